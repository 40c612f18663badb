/** The frame of an area's page: a title with its actions, panels, facts and plain tables. */
import type { ReactNode } from "react";
import { cx } from "./cx";
import s from "./page.module.css";

export type PageProps = { title: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A whole page that scrolls under its title. */
export function Page({ title, note, actions, children }: PageProps) {
  return (
    <section className={s.page}>
      <header className={s.head}>
        <div className={s.titles}>
          <h1 data-selectable>{title}</h1>
          {note && <div className="soft">{note}</div>}
        </div>
        {actions && <div className={s.actions}>{actions}</div>}
      </header>
      <div className={s.body}>{children}</div>
    </section>
  );
}

/** A list left (40 %) and a card right; each scrolls by itself. The page's title is only read aloud. */
export function Split({ title, list, card }: { title: string; list: ReactNode; card: ReactNode }) {
  return (
    <div className={s.split}>
      <h1 className="unseen">{title}</h1>
      <section className={s.list}>{list}</section>
      <section className={s.card}>{card}</section>
    </div>
  );
}

export type PanelProps = { title?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean };

/** A sheet of paper on the page; `flush` lets a list or table touch its edges. */
export function Panel({ title, actions, children, flush }: PanelProps) {
  return (
    <section className={s.panel}>
      {(title || actions) && (
        <header className={s.panelHead}>
          {title ? <h2>{title}</h2> : <span />}
          {actions && <div className={s.actions}>{actions}</div>}
        </header>
      )}
      <div className={cx(!flush && s.padded)}>{children}</div>
    </section>
  );
}

/** Names and values; an absent value shows a dash. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={s.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === "" ? "–" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `title` is empty over badges and buttons that say it all: nothing is read aloud there. */
export type Column<Row> = { id: string; title: string; cell: (row: Row) => ReactNode; figures?: boolean };
export type TableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
};

/** A short table to be read; long or selectable lists are a `VirtualList`. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className={s.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) =>
            column.title === "" ? (
              <td key={column.id} />
            ) : (
              <th key={column.id} scope="col" className={column.figures ? s.end : undefined}>
                {column.title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.id} className={column.figures ? s.end : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
