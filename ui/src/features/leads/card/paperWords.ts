/** What each paper about a person is called. */
import type { PaperType } from "@/ipc";
import { m } from "@/paraglide/messages";

const papers: Record<PaperType, () => string> = {
  consent_form: m.leads_paper_consent_form,
  consent_history: m.leads_paper_consent_history,
  trip_sheet: m.leads_paper_trip_sheet,
  estimate: m.leads_paper_estimate,
  confirmation: m.leads_paper_confirmation,
  access_answer: m.leads_paper_access_answer,
  access_refused: m.leads_paper_access_refused,
  extension_notice: m.leads_paper_extension_notice,
  no_such_person: m.leads_paper_no_such_person,
  corrected: m.leads_paper_corrected,
  marketing_stopped: m.leads_paper_marketing_stopped,
  regulator_answer: m.leads_paper_regulator_answer,
  data_destroyed: m.leads_paper_data_destroyed,
  export: m.leads_paper_export,
  extract: m.leads_paper_extract,
  act: m.leads_paper_act,
};

const isPaperType = (kind: string): kind is PaperType => kind in papers;

/** A kind of a newer program is shown as it is. */
export const paperWord = (kind: string): string => (isPaperType(kind) ? papers[kind]() : kind);
