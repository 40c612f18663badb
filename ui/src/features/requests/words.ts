/** The words of letters, by the core's own names. */
import type { CalendarWarning, Cancelled, IdentityCheck, LetterChannel } from "@/ipc";
import { m } from "@/paraglide/messages";

export const LETTER_CHANNELS: readonly LetterChannel[] = ["email", "post", "in_person", "phone", "messenger"];
export const IDENTITY_CHECKS: readonly IdentityCheck[] = [
  "document_seen",
  "known_address",
  "call_back",
  "representative",
];

export const channelOfLetterWord = (channel: LetterChannel): string => m[`requests_channel_${channel}`]();
export const identityWord = (check: IdentityCheck): string => m[`requests_identity_${check}`]();

export function calendarWords(warning: CalendarWarning): string {
  return warning.is === "missing_year"
    ? m.requests_calendar_missing({ year: String(warning.year) })
    : m.requests_calendar_preliminary({ year: String(warning.year) });
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
