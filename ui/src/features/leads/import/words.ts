/** Words of an import: what columns hold, how files are written, what becomes of rows, what is wrong. */
import type { CheckedRow, DeskError, Encoding, Field, OnDuplicate, Problem, TwinBy } from "@/ipc";
import { errorWords, problemWords } from "@/kit";
import { m } from "@/paraglide/messages";
import type { Missing } from "./plan";

const fields: Record<Field, () => string> = {
  skip: m.leads_import_field_skip,
  full_name: m.leads_import_field_full_name,
  surname: m.leads_surname,
  given: m.leads_given,
  patronymic: m.leads_merge_patronymic,
  latin: m.leads_latin,
  chinese: m.leads_chinese,
  phone: m.leads_phone,
  email: m.leads_email,
  language: m.leads_language,
  channel: m.leads_channel,
  comment: m.leads_comment,
  asked_on: m.leads_import_field_asked_on,
  next_on: m.leads_import_field_next_on,
  next_text: m.leads_import_field_next_text,
  consent_on: m.leads_import_field_consent_on,
};

export const importFieldWord = (field: Field): string => fields[field]();

/** Where something is wrong, by the core's path: `phones.0.number`, `name.surname`. */
export function placeWord(path: string): string {
  const parts = path.split(".");
  if (parts[0] === "phones") return m.leads_phone();
  if (parts[0] === "emails") return m.leads_email();
  const last = parts.at(-1) ?? "";
  if (parts[0] === "next_action") return fields[last === "on" ? "next_on" : "next_text"]();
  return fields[last as Field]?.() ?? m.leads_full_name();
}

/** A row has no field to fill in and no list to choose from. */
export function rowProblemWords(problem: Problem): string {
  return problem.is === "empty" ? m.leads_import_problem_empty() : problemWords(problem);
}

/** Standards are called the same in every language. */
const encodings: Record<Exclude<Encoding, "workbook">, string> = {
  utf8: "UTF-8",
  utf16: "UTF-16",
  windows1251: "Windows-1251",
  gb18030: "GB18030",
};

export const ENCODINGS = Object.keys(encodings) as (keyof typeof encodings)[];

export function encodingWord(encoding: keyof typeof encodings): string {
  const where = {
    utf8: "",
    utf16: "",
    windows1251: m.leads_import_encoding_cyrillic(),
    gb18030: m.leads_import_encoding_chinese(),
  }[encoding];
  return [encodings[encoding], where].filter(Boolean).join(" · ");
}

const duplicates: Record<OnDuplicate, { word: () => string; note: () => string }> = {
  skip: { word: m.leads_import_known_skip, note: m.leads_import_known_skip_note },
  complete: { word: m.leads_import_known_complete, note: m.leads_import_known_complete_note },
  create: { word: m.leads_import_known_create, note: m.leads_import_known_create_note },
};

export const duplicateOptions = () =>
  (["skip", "complete", "create"] as const).map((id) => ({
    id,
    label: duplicates[id].word(),
    note: duplicates[id].note(),
  }));

export const missingWords = (what: Missing): string =>
  ({
    name: m.leads_import_missing_name,
    twice: m.leads_import_missing_twice,
    dates: m.leads_import_missing_dates,
  })[what]();

export type VerdictKind = CheckedRow["verdict"];
export const VERDICTS: readonly VerdictKind[] = ["wrong", "blocked", "duplicate", "repeated", "new"];

const verdicts: Record<VerdictKind, () => string> = {
  new: m.leads_import_new,
  duplicate: m.leads_import_known,
  repeated: m.leads_import_repeated,
  blocked: m.leads_import_blocked,
  wrong: m.leads_import_wrong,
};

/** Of one row. */
export const fateWord = (kind: VerdictKind): string =>
  kind === "new" ? m.leads_import_one_new() : verdictWord(kind);

export const verdictWord = (kind: VerdictKind): string => verdicts[kind]();

const twins: Record<TwinBy, () => string> = {
  phone: m.leads_import_by_phone,
  email: m.leads_import_by_email,
  name: m.leads_import_by_name,
};

export const twinWord = (by: TwinBy): string => twins[by]();

/** Why a file is not read. */
export function fileErrorWords(error: DeskError): string {
  if (error.kind !== "invalid" || error.field !== "file") return errorWords(error);
  switch (error.problem.is) {
    case "empty":
      return m.leads_import_file_empty();
    case "too_large":
      return error.problem.max === FILE_MB ? m.leads_import_file_large() : m.leads_import_file_long();
    default:
      return m.leads_import_file_no_table();
  }
}

/** Largest file, in megabytes. */
export const FILE_MB = 64;
