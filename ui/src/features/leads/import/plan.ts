/** How a file is read: what stands in its columns, what is missing before it can be tried. */
import type { DateOrder, Field, ImportChecked, ImportLooked, ImportPlan } from "@/ipc";

export const FIELDS: readonly Field[] = [
  "skip",
  "full_name",
  "surname",
  "given",
  "patronymic",
  "latin",
  "chinese",
  "phone",
  "email",
  "language",
  "channel",
  "comment",
  "asked_on",
  "next_on",
  "next_text",
  "consent_on",
];

/** Of these a file may have several columns: all of them are taken. */
const SEVERAL: readonly Field[] = ["skip", "phone", "email", "comment", "asked_on"];
/** One of these says who it is. */
const NAMED: readonly Field[] = ["full_name", "surname", "given", "latin", "chinese", "phone"];
const DATED: readonly Field[] = ["asked_on", "next_on", "consent_on"];

export const hasDates = ({ columns }: ImportPlan): boolean => columns.some((field) => DATED.includes(field));

/** Places of columns that claim what a column before them holds already. */
export const claimedTwice = (columns: readonly Field[]): number[] =>
  columns.flatMap((field, at) => (!SEVERAL.includes(field) && columns.indexOf(field) < at ? [at] : []));

export type Missing = "name" | "twice" | "dates";

/** What has to be said before the file can be tried; the core refuses the same. */
export function missing(plan: ImportPlan): Missing | null {
  if (!plan.columns.some((field) => NAMED.includes(field))) return "name";
  if (claimedTwice(plan.columns).length > 0) return "twice";
  return plan.date_order === null && hasDates(plan) ? "dates" : null;
}

/** Dates of figures apart by strokes; others say by themselves which part is the day. */
const STROKES = /^\s*(\d{1,2})\/(\d{1,2})\/(?:\d{2}|\d{4})(?!\d)/;

/** What the dates of a column show of their order; `null`: they can be read two ways. */
export function orderShown(dates: readonly string[]): DateOrder | null {
  let [day, month, either] = [false, false, false];
  for (const text of dates) {
    const [, first, second] = STROKES.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    const [isDay, isMonth] = [Number(first) > 12, Number(second) > 12];
    day ||= isDay;
    month ||= isMonth;
    either ||= !isDay && !isMonth && first !== second;
  }
  if (day !== month) return day ? "day_first" : "month_first";
  return day || either ? null : "day_first";
}

/**
 * Another content of a column. The core has looked at the dates it guessed; of a column that was none
 * only what is shown can tell, and where that can be read two ways the desk is asked.
 */
export function withColumn(
  plan: ImportPlan,
  { sample }: Pick<ImportLooked, "sample">,
  at: number,
  field: Field,
): ImportPlan {
  const was = plan.columns[at];
  const columns = plan.columns.map((old, place) => (place === at ? field : old));
  if (!DATED.includes(field) || (was && DATED.includes(was))) return { ...plan, columns };
  const shown = orderShown(sample.map((cells) => cells[at] ?? ""));
  const clear = shown === plan.date_order || !sample.some((cells) => STROKES.test(cells[at] ?? ""));
  if (hasDates(plan)) return { ...plan, columns, date_order: clear ? plan.date_order : null };
  return { ...plan, columns, date_order: shown };
}

/** What a run will do, by its dry run. Of known people whose card lacks nothing none is completed. */
export function outcome(checked: ImportChecked, { duplicates }: ImportPlan) {
  const known = checked.duplicates;
  return {
    created: checked.new + (duplicates === "create" ? known : 0),
    completed: duplicates === "complete" ? known : 0,
    left: checked.repeated + checked.blocked + checked.wrong + (duplicates === "skip" ? known : 0),
  };
}
