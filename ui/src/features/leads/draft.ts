/** What is typed about a person before the core has checked it. Nothing is judged here. */
import type { EditLead, Language, LeadCard, NewLead, PersonName } from "@/ipc";

export type Draft = Omit<NewLead, "next_action">;

const NOBODY: PersonName = { surname: "", given: "", patronymic: "", latin: "", chinese: "" };

/** Most who ask speak Russian, whatever the desk speaks. */
export function blank(language: Language = "ru"): Draft {
  return {
    name: NOBODY,
    phones: [{ number: "", channel: "phone" }],
    emails: [],
    language,
    channel: "phone",
    interests: [],
    comment: "",
  };
}

/** A draft that begins with what was searched for: digits are a phone, Chinese a Chinese name, words a name. */
export function carrying(text: string): Draft {
  const draft = blank();
  const typed = text.trim();
  if (/^[+\d][\d\s()+-]*$/.test(typed)) return { ...draft, phones: [{ number: typed, channel: "phone" }] };
  if (typed.includes("@")) return { ...draft, emails: [typed] };
  if (/\p{Script=Han}/u.test(typed)) {
    return { ...draft, language: "zh", name: { ...NOBODY, chinese: typed } };
  }
  const [surname = "", given = "", ...others] = typed.split(/\s+/).map(capital);
  return { ...draft, name: { ...NOBODY, surname, given, patronymic: others.join(" ") } };
}

/** People search in small letters; a name begins with a capital one. */
const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** The card's own content, to be changed. */
export function draftOf(card: LeadCard): Draft {
  return {
    name: card.name,
    phones: card.phones.map(({ shown, channel }) => ({ number: shown, channel })),
    emails: [...card.emails],
    language: card.language,
    channel: card.channel,
    interests: [...card.interests],
    comment: card.comment,
  };
}

export const editOf = (card: LeadCard, version: number, draft: Draft): EditLead => ({
  lead: card.id,
  version,
  ...draft,
});

/** Whether anything of a person was typed. */
export function isBlank({ name, phones, emails, comment }: Draft): boolean {
  const typed = [...Object.values(name), ...phones.map(({ number }) => number), ...emails, comment];
  return typed.every((text) => text.trim() === "");
}

/** The fields of a draft, each changed by itself. */
export const DRAFT_PARTS = [
  "surname",
  "given",
  "patronymic",
  "latin",
  "chinese",
  "phones",
  "emails",
  "language",
  "channel",
  "interests",
  "comment",
] as const;
export type DraftPart = (typeof DRAFT_PARTS)[number];

/** A field as the core would read it: spaces and empty rows say nothing. */
function partKey(draft: Draft, part: DraftPart): string {
  switch (part) {
    case "phones": {
      const filled = draft.phones.filter(({ number }) => number.trim() !== "");
      return JSON.stringify(
        filled.map(({ number, channel }) => [number.replaceAll(/[^\d+]/g, "") || number, channel]),
      );
    }
    case "emails":
      return JSON.stringify(draft.emails.map((email) => email.trim()).filter(Boolean));
    case "interests":
      return JSON.stringify([...draft.interests].sort());
    case "language":
    case "channel":
    case "comment":
      return draft[part].trim();
    default:
      return draft.name[part].trim();
  }
}

export const isSamePart = (one: Draft, other: Draft, part: DraftPart): boolean =>
  partKey(one, part) === partKey(other, part);

export const isSameDraft = (one: Draft, other: Draft): boolean =>
  DRAFT_PARTS.every((part) => isSamePart(one, other, part));

/** A draft with one field as another draft has it. */
export function takePart(draft: Draft, part: DraftPart, from: Draft): Draft {
  switch (part) {
    case "phones":
    case "emails":
    case "language":
    case "channel":
    case "interests":
    case "comment":
      return { ...draft, [part]: from[part] };
    default:
      return { ...draft, name: { ...draft.name, [part]: from.name[part] } };
  }
}
