/** The words of each error: what happened, what is safe, what to do. No other place words an error. */
import { showDay, showMoment } from "@/format";
import type { DeskError, Problem } from "@/ipc";
import { m } from "@/paraglide/messages";
import { purposeWord } from "./words";

const damaged = {
  attachment: m.error_damaged_attachment,
  audit_chain: m.error_damaged_audit_chain,
  database: m.error_damaged_database,
  vault_header: m.error_damaged_vault_header,
};

const storage = {
  full: m.error_storage_full,
  read_only: m.error_storage_read_only,
  unreachable: m.error_storage_unreachable,
};

const folder = {
  cloud: m.error_folder_cloud,
  network: m.error_folder_network,
  relative: m.error_folder_relative,
  inside_clinic: m.error_folder_inside_clinic,
};

/** What the state met says by itself; other states are told in general. */
const states: Record<string, () => string> = {
  already_extended: m.error_state_already_extended,
  clock_done: m.error_state_clock_done,
  closed: m.error_state_closed,
  decided: m.error_state_decided,
  rest_is_held: m.error_state_rest_is_held,
  file_gone: m.error_state_file_gone,
  dates_unclear: m.error_state_dates_unclear,
  wrong_rows: m.error_state_wrong_rows,
  cancelled: m.error_state_cancelled,
  undo_over: m.error_state_too_late_undo,
  undone: m.error_state_undone,
  merged_since: m.error_state_merged_since,
  destruction_begun: m.error_state_destruction_begun,
  destruction_due: m.error_state_destruction_due,
  no_extension: m.error_state_no_extension,
  no_record: m.error_state_no_record,
  no_withdrawal: m.error_state_no_withdrawal,
  too_late: m.error_state_too_late,
};

/** One or two sentences for people. */
export function errorWords(error: DeskError): string {
  switch (error.kind) {
    case "wrong_password":
      return m.error_wrong_password({ count: error.left });
    case "throttled":
      return m.error_throttled({ time: showMoment(error.until) });
    case "damaged":
      return damaged[error.what]();
    case "newer_schema":
      return m.error_newer_schema({ found: error.found, known: error.known });
    case "blocked":
      return m.error_blocked({ due: showDay(error.due) });
    case "disputed":
      return m.error_disputed({ due: showDay(error.due) });
    case "no_consent":
      return m.error_no_consent({ purpose: purposeWord(error.purpose) });
    case "enquiry_over":
      return m.error_enquiry_over({ since: showDay(error.since) });
    case "storage":
      return storage[error.problem]();
    case "folder_refused":
      return folder[error.reason]();
    case "ledger_tampered":
      return m.error_ledger_tampered({ line: error.line });
    case "ledger_too_old":
      return m.error_ledger_too_old({ has: error.has, needs: error.needs });
    case "wrong_state":
      return (states[error.state] ?? m.error_wrong_state)();
    case "internal":
      return m.error_internal({ report: error.report });
    default:
      return m[`error_${error.kind}`]();
  }
}

/** What is wrong with one field. */
export function problemWords(problem: Problem): string {
  switch (problem.is) {
    case "too_long":
      return m.problem_too_long({ count: problem.max });
    case "too_small":
      return m.problem_too_small({ min: problem.min });
    case "too_large":
      return m.problem_too_large({ max: problem.max });
    default:
      return m[`problem_${problem.is}`]();
  }
}

/** Field path → words, for a refused form: `fieldErrors(save.error)["phones.0"]`. Empty for other errors. */
export function fieldErrors(error: DeskError | null | undefined): Record<string, string> {
  return error?.kind === "invalid" ? { [error.field]: problemWords(error.problem) } : {};
}
