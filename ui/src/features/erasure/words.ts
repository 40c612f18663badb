/** The words of a destruction, by the core's own names. */

import { showDay } from "@/format";
import type { PaperOut, PersonalCategory, Place, State, Stays } from "@/ipc";
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

const papers: Record<string, () => string> = {
  consent_form: m.erasure_paper_consent_form,
  trip_sheet: m.erasure_paper_trip_sheet,
  estimate: m.erasure_paper_estimate,
  confirmation: m.erasure_paper_confirmation,
  access_answer: m.erasure_paper_access_answer,
};

/** “Estimate E-2026-0012, printed 20.10.2026”. */
export function paperWords({ kind, number, target, day }: PaperOut): string {
  const what = [papers[kind]?.() ?? kind, number].filter(Boolean).join(" ");
  const when = day ? showDay(day) : "";
  return target === "printed"
    ? m.erasure_paper_printed({ what, when })
    : m.erasure_paper_saved({ what, when });
}
