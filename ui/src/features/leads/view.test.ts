import { expect, it } from "vitest";
import type { SavedView } from "@/ipc";
import {
  COLUMNS,
  contentOf,
  EVERYBODY,
  isChanged,
  isEverybody,
  layoutOf,
  queryOf,
  shownAs,
  type View,
} from "./view";

const view = (part: Partial<View> = {}): View => ({
  state: "open",
  filter: EVERYBODY,
  sort: "changed",
  layout: "table",
  columns: COLUMNS,
  saved: 3,
  last: null,
  ...part,
});
const saved = (of: View): SavedView => ({
  id: 3,
  name: "Думают",
  shared: false,
  own: true,
  content: contentOf(of),
});
const thinking: View = view({ filter: { ...EVERYBODY, statuses: ["deciding", "booked"], mine: true } });

it("a saved view shows what it was saved as, and is not changed then", () => {
  const again = { ...view({ state: "archived", layout: "cards" }), ...shownAs(saved(thinking)) };
  expect(again).toMatchObject({ state: "open", layout: "table", saved: 3 });
  expect(again.filter).toEqual(thinking.filter);
  expect(isChanged(again, saved(thinking))).toBe(false);
  expect(queryOf(again).archived).toBe(false);
});

it.each<[string, Partial<View>]>([
  ["a condition more", { filter: { ...thinking.filter, idle_days: 7 } }],
  ["a word less", { filter: { ...thinking.filter, statuses: ["deciding"] } }],
  ["another word", { filter: { ...thinking.filter, statuses: ["deciding", "new"] } }],
  ["another order", { sort: "next_action" }],
  ["another form", { layout: "cards" }],
  ["another column", { columns: ["phone"] }],
  ["the archive", { state: "archived" }],
])("%s changes it", (_, part) => {
  expect(isChanged({ ...thinking, ...part }, saved(thinking))).toBe(true);
});

it("the order of words in a condition, and who was looked at last, change nothing", () => {
  const turned = { ...thinking, filter: { ...thinking.filter, statuses: ["booked", "deciding"] } } as View;
  expect(isChanged({ ...turned, columns: [...COLUMNS].reverse() }, saved(thinking))).toBe(false);
  expect(isEverybody({ ...EVERYBODY })).toBe(true);
  expect(isEverybody(thinking.filter)).toBe(false);
});

it("what was put away stands on no board", () => {
  expect(layoutOf(view({ layout: "board" }))).toBe("board");
  expect(layoutOf(view({ layout: "board", state: "archived" }))).toBe("table");
});
