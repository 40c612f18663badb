/** What is asked before a list leaves. */
import type { ExportOrder, PurposeKind } from "@/ipc";
import { language } from "@/language";
import { queryOf, type View } from "../view";

export type Draft = Pick<ExportOrder, "format" | "purpose" | "reason" | "recipient">;

export const EMPTY: Draft = { format: "xlsx", purpose: "feedback", reason: "", recipient: "" };

/** Statistics need nobody's name. */
export const PURPOSES: readonly PurposeKind[] = ["consultation", "appointment", "estimate", "feedback"];

/** Of the list as it is shown; the headings speak as the window does, the program sets the folder. */
export const orderOf = (view: View, draft: Draft): ExportOrder => ({
  ...draft,
  list: queryOf(view),
  language: language(),
  folder: "",
});
