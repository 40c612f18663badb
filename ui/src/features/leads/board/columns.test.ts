import { describe, expect, it } from "vitest";
import type { LeadId, LeadRow, LeadStatus } from "@/ipc";
import { LEAD_STATUSES } from "@/kit";
import { EVERYBODY, type View } from "../view";
import { columnQuery, columnsOf, EXITS, isWhole, standing } from "./columns";

const row = (id: number, status: LeadStatus, on: string | null = null) =>
  ({ id: id as LeadId, status, next_action: on && { text: "", on, time: null } }) as LeadRow;
const ids = (rows: readonly LeadRow[]) => rows.map(({ id }) => Number(id));
const view: View = {
  state: "open",
  filter: EVERYBODY,
  sort: "changed",
  layout: "board",
  columns: [],
  saved: null,
  last: null,
};

describe("the columns", () => {
  it("are the whole way and the exits, each status once", () => {
    const { way, exits } = columnsOf(EVERYBODY);
    expect([...way, ...exits]).toEqual(LEAD_STATUSES);
    expect(exits).toEqual(EXITS);
  });

  it("are only those the filter names, in the order of the way", () => {
    expect(columnsOf({ statuses: ["declined", "booked", "new"] })).toEqual({
      way: ["new", "booked", "declined"],
      exits: [],
    });
  });

  it("ask for one status each, under everything else the view asks", () => {
    const query = columnQuery({ ...view, filter: { ...EVERYBODY, mine: true, statuses: ["new"] } }, "booked");
    expect(query).toMatchObject({ limit: 50, archived: false, filter: { mine: true, statuses: ["booked"] } });
  });

  it("are counted by the common counts only where they hold everybody", () => {
    expect(isWhole({ ...view, filter: { ...EVERYBODY, statuses: ["new"] } })).toBe(true);
    expect(isWhole({ ...view, filter: { ...EVERYBODY, mine: true } })).toBe(false);
    expect(isWhole({ ...view, sort: "next_action" })).toBe(false);
    expect(isWhole({ ...view, state: "archived" })).toBe(false);
  });
});

describe("a card on its way", () => {
  const there = [row(1, "new"), row(2, "new"), row(3, "new")];
  const moves = [{ row: row(2, "new"), to: "booked" as const }];

  it("has left its column and stands first where it goes", () => {
    expect(ids(standing(there, "new", moves, "changed"))).toEqual([1, 3]);
    expect(ids(standing([row(7, "booked")], "booked", moves, "changed"))).toEqual([2, 7]);
    expect(standing([], "booked", moves, "changed")[0]?.status).toBe("booked");
  });

  it("stands once, where it was carried last", () => {
    const twice = [...moves, { row: row(2, "booked"), to: "arrived" as const }];
    expect(ids(standing([], "booked", twice, "changed"))).toEqual([]);
    expect(ids(standing([row(2, "arrived")], "arrived", twice, "changed"))).toEqual([2]);
  });

  it("stands by its promise where promises order the cards", () => {
    const late = [{ row: row(9, "new", "2026-11-25"), to: "booked" as const }];
    const rows = [row(7, "booked", "2026-11-24"), row(8, "booked", "2026-11-26")];
    expect(ids(standing(rows, "booked", late, "next_action"))).toEqual([7, 9, 8]);
  });
});
