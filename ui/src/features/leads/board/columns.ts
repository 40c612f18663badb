/** Which columns a board has, who stands in them, and what is on its way between them. */
import type { Filter, LeadRow, LeadStatus, ListQuery, NextAction, Sort } from "@/ipc";
import { LEAD_STATUSES } from "@/kit";
import { isEverybody, queryOf, type View } from "../view";

/** Where a lead ends that goes the way no further. */
export const EXITS: readonly LeadStatus[] = ["declined", "postponed", "duplicate", "spam", "no_show"];
const WAY = LEAD_STATUSES.filter((status) => !EXITS.includes(status));

export type Columns = { way: readonly LeadStatus[]; exits: readonly LeadStatus[] };

/** The way with its exits beside it, or just what the filter names. */
export function columnsOf({ statuses }: Pick<Filter, "statuses">): Columns {
  if (statuses.length === 0) return { way: WAY, exits: EXITS };
  return { way: LEAD_STATUSES.filter((status) => statuses.includes(status)), exits: [] };
}

export const isStatus = (word: string): word is LeadStatus => LEAD_STATUSES.some((status) => status === word);

/** Cards of one page of a column. */
const PAGE = 50;

/** The question one column asks. */
export function columnQuery(view: View, status: LeadStatus): ListQuery {
  const { filter } = view;
  return { ...queryOf({ ...view, filter: { ...filter, statuses: [status] } }), limit: PAGE };
}

/** Whether the columns hold all open leads: what is counted for every view is enough then. */
export const isWhole = ({ state, filter, sort }: View): boolean =>
  state === "open" && sort === "changed" && isEverybody({ ...filter, statuses: [] });

/** A card that stands elsewhere while its change is being written. */
export type Move = { row: LeadRow; to: LeadStatus };

/** The cards of a column with what has just left it and come to it, each where its order puts it. */
export function standing(
  rows: readonly LeadRow[],
  status: LeadStatus,
  moves: readonly Move[],
  sort: Sort,
): readonly LeadRow[] {
  if (moves.length === 0) return rows;
  const last = new Map(moves.map((move) => [move.row.id, move]));
  const stay = rows.filter(({ id }) => !last.has(id));
  const come = [...last.values()].filter(({ to }) => to === status).map(({ row }) => ({ ...row, status }));
  if (sort === "changed") return [...come.reverse(), ...stay];
  const all = [...come, ...stay];
  return all.sort((one, other) =>
    (one.next_action?.on ?? NEVER).localeCompare(other.next_action?.on ?? NEVER),
  );
}
const NEVER: NextAction["on"] = "9999-12-31";
