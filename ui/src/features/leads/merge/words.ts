/** Words of joining: fields, what stands in them, why two cards are alike, parts of a consent. */
import { showShortDay } from "@/format";
import type { ConsentPart, DuplicateReason, LeadCard, Trip } from "@/ipc";
import { channelWord, purposeWord, statusWord } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { type Field, textOf } from "./choice";

const fields: Record<Field, () => string> = {
  surname: m.leads_surname,
  given: m.leads_given,
  patronymic: m.leads_merge_patronymic,
  latin: m.leads_latin,
  chinese: m.leads_chinese,
  language: m.leads_language,
  channel: m.leads_channel,
  status: m.leads_merge_status,
  next: m.leads_next,
  comment: m.leads_comment,
};

export const fieldWord = (field: Field): string => fields[field]();

const reasons: Record<DuplicateReason, () => string> = {
  same_phone: m.leads_same_phone,
  same_email: m.leads_same_email,
  same_name: m.leads_same_name,
};

export const likenessWord = (reason: DuplicateReason): string => reasons[reason]();

/** What stands in a field; the word “empty” where nothing does. */
export function valueWords(card: LeadCard, field: Field): string {
  const { next_action: next } = card;
  switch (field) {
    case "language":
      return languageName(card.language);
    case "channel":
      return channelWord(card.channel);
    case "status":
      return statusWord(card.status);
    case "next":
      return next
        ? [showShortDay(next.on), next.time?.slice(0, 5), next.text].filter(Boolean).join(" ")
        : m.leads_next_none();
    default:
      return textOf(card, field) || m.leads_merge_empty();
  }
}

/** A trip by its days and how far it has come. */
export function tripWords({ arrival, departure, status, hotel }: Trip): string {
  const day = (on: string | null) => (on ? showShortDay(on) : "…");
  const days = `${day(arrival.on)} – ${day(departure.on)}`;
  return [days, m[`travel_status_${status}`](), hotel].filter(Boolean).join(" · ");
}

const kinds: Record<string, () => string> = {
  health: m.consent_health,
  marketing: m.consent_marketing,
  third_party: m.consent_third_party,
};

export const consentPartWord = (part: ConsentPart): string => kinds[part]?.() ?? purposeWord(part);
