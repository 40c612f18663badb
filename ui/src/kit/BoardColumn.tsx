import {
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import {
  Collection,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from "react-aria-components";
import s from "./board.module.css";
import { BoardContext, type Inside, type Key, placeOf, type Standing } from "./boardPlaces";
import { cx } from "./cx";
import { openModals } from "./depth";
import { Skeleton } from "./show";

const CARD = "desk-card";
/** A carried card that cannot be focused after so many frames is left. */
const FRAMES = 60;

/** A token of tokens.css in pixels, as the layout needs a number. */
function pixels(token: string, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token)) || otherwise;
}

export type BoardColumnProps<Item extends object> = {
  id: string;
  /** Names the list: the column's word and how many there are. */
  label: string;
  heading: ReactNode;
  /** `null` while they are asked for. */
  items: readonly Item[] | null;
  itemKey: (item: Item) => number;
  /** The words of a card, to find it by its first letters. */
  itemText: (item: Item) => string;
  card: (item: Item) => ReactNode;
  /** What `card` shows beside the item: cards are drawn anew when it changes. */
  shows: readonly unknown[];
  /** Enter or a double click. */
  onOpen: (item: Item) => void;
  /** Only while there is more: the end is near. */
  onNearEnd?: (() => void) | undefined;
  empty: ReactNode;
};

export function BoardColumn<Item extends object>(props: BoardColumnProps<Item>) {
  const { id, items, itemKey, onNearEnd } = props;
  const inside = useContext(BoardContext);
  if (!inside) throw new Error("a column stands on a board");
  const { columns, dragged, picked, pick, onMove } = inside;
  const keys = (items ?? []).map(itemKey);
  const list = useRef<Standing["list"]>(null);
  const box = useRef<HTMLDivElement>(null);
  const [sizes] = useState(() => ({
    rowHeight: pixels("--board-card", 84),
    gap: pixels("--s2", 8),
    padding: pixels("--s2", 8),
  }));

  useLayoutEffect(() => {
    columns.current.set(id, { keys, list: list.current });
  });
  useFollowing(id, keys, inside, list, box);
  useEffect(() => {
    const all = columns.current;
    return () => void all.delete(id);
  }, [columns, id]);

  const { dragAndDropHooks } = useDragAndDrop<Item>({
    getItems: (dragging) => [...dragging].map(() => ({ [CARD]: "" })),
    acceptedDragTypes: [CARD],
    getDropOperation: () => "move",
    onDragStart: ({ keys }) => {
      dragged.current = { column: id, keys: [...keys].map(Number) };
    },
    onRootDrop: () => {
      if (dragged.current) onMove(dragged.current.keys, dragged.current.column, id);
    },
    onDragEnd: () => {
      dragged.current = null;
    },
  });

  return (
    <section className={s.column} data-column={id}>
      <header className={s.head}>{props.heading}</header>
      {items === null ? (
        <div className={s.waiting}>
          <Skeleton rows={6} />
        </div>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={sizes}>
          <ListBox
            ref={box}
            aria-label={props.label}
            className={({ state }) => {
              list.current = state;
              return s.list ?? "";
            }}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={picked.column === id ? picked.keys : []}
            onSelectionChange={(chosen) =>
              pick({ column: id, keys: chosen === "all" ? keys : [...chosen].map(Number) })
            }
            onAction={(key) => {
              const item = items.find((one) => itemKey(one) === key);
              if (item) props.onOpen(item);
            }}
            dragAndDropHooks={dragAndDropHooks}
            renderEmptyState={() => <div className={cx("soft", s.empty)}>{props.empty}</div>}
          >
            <Collection items={items} dependencies={props.shows}>
              {(item) => (
                <ListBoxItem id={itemKey(item)} textValue={props.itemText(item)} className={s.card ?? ""}>
                  {props.card(item)}
                </ListBoxItem>
              )}
            </Collection>
            {onNearEnd && <ListBoxLoadMoreItem onLoadMore={onNearEnd} />}
          </ListBox>
        </Virtualizer>
      )}
    </section>
  );
}

/** The keyboard goes with the card it has carried here; where the card has left the board, to who is next. */
function useFollowing(
  id: string,
  keys: readonly Key[],
  { columns, carried, focus }: Inside,
  list: RefObject<Standing["list"]>,
  box: RefObject<HTMLElement | null>,
) {
  const before = useRef(keys);
  useEffect(() => {
    const all = columns.current;
    const key = carried.current;
    const had = before.current;
    before.current = keys;
    if (key === null || had.includes(key) === keys.includes(key)) return;
    // A list draws a card some steps later than it is told of it, and a dialog may still be closing.
    const follow = (left: number) => {
      if (carried.current !== key || left === 0) return;
      if (openModals() > 0) return void requestAnimationFrame(() => follow(left));
      const at = placeOf(document.activeElement);
      if (all.get(id)?.keys.includes(key)) {
        if (at?.column === id && at.key === key) return;
        if (list.current?.collection.getItem(key)) focus(id, key);
      } else {
        const elsewhere = [...all.values()].some((one) => one.keys.includes(key));
        if (elsewhere || at) return;
        box.current?.focus();
      }
      requestAnimationFrame(() => follow(left - 1));
    };
    requestAnimationFrame(() => follow(FRAMES));
  });
}
