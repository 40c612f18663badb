// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where the virtualiser says are no table's rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useState,
} from "react";
import { type LeadId, type LeadRow, useToday } from "@/ipc";
import { CheckboxField, cx, Icon } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import { columnWord } from "../words";
import { Cell, gridOf } from "./columns";
import { useNames } from "./names";
import s from "./table.module.css";
import { MOST, type Ticks } from "./ticks";

export type LeadTableProps = {
  box: RefObject<HTMLDivElement | null>;
  autoFocus: boolean;
  view: View;
  rows: readonly LeadRow[];
  /** `null` for those who may change nobody. */
  ticks: Ticks | null;
  onOpen: (row: LeadRow) => void;
  onNearEnd: () => void;
  empty: ReactNode;
};

/** A token of tokens.css in pixels, as the virtualiser needs a number. */
function pixels(token: string, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token)) || otherwise;
}

/**
 * The list as a table over the whole width, one tab stop: ↑↓ Home End PgUp PgDn move, Space ticks, Shift with
 * an arrow ticks on the way, Ctrl+A ticks all that are loaded, Enter opens the card.
 */
export function LeadTable({ box, autoFocus, view, rows, ticks, onOpen, onNearEnd, empty }: LeadTableProps) {
  const id = useId();
  const [row] = useState(() => pixels("--row", 32));
  const [at, setAt] = useState<LeadId | null>(view.last);
  const here = Math.max(
    0,
    rows.findIndex((one) => one.id === at),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => row,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    // The heading stays in sight over the rows.
    scrollMargin: row,
    scrollPaddingStart: row,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onNearEnd();
  }, [rows.length, last, onNearEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where one has come back to
  useEffect(() => {
    if (autoFocus) box.current?.focus();
    if (here > 0) virtual.scrollToIndex(here);
  }, []);

  const go = (to: number, ticking: boolean) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    const next = rows[index];
    if (!next) return;
    virtual.scrollToIndex(index);
    setAt(next.id);
    if (!ticking || !ticks) return;
    const from = rows[here];
    if (from && !ticks.has(from.id)) ticks.toggle(from.id);
    ticks.upTo(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The tick of the heading has keys of its own.
    if (event.target !== event.currentTarget || event.altKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? row) / row) - 2);
    const target = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: here + page,
      PageUp: here - page,
    }[event.code];
    const ctrl = event.ctrlKey || event.metaKey;
    const one = rows[here];
    if (target !== undefined && !ctrl) go(target, event.shiftKey);
    else if (event.code === "Space" && one && ticks) ticks.toggle(one.id);
    else if (event.code === "KeyA" && ctrl && ticks) ticks.all();
    else if (event.code === "Escape" && ticks && ticks.chosen.length > 0) ticks.clear();
    else if (event.key === "Enter" && one && !ctrl) onOpen(one);
    else return;
    event.preventDefault();
  };

  if (rows.length === 0) {
    return (
      <div ref={box} tabIndex={-1} className={s.table}>
        {empty}
      </div>
    );
  }
  const { template, least } = gridOf(view.columns, ticks !== null);
  const line: CSSProperties = { gridTemplateColumns: template, height: row };
  return (
    <div
      ref={box}
      role="grid"
      aria-label={m.area_leads()}
      aria-multiselectable={ticks !== null}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`${id}-${rows[here]?.id}`}
      tabIndex={0}
      className={s.table}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={s.head} style={{ minWidth: least }}>
        <div role="row" aria-rowindex={1} className={s.line} style={line}>
          {ticks && (
            <span role="columnheader" className={s.tick}>
              <CheckboxField
                label={m.leads_bulk_all()}
                value={ticks.chosen.length >= Math.min(rows.length, MOST)}
                onChange={ticks.all}
              />
            </span>
          )}
          <span role="columnheader">{m.leads_full_name()}</span>
          {view.columns.map((column) => (
            <span key={column} role="columnheader">
              {columnWord(column)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={s.space} style={{ height: virtual.getTotalSize(), minWidth: least }}>
        {shown.map(({ index, start }) => {
          const one = rows[index];
          return (
            one && (
              <Row
                key={one.id}
                id={`${id}-${one.id}`}
                row={one}
                index={index}
                here={index === here}
                view={view}
                ticks={ticks}
                style={{ ...line, transform: `translateY(${start - row}px)` }}
                onGo={() => setAt(one.id)}
                onOpen={() => onOpen(one)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

type RowProps = {
  id: string;
  row: LeadRow;
  index: number;
  here: boolean;
  view: View;
  ticks: Ticks | null;
  style: CSSProperties;
  onGo: () => void;
  onOpen: () => void;
};

function Row({ id, row, index, here, view, ticks, style, onGo, onOpen }: RowProps) {
  const today = useToday();
  const names = useNames();
  const ticked = ticks?.has(row.id) ?? false;
  const tick = (event: MouseEvent) => {
    if (event.shiftKey) ticks?.upTo(row.id);
    else ticks?.toggle(row.id);
  };
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      {...(ticks && { "aria-selected": ticked })}
      className={cx(s.line, s.row, here && s.here, ticked && s.ticked)}
      style={style}
      onClick={onGo}
      onDoubleClick={onOpen}
    >
      {ticks && (
        <span role="gridcell" className={s.tick} onClick={tick} onDoubleClick={(e) => e.stopPropagation()}>
          <span className={s.box}>{ticked && <Icon name="check" />}</span>
        </span>
      )}
      <span role="rowheader" className={s.name} onClick={onOpen}>
        <b>{row.full_name}</b>
        {row.chinese && row.chinese !== row.full_name && <span className="soft"> {row.chinese}</span>}
      </span>
      {view.columns.map((column) => (
        <span key={column} role="gridcell" className={cx(FIGURES.includes(column) && "figures")}>
          <Cell column={column} row={row} today={today} names={names} />
        </span>
      ))}
    </div>
  );
}
const FIGURES: readonly string[] = ["case_no", "phone", "arrives", "created", "changed"];
