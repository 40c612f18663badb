/** Words of a card's fields, and what stands in them. */
import { categoryWord, channelWord } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import type { Draft, DraftPart } from "../draft";

const parts: Record<DraftPart, () => string> = {
  surname: m.leads_surname,
  given: m.leads_given,
  patronymic: m.leads_merge_patronymic,
  latin: m.leads_latin,
  chinese: m.leads_chinese,
  phones: m.leads_merge_phones,
  emails: m.leads_email,
  language: m.leads_language,
  channel: m.leads_channel,
  interests: m.leads_interests,
  comment: m.leads_comment,
};

export const partWord = (part: DraftPart): string => parts[part]();

/** What stands in a field; the word “empty” where nothing does. */
export function partWords(draft: Draft, part: DraftPart): string {
  const words = textOf(draft, part).trim();
  return words || m.leads_merge_empty();
}

function textOf(draft: Draft, part: DraftPart): string {
  switch (part) {
    case "phones":
      return draft.phones
        .filter(({ number }) => number.trim() !== "")
        .map(({ number, channel }) => (channel === "phone" ? number : `${number} · ${channelWord(channel)}`))
        .join("\n");
    case "emails":
      return draft.emails.filter(Boolean).join("\n");
    case "language":
      return languageName(draft.language);
    case "channel":
      return channelWord(draft.channel);
    case "interests":
      return draft.interests.map(categoryWord).join(", ");
    case "comment":
      return draft.comment;
    default:
      return draft.name[part];
  }
}
