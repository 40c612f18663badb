/**
 * A long list of rows of one height: only the rows in sight exist. One tab stop; ↑↓ Home End PgUp PgDn
 * move, Enter opens, and the list never loses its place while its rows are asked for again.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx";
import s from "./list.module.css";

export type VirtualListProps<Item> = {
  /** What the rows are, read aloud: “Leads”. */
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string | number;
  row: (item: Item) => ReactNode;
  /** The row shown in the card beside; the arrows move it. */
  selected: string | number | null;
  onSelect: (item: Item) => void;
  /** Enter or a double click. */
  onOpen?: (item: Item) => void;
  /** Any other key on a row (“C” logs a call); return true when it was used. */
  onKey?: (event: KeyboardEvent, item: Item) => boolean;
  /** Rows with a second line. */
  tall?: boolean;
  /** The end is near: ask for the next page. */
  onNearEnd?: () => void;
  empty?: ReactNode;
  autoFocus?: boolean;
};

/** A token of tokens.css in pixels, as the virtualiser needs a number. */
function pixels(token: string, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token)) || otherwise;
}

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, itemKey, selected, onSelect, onOpen, onNearEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [height] = useState(() => (props.tall ? pixels("--row-tall", 44) : pixels("--row", 32)));
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemKey(item);
    },
    overscan: 8,
  });
  const at = items.findIndex((item) => itemKey(item) === selected);

  // The row one has come to stays in sight; a list that is asked for again does not jump.
  const come = useRef({ at, rows });
  come.current = { at, rows };
  useEffect(() => {
    if (selected !== null && come.current.at >= 0) come.current.rows.scrollToIndex(come.current.at);
  }, [selected]);

  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 10) onNearEnd?.();
  }, [items.length, last, onNearEnd]);

  useEffect(() => {
    // Rows that come late do not take the field away from whoever types meanwhile.
    if (props.autoFocus && !document.activeElement?.matches("input, textarea")) box.current?.focus();
  }, [props.autoFocus]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(items.length - 1, to));
    const item = items[index];
    if (item === undefined) return;
    rows.scrollToIndex(index);
    onSelect(item);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? height) / height) - 1);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    }[event.key];
    const item = items[at];
    if (target !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) move(target);
    else if (event.key === "Enter" && item !== undefined && onOpen && !event.ctrlKey) onOpen(item);
    else if (item === undefined || !props.onKey?.(event, item)) return;
    event.preventDefault();
  };

  // Nothing to choose from is no listbox: what stands there instead may be words and a button.
  if (items.length === 0) {
    return (
      <div ref={box} tabIndex={-1} className={s.list}>
        {props.empty}
      </div>
    );
  }
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={at >= 0 ? `${id}-${selected}` : undefined}
      tabIndex={0}
      className={s.list}
      onKeyDown={onKeyDown}
    >
      <div className={s.space} style={{ height: rows.getTotalSize() }}>
        {shown.map((virtual) => {
          const item = items[virtual.index];
          if (item === undefined) return null;
          const key = itemKey(item);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and names the active row
            <div
              key={key}
              id={`${id}-${key}`}
              role="option"
              aria-selected={key === selected}
              aria-posinset={virtual.index + 1}
              aria-setsize={items.length}
              className={cx(s.row, key === selected && s.selected)}
              style={{ height, transform: `translateY(${virtual.start}px)` }}
              onClick={() => onSelect(item)}
              onDoubleClick={() => onOpen?.(item)}
            >
              {props.row(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
