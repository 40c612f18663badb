/** The words of a destruction, by the core's own names. */

import { showDay, showMoment } from "@/format";
import type {
  DestructionReason,
  Holdable,
  HoldGround,
  LooseEnd,
  PaperOut,
  PaperType,
  PersonalCategory,
  Place,
  RetentionCause,
  State,
  Stays,
} from "@/ipc";
import type { Option } from "@/kit";
import { m } from "@/paraglide/messages";

/** The steps, in their order. */
export const STEPS = [
  "collect",
  "files",
  "rows",
  "backups",
  "ledger",
  "statistics",
  "vacuum",
  "checkpoint",
  "rekey",
  "prove",
  "act",
  "clean",
] as const satisfies readonly State[];

export const stepWord = (step: (typeof STEPS)[number]): string => m[`erasure_step_${step}`]();
export const categoryOfDataWord = (category: PersonalCategory): string => m[`erasure_category_${category}`]();
export const placeWord = (place: Place): string => m[`erasure_place_${place}`]();
export const staysWords = (stays: Stays): string => m[`erasure_stays_${stays}`]();

/** A frozen act may tell of a kind this program no longer makes: it is shown by its code. */
const papers: Record<PaperType, () => string> = {
  consent_form: m.erasure_paper_consent_form,
  trip_sheet: m.erasure_paper_trip_sheet,
  estimate: m.erasure_paper_estimate,
  confirmation: m.erasure_paper_confirmation,
  access_answer: m.erasure_paper_access_answer,
  access_refused: m.requests_paper_access_refused,
  consent_history: m.leads_paper_consent_history,
  corrected: m.requests_paper_corrected,
  extension_notice: m.requests_paper_extension_notice,
  marketing_stopped: m.requests_paper_marketing_stopped,
  regulator_answer: m.requests_paper_regulator_answer,
  no_such_person: m.requests_paper_no_such_person,
  data_destroyed: m.requests_paper_data_destroyed,
  act: m.erasure_paper_act,
  extract: m.erasure_paper_extract,
  export: m.erasure_paper_export,
};

const isPaperType = (kind: string): kind is PaperType => kind in papers;

/** “Estimate E-2026-0012, printed 20.10.2026”. */
export function paperWords({ kind, number, target, day }: PaperOut): string {
  const what = paperName({ kind, number });
  const when = day ? showDay(day) : "";
  return target === "printed"
    ? m.erasure_paper_printed({ what, when })
    : m.erasure_paper_saved({ what, when });
}

export const reasonWord = (reason: DestructionReason): string => m[`erasure_reason_${reason}`]();
export const causeWord = (cause: RetentionCause): string => m[`erasure_cause_${cause}`]();
export const groundWord = (ground: HoldGround): string => m[`erasure_ground_${ground}`]();

export const groundOptions = (): Option<HoldGround>[] =>
  (["law", "contract", "court"] as const).map((id) => ({ id, label: groundWord(id) }));

/** One item of a person by a key of its own. */
export const itemKey = (one: Pick<Holdable, "item"> & { item_id?: number }): string =>
  `${one.item}:${one.item_id ?? ""}`;

/** “Estimate E-2026-0012, 20.10.2026”. */
export function itemWords({ item, number, made_at }: Holdable): string {
  const what = [m[`erasure_item_${item}`](), number].filter(Boolean).join(" ");
  return made_at ? `${what}, ${showMoment(made_at)}` : what;
}

/** What became of a paper that left: printed, changed, missing. */
export function fateWords({ fate }: LooseEnd): string {
  const words: Record<string, () => string> = {
    printed: m.erasure_fate_printed,
    changed: m.erasure_fate_changed,
    missing: m.erasure_fate_missing,
  };
  return words[fate]?.() ?? fate;
}

/** “Estimate E-2026-0012”. */
export const paperName = ({ kind, number }: Pick<PaperOut, "kind" | "number">): string =>
  [isPaperType(kind) ? papers[kind]() : kind, number].filter(Boolean).join(" ");
