/** What a board and its columns know together: who stands where, what is picked, carried and dragged. */
import { createContext, type RefObject } from "react";
import type { ListBoxRenderProps } from "react-aria-components";

export type Key = number;
/** Cards of one column. */
export type Held = { column: string; keys: readonly Key[] };
/** A column as it stands on the screen now. */
export type Standing = { keys: readonly Key[]; list: ListBoxRenderProps["state"] | null };

export type Inside = {
  columns: RefObject<Map<string, Standing>>;
  /** The card last carried by keys, until something else is touched: the focus goes with it. */
  carried: RefObject<Key | null>;
  dragged: RefObject<Held | null>;
  picked: Held;
  pick: (held: Held) => void;
  focus: (column: string, key: Key) => void;
  onMove: (keys: readonly Key[], from: string, to: string) => void;
};
export const BoardContext = createContext<Inside | null>(null);

export type Place = { box: HTMLElement; column: string; card: HTMLElement | null; key: Key | null };

/** The column and the card something stands in. */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const box = target.closest<HTMLElement>("[data-column]");
  const card = target.closest<HTMLElement>("[role=option][data-key]");
  const key = card?.dataset.key === undefined ? null : Number(card.dataset.key);
  return box && { box, column: box.dataset.column ?? "", card, key };
}
