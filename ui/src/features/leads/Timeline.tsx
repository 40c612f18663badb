import type { ReactNode } from "react";
import { ask } from "@/errands";
import { showMoment, showShortDay } from "@/format";
import {
  type Channel,
  type ContactKind,
  type EntryKind,
  type LeadCard,
  type LeadStatus,
  type TimelineEntry,
  usePages,
} from "@/ipc";
import {
  Button,
  CHANNELS,
  channelWord,
  ErrorText,
  Icon,
  type IconName,
  LEAD_STATUSES,
  Skeleton,
  statusWord,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { paperWord } from "./card/paperWords";
import s from "./timeline.module.css";

const icons: Record<EntryKind, IconName> = {
  registered: "user",
  note: "edit",
  call: "phone",
  message: "mail",
  status: "right",
  next_action: "calendar",
  consent: "privacy",
  trip: "travel",
  estimate: "estimates",
  paper: "print",
  archived: "archive",
  restored: "undo",
  merged: "leads",
  unmerged: "undo",
};

const words: Record<EntryKind, () => string> = {
  registered: m.leads_entry_registered,
  note: m.leads_entry_note,
  call: m.leads_entry_call,
  message: m.leads_entry_message,
  status: m.leads_entry_status,
  next_action: m.leads_next,
  consent: m.leads_entry_consent,
  trip: m.leads_entry_trip,
  estimate: m.leads_entry_estimate,
  paper: m.leads_entry_paper,
  archived: m.leads_entry_archived,
  restored: m.leads_entry_restored,
  merged: m.leads_entry_merged,
  unmerged: m.leads_entry_unmerged,
};

const consents: Record<string, () => string> = {
  "granted:processing": m.leads_granted_processing,
  "granted:health": m.leads_granted_health,
  "granted:marketing": m.leads_granted_marketing,
  "granted:third_party": m.leads_granted_third_party,
  "withdrawn:processing": m.leads_withdrawn_processing,
  "withdrawn:health": m.leads_withdrawn_health,
  "withdrawn:marketing": m.leads_withdrawn_marketing,
  "withdrawn:third_party": m.leads_withdrawn_third_party,
  "reinstated:processing": m.leads_reinstated_processing,
  "reinstated:health": m.leads_reinstated_health,
  "reinstated:marketing": m.leads_reinstated_marketing,
  "reinstated:third_party": m.leads_reinstated_third_party,
};

const trips: Record<string, () => string> = {
  planned: m.travel_status_planned,
  bought: m.travel_status_bought,
  confirmed: m.travel_status_confirmed,
  crossed: m.travel_status_crossed,
  missed: m.travel_status_missed,
  cancelled: m.travel_status_cancelled,
};

/** What happened with a person, newest first, and the ways to add to it. */
export function Timeline({ card }: { card: LeadCard }) {
  const lead = card.id;
  const { pages, error, more, hasMore } = usePages("lead_timeline", { lead, before: null }, (last) =>
    last.more ? { lead, before: last.entries.at(-1)?.id ?? null } : null,
  );
  const add = (kind: ContactKind) => ask("log_contact", { lead: card, kind });
  return (
    <div className={s.timeline}>
      <div className={s.acts}>
        <Button icon="phone" onPress={() => add("call")}>
          {m.leads_entry_call()} <kbd className={s.key}>C</kbd>
        </Button>
        <Button icon="mail" onPress={() => add("message")}>
          {m.leads_entry_message()}
        </Button>
        <Button icon="edit" onPress={() => add("note")}>
          {m.leads_entry_note()}
        </Button>
      </div>
      <ErrorText error={error} />
      {!pages && !error && <Skeleton rows={3} />}
      <ol className={s.entries}>
        {pages
          ?.flatMap(({ entries }) => entries)
          .map((entry) => (
            <li key={entry.id} className={s.entry}>
              <span className={s.icon}>
                <Icon name={icons[entry.kind]} />
              </span>
              <span data-selectable className={s.text}>
                <b>{words[entry.kind]()}</b> {told(entry)}
              </span>
              <span className={s.when}>
                {showMoment(entry.at)}
                {entry.by && ` · ${entry.by}`}
              </span>
            </li>
          ))}
      </ol>
      {hasMore && (
        <Button look="quiet" onPress={more}>
          {m.leads_earlier()}
        </Button>
      )}
    </div>
  );
}

/** The entry's text in the language of the window: the core keeps stable words, not sentences. */
function told({ kind, text }: TimelineEntry): ReactNode {
  switch (kind) {
    case "status":
      return LEAD_STATUSES.includes(text as LeadStatus) ? statusWord(text as LeadStatus) : text;
    case "registered":
      return CHANNELS.includes(text as Channel) ? channelWord(text as Channel) : text;
    case "consent":
      return consents[text]?.() ?? text;
    case "trip":
      return trips[text]?.() ?? text;
    case "paper":
      return paperWord(text);
    case "next_action": {
      if (text === "") return m.leads_next_done();
      const [, day = "", time, words] = /^(\S+) (?:(\d\d:\d\d) )?(.*)$/s.exec(text) ?? [];
      return day ? `${showShortDay(day)}${time ? ` ${time}` : ""} · ${words}` : text;
    }
    default:
      return text;
  }
}
