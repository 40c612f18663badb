/** A row of the comparison: what it is about, both cards, and what comes out. */
import type { ReactNode } from "react";
import { CheckboxGroup, cx } from "@/kit";
import { m } from "@/paraglide/messages";
import { type Cards, type Held, kept } from "./choice";
import s from "./merge.module.css";

export type LineProps = {
  label: string;
  result: ReactNode;
  children: ReactNode;
  head?: boolean;
  /** What can be ticked flows, as it belongs to both cards; choices stand each under its card. */
  flow?: boolean;
};

export function Line({ label, result, children, head, flow }: LineProps) {
  return (
    <div className={cx(s.line, head && s.head)}>
      <span className={s.label} aria-hidden="true">
        {label}
      </span>
      <div className={cx(!flow && s.sides)}>{children}</div>
      <div className={s.result} data-selectable>
        {result}
      </div>
    </div>
  );
}

export type ListLineProps<T> = {
  label: string;
  cards: Cards;
  held: readonly Held<T>[];
  words: (value: T) => string;
  /** The word beside the first one. */
  main: string | undefined;
  out: ReadonlySet<string>;
  onOut: (out: ReadonlySet<string>) => void;
};

/** What both cards may hold several of: all of it is kept, but for what is unticked. */
export function ListLine<T>({ label, cards, held, words, main, out, onOut }: ListLineProps<T>) {
  if (held.length === 0) return null;
  const on = (side: Held<T>["on"]) => (side === "both" ? m.leads_merge_on_both() : cards[side].case_no);
  const change = (ticked: readonly string[]) => {
    const next = new Set(out);
    for (const { key } of held) {
      if (ticked.includes(key)) next.delete(key);
      else next.add(key);
    }
    onOut(next);
  };
  const stays = kept(held, out).map(words);
  return (
    <Line
      flow
      label={label}
      result={
        stays.length === 0 ? (
          m.leads_merge_empty()
        ) : (
          <ul>
            {stays.map((text, at) => (
              <li key={text}>
                {text}
                {main && at === 0 && stays.length > 1 && <span className="soft small"> {main}</span>}
              </li>
            ))}
          </ul>
        )
      }
    >
      <CheckboxGroup
        bare
        wide
        inline
        label={label}
        options={held.map(({ key, value, on: side }) => ({ id: key, label: words(value), note: on(side) }))}
        value={held.filter(({ key }) => !out.has(key)).map(({ key }) => key)}
        onChange={change}
      />
    </Line>
  );
}
