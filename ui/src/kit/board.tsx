/**
 * A board: columns of cards carried between them by the pointer or by keys. ↑↓ go through a column, ← → to the
 * next one, Enter opens, Alt+← → carry a card, Alt+↓ or the right button offers what else can be done; Alt+Enter
 * begins the library's own dragging by Tab. Only cards in sight exist, and nothing of them leaves with a drag.
 */
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import s from "./board.module.css";
import { BoardContext, type Held, type Key, type Place, placeOf, type Standing } from "./boardPlaces";
import { cx } from "./cx";
import { MenuAt } from "./MenuAt";
import type { MenuAct } from "./menu";

const NOBODY: Held = { column: "", keys: [] };
/** Nearer to an edge than this a dragged card scrolls the board, by so much each time. */
const EDGE = 56;
const STEP = 24;

export type BoardProps = {
  /** What is on the board, read aloud: “Leads by status”. */
  label: string;
  /** How cards are moved, said above them. */
  hint: string;
  onMove: (keys: readonly number[], from: string, to: string) => void;
  /** What else can be done with cards. */
  acts: (keys: readonly number[], from: string) => readonly MenuAct[];
  /** Columns. */
  children: ReactNode;
};

export function Board({ label, hint, onMove, acts, children }: BoardProps) {
  const box = useRef<HTMLElement>(null);
  const columns = useRef(new Map<string, Standing>());
  const carried = useRef<Key | null>(null);
  const dragged = useRef<Held | null>(null);
  const [picked, pick] = useState(NOBODY);
  const [menu, setMenu] = useState<{ acts: readonly MenuAct[]; at: HTMLElement } | null>(null);
  const described = useId();

  const all = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
  const focus = (column: string, key: Key) => {
    const manager = columns.current.get(column)?.list?.selectionManager;
    if (!manager) return;
    leave();
    manager.setFocused(true);
    manager.setFocusedKey(key);
    pick({ column, keys: [key] });
  };
  /** A list whose card is carried off would focus the next one by itself. */
  const leave = () => {
    for (const { list } of columns.current.values()) list?.selectionManager.setFocused(false);
  };
  const heldAt = ({ column, key }: Place): Held =>
    key === null
      ? { column, keys: [] }
      : picked.column === column && picked.keys.includes(key)
        ? picked
        : { column, keys: [key] };

  /** The card of the nearest column at that side that has any, beside the one left. */
  const step = (place: Place, side: number) => {
    const order = all();
    const top = (card: Element) => card.getBoundingClientRect().top;
    const from = place.card ? top(place.card) : 0;
    for (let at = order.indexOf(place.box) + side; order[at]; at += side) {
      const cards = [...(order[at]?.querySelectorAll<HTMLElement>("[role=option][data-key]") ?? [])];
      const [beside] = cards.sort((a, b) => Math.abs(top(a) - from) - Math.abs(top(b) - from));
      if (beside) return focus(order[at]?.dataset.column ?? "", Number(beside.dataset.key));
    }
  };
  const carry = (place: Place, side: number) => {
    const order = all();
    const to = order[order.indexOf(place.box) + side]?.dataset.column;
    const { column, keys } = heldAt(place);
    if (to === undefined || keys.length === 0) return;
    carried.current = place.key;
    leave();
    onMove(keys, column, to);
  };
  const offer = (place: Place) => {
    const { column, keys } = heldAt(place);
    if (!place.card || keys.length === 0) return;
    carried.current = place.key;
    setMenu({ acts: acts(keys, column), at: place.card });
  };

  /** Where a key is pressed. A card that was just carried may still be drawn in its old column, or nowhere yet. */
  const placeNow = (target: EventTarget | null): Place | null => {
    const place = placeOf(target);
    const key = place ? place.key : carried.current;
    const [column] = [...columns.current].find(([, { keys }]) => key !== null && keys.includes(key)) ?? [];
    if (column === undefined || column === place?.column) return place;
    const found = all().find(({ dataset }) => dataset.column === column);
    return found ? { box: found, column, card: null, key } : place;
  };
  const onKeyDown = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (/^(Alt|Control|Meta|Shift)/.test(event.code)) return;
    const place = placeNow(event.target);
    // While the focus is on its way to the card that was carried, no key makes it lose it.
    if (placeOf(event.target)) carried.current = null;
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
    if (side && event.altKey) carry(place, side);
    else if (side) step(place, side);
    else if (event.code === "ArrowDown" && event.altKey) offer(place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body) latest.current(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const onContextMenu = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place?.card) return;
    event.preventDefault();
    offer(place);
  };
  const onDragOver = ({ clientX }: DragEvent) => {
    const { current: board } = box;
    if (!board) return;
    const { left, right } = board.getBoundingClientRect();
    if (clientX < left + EDGE) board.scrollLeft -= STEP;
    else if (clientX > right - EDGE) board.scrollLeft += STEP;
  };

  return (
    <BoardContext value={{ columns, carried, dragged, picked, pick, focus, onMove }}>
      <p id={described} className={cx("soft", "small", s.hint)}>
        {hint}
      </p>
      <section
        ref={box}
        className={s.board}
        {...{ tabIndex: 0 }}
        aria-label={label}
        aria-describedby={described}
        onKeyDownCapture={onKeyDown}
        onPointerDownCapture={() => {
          carried.current = null;
        }}
        onContextMenu={onContextMenu}
        onDragOverCapture={onDragOver}
      >
        {children}
      </section>
      {menu && <MenuAt label={label} acts={menu.acts} at={menu.at} onClose={() => setMenu(null)} />}
    </BoardContext>
  );
}
