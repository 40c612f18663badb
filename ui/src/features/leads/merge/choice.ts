/** What a joined card will say: which card stays, and field by field whose words. Nothing is judged here. */
import type { Category, ConsentPart, ConsentStatus, LeadCard, MergeOrder, PersonName, Trip } from "@/ipc";
import { CATEGORIES, CONSENT_PARTS } from "@/kit";

export type Side = "left" | "right";
export type Cards = Record<Side, LeadCard>;
/** A trip of each side; `null` where there is none or it may not be looked at. */
export type Trips = Record<Side, Trip | null>;

export const NAMES = ["surname", "given", "patronymic", "latin", "chinese"] as const;
export const FIELDS = [...NAMES, "language", "channel", "status", "next", "comment"] as const;
export type Field = (typeof FIELDS)[number];
/** Only wishes can be of both. */
export type Pick = Side | "both";

export type Choice = {
  /** The card that stays. */
  keep: Side;
  /** What was picked by hand; the rest follows the card that stays. */
  picks: Partial<Record<Field | "trip", Pick>>;
  /** Contacts and interests of either card that are left out, by their keys. */
  out: ReadonlySet<string>;
};

export const across = (side: Side): Side => (side === "left" ? "right" : "left");

/** A field as one text, to compare the two cards by; empty when nothing is said. */
export function textOf(card: LeadCard, field: Field): string {
  switch (field) {
    case "next": {
      const { next_action: next } = card;
      return next ? [next.on, next.time ?? "", next.text].join(" ") : "";
    }
    case "language":
    case "channel":
    case "status":
    case "comment":
      return card[field];
    default:
      return card.name[field as keyof PersonName];
  }
}

export const isSame = ({ left, right }: Cards, field: Field): boolean =>
  textOf(left, field) === textOf(right, field);

/** How much a card tells. */
const fullness = (card: LeadCard): number =>
  FIELDS.filter((field) => textOf(card, field) !== "").length +
  card.phones.length +
  card.emails.length +
  card.interests.length;

/** The fuller card stays, of two alike the older. */
export function firstChoice({ left, right }: Cards): Choice {
  const more = fullness(left) - fullness(right);
  const older =
    left.created_at < right.created_at || (left.created_at === right.created_at && left.id < right.id);
  return { keep: more > 0 || (more === 0 && older) ? "left" : "right", picks: {}, out: new Set() };
}

/** Whose words a field takes. A status that only says “duplicate” gives way. */
export function pickOf(cards: Cards, { keep, picks }: Choice, field: Field): Pick {
  const chosen = picks[field];
  if (chosen) return chosen;
  const other = across(keep);
  const [kept, lost] = [textOf(cards[keep], field), textOf(cards[other], field)];
  if (field === "comment" && kept !== "" && lost !== "" && kept !== lost) return "both";
  if (field === "status") return kept === "duplicate" ? other : keep;
  return kept === "" && lost !== "" ? other : keep;
}

const sideOf = (cards: Cards, choice: Choice, field: Field): Side => {
  const pick = pickOf(cards, choice, field);
  return pick === "both" ? choice.keep : pick;
};

/** Wishes as they will stand. */
export function commentOf(cards: Cards, choice: Choice): string {
  const pick = pickOf(cards, choice, "comment");
  if (pick !== "both") return cards[pick].comment;
  return `${cards[choice.keep].comment}\n${cards[across(choice.keep)].comment}`;
}

/** Something both cards may hold, and on which it stands. */
export type Held<T> = { key: string; value: T; on: Side | "both" };

function union<T>(keep: Side, of: Record<Side, readonly T[]>, keyOf: (value: T) => string): Held<T>[] {
  const found = new Map<string, Held<T>>();
  for (const on of [keep, across(keep)]) {
    for (const value of of[on]) {
      const key = keyOf(value);
      const known = found.get(key);
      found.set(key, known ? { ...known, on: known.on === on ? on : "both" } : { key, value, on });
    }
  }
  return [...found.values()];
}

/** Phones of both, the main one of the card that stays first. */
export const phonesOf = ({ left, right }: Cards, keep: Side) =>
  union(
    keep,
    { left: left.phones, right: right.phones },
    ({ number, channel }) => `phone ${number} ${channel}`,
  );

export const emailsOf = ({ left, right }: Cards, keep: Side) =>
  union(keep, { left: left.emails, right: right.emails }, (email) => `email ${email}`);

/** Interests of both, in the catalogue's order. */
export const interestsOf = ({ left, right }: Cards, keep: Side): Held<Category>[] =>
  union(keep, { left: left.interests, right: right.interests }, (interest) => `interest ${interest}`).sort(
    (one, other) => CATEGORIES.indexOf(one.value) - CATEGORIES.indexOf(other.value),
  );

export const kept = <T>(held: readonly Held<T>[], out: ReadonlySet<string>): T[] =>
  held.filter(({ key }) => !out.has(key)).map(({ value }) => value);

export const tripPick = ({ keep, picks }: Choice): Side =>
  picks.trip === across(keep) ? across(keep) : keep;

/** For the core, over the versions that were looked at. */
export function orderOf(cards: Cards, choice: Choice): MergeOrder {
  const { keep, out } = choice;
  const of = (field: Field) => cards[sideOf(cards, choice, field)];
  const [stays, goes] = [cards[keep], cards[across(keep)]];
  return {
    card: {
      lead: stays.id,
      version: stays.version,
      name: {
        surname: of("surname").name.surname,
        given: of("given").name.given,
        patronymic: of("patronymic").name.patronymic,
        latin: of("latin").name.latin,
        chinese: of("chinese").name.chinese,
      },
      phones: kept(phonesOf(cards, keep), out).map(({ number, channel }) => ({ number, channel })),
      emails: kept(emailsOf(cards, keep), out),
      language: of("language").language,
      channel: of("channel").channel,
      interests: kept(interestsOf(cards, keep), out),
      comment: commentOf(cards, choice),
    },
    absorb: goes.id,
    absorb_version: goes.version,
    status_of: of("status").id,
    next_of: of("next").id,
    trip_of: cards[tripPick(choice)].id,
  };
}

const inForce = (status: ConsentStatus): ReadonlySet<string> =>
  new Set<string>([
    ...status.purposes,
    ...(["health", "marketing", "third_party"] as const).filter((kind) => status[kind]),
  ]);

/** The stricter of two consents: what both have in force stays, the rest ends. */
export function consentOf({ left, right }: Cards): { stays: ConsentPart[]; ends: ConsentPart[] } {
  const [one, other] = [inForce(left.consent), inForce(right.consent)];
  return {
    stays: CONSENT_PARTS.filter((part) => one.has(part) && other.has(part)),
    ends: CONSENT_PARTS.filter((part) => one.has(part) !== other.has(part)),
  };
}
