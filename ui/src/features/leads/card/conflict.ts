/** Two changes of one card over the same original: what differs, and what is written in the end. */
import { DRAFT_PARTS, type Draft, type DraftPart, isSamePart, takePart } from "../draft";

export type Side = "original" | "theirs" | "mine";
/** Of wishes and lists both changes can be kept. */
export type Pick = Side | "both";
export type Three = Record<Side, Draft>;
export type Picks = Partial<Record<DraftPart, Pick>>;

/** A field to decide about; `first` is the side that changed it, `null` when both did. */
export type Row = { part: DraftPart; first: Side | null; canBoth: boolean };

/** Fields that somebody changed, without those that both changed alike. */
export function rowsOf({ original, theirs, mine }: Three): Row[] {
  return DRAFT_PARTS.filter((part) => !isSamePart(theirs, mine, part)).map((part) => {
    const [byThem, byMe] = [!isSamePart(original, theirs, part), !isSamePart(original, mine, part)];
    const both = byThem && byMe;
    return { part, first: both ? null : byThem ? "theirs" : "mine", canBoth: both && isJoinable(part) };
  });
}

const isJoinable = (part: DraftPart): part is "phones" | "emails" | "interests" | "comment" =>
  part === "phones" || part === "emails" || part === "interests" || part === "comment";

export const pickOf = ({ part, first }: Row, picks: Picks): Pick | null => picks[part] ?? first;

/** Whether every field is decided. */
export const isDecided = (rows: readonly Row[], picks: Picks): boolean =>
  rows.every((row) => pickOf(row, picks) !== null);

/** The card as it will stand; a field not decided stays theirs. */
export function mixOf(three: Three, picks: Picks): Draft {
  return rowsOf(three).reduce((mixed, row) => {
    const pick = pickOf(row, picks) ?? "theirs";
    return takePart(mixed, row.part, pick === "both" ? bothOf(three, row.part) : three[pick]);
  }, three.theirs);
}

/** Both changes of a field: texts one under another; of lists what either added, without what either removed. */
export function bothOf({ original, theirs, mine }: Three, part: DraftPart): Draft {
  switch (part) {
    case "comment":
      return { ...theirs, comment: [theirs.comment, mine.comment].filter(Boolean).join("\n") };
    case "phones": {
      const keyOf = ({ number, channel }: Draft["phones"][number]) => `${digits(number)} ${channel}`;
      return { ...theirs, phones: joined(original.phones, theirs.phones, mine.phones, keyOf) };
    }
    case "emails":
      return { ...theirs, emails: joined(original.emails, theirs.emails, mine.emails, String) };
    case "interests":
      return {
        ...theirs,
        interests: joined(original.interests, theirs.interests, mine.interests, String),
      };
    default:
      return theirs;
  }
}

const digits = (number: string): string => number.replaceAll(/\D/g, "");

function joined<T>(
  original: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const keys = (list: readonly T[]) => new Set(list.map(keyOf));
  const [before, there, here] = [keys(original), keys(theirs), keys(mine)];
  return [
    ...theirs.filter((one) => here.has(keyOf(one)) || !before.has(keyOf(one))),
    ...mine.filter((one) => !there.has(keyOf(one)) && !before.has(keyOf(one))),
  ];
}
