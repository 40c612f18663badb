/** The words of letters, by the core's own names. */
import type {
  Applicant,
  BlockReason,
  CalendarWarning,
  Cancelled,
  ClockGround,
  ConsentPart,
  Decision,
  ExtensionReason,
  IdentityCheck,
  LetterChannel,
  Mistake,
  PaperKind,
  RefusalGround,
  RequestKind,
  RequestOutcome,
  RequestStep,
} from "@/ipc";
import { m } from "@/paraglide/messages";

export const REQUEST_KINDS: readonly RequestKind[] = [
  "withdrawal",
  "withdrawal_part",
  "stop",
  "access",
  "correction",
  "unnecessary",
  "dispute",
  "objection",
  "regulator",
  "unlawful",
  "leak",
];
export const LETTER_CHANNELS: readonly LetterChannel[] = ["email", "post", "in_person", "phone", "messenger"];
export const IDENTITY_CHECKS: readonly IdentityCheck[] = [
  "document_seen",
  "known_address",
  "call_back",
  "representative",
];
export const EXTENSION_REASONS: readonly ExtensionReason[] = ["volume", "archive", "others", "technical"];
export const MISTAKES: readonly Mistake[] = ["wrong_person", "not_a_withdrawal", "entered_twice"];

export const kindWord = (kind: RequestKind): string => m[`requests_kind_${kind}`]();
/** The article it stands on. */
export const kindNote = (kind: RequestKind): string => m[`requests_kind_note_${kind}`]();
export const groundWord = (ground: ClockGround): string => m[`requests_ground_${ground}`]();
export const applicantWord = (applicant: Applicant): string => m[`requests_applicant_${applicant}`]();
export const channelOfLetterWord = (channel: LetterChannel): string => m[`requests_channel_${channel}`]();
export const identityWord = (check: IdentityCheck): string => m[`requests_identity_${check}`]();
export const partWord = (part: ConsentPart): string => m[`requests_part_${part}`]();
export const outcomeWord = (outcome: RequestOutcome): string => m[`requests_outcome_${outcome}`]();
export const decisionWord = (decision: Decision): string => m[`requests_decision_${decision}`]();
export const reasonWord = (reason: ExtensionReason): string => m[`requests_reason_${reason}`]();
export const mistakeWord = (mistake: Mistake): string => m[`requests_mistake_${mistake}`]();
export const paperWord = (paper: PaperKind | "access_answer"): string => m[`requests_paper_${paper}`]();
export const refusalWord = (ground: RefusalGround): string => m[`requests_refusal_${ground}`]();
export const reasonOfBlockWord = (reason: BlockReason): string => m[`requests_block_${reason}`]();

/** “Trips called off: 1”: a step with its number or its own fixed word. */
export function stepWord({ step, detail }: Pick<RequestStep, "step" | "detail">): string {
  const word = m[`requests_step_${step}`]();
  const more = detailWord(step, detail);
  return more === "" ? word : m.requests_step_detail({ step: word, detail: more });
}

function detailWord(step: RequestStep["step"], detail: string): string {
  if (detail === "") return "";
  switch (step) {
    case "blocked":
      return reasonOfBlockWord(detail as BlockReason);
    case "extended":
      return groundWord(detail as ClockGround);
    case "decided":
      return decisionWord(detail as Decision);
    case "undone":
      return mistakeWord(detail as Mistake);
    case "refusal_ground":
      return refusalWord(detail as RefusalGround);
    case "paper_made":
      return paperWord(detail as PaperKind | "access_answer");
    case "closed":
      return outcomeWord(detail as RequestOutcome);
    default:
      return detail;
  }
}

export function blockWords(reason: BlockReason, count: number): string {
  return reason === "disputed" ? m.requests_pauses() : m.requests_stops({ count });
}

export function calendarWords(warning: CalendarWarning): string {
  return warning.is === "missing_year"
    ? m.requests_calendar_missing({ year: String(warning.year) })
    : m.requests_calendar_preliminary({ year: String(warning.year) });
}

/** “23 h 30 min left”, to the minute. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return minutes < 0
    ? m.requests_hours_over({ hours, minutes: rest })
    : m.requests_hours_left({ hours, minutes: rest });
}

/** “1 trip, 2 reminders”; empty when nothing was planned. */
export function cancelledWords({ trips, next_actions, drafts }: Cancelled): string {
  return [
    trips > 0 && m.requests_cancelled_trips({ count: trips }),
    next_actions > 0 && m.requests_cancelled_actions({ count: next_actions }),
    drafts > 0 && m.requests_cancelled_drafts({ count: drafts }),
  ]
    .filter(Boolean)
    .join(", ");
}
