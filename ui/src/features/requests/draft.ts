/** A letter being typed, and what goes to the core. */
import type { Applicant, ConsentPart, IdentityCheck, LetterChannel, NewRequest, RequestKind } from "@/ipc";
import type { ChosenScan } from "@/kit";
import type { Person } from "./Who";

export type Draft = {
  kind: RequestKind;
  /** What the same letter asks for besides. */
  also: RequestKind[];
  picked: Person[];
  nobody: boolean;
  applicant: Applicant;
  receivedOn: string | null;
  receivedTime: string | null;
  /** The day is right although the card is more than a year younger. */
  longBefore: boolean;
  channel: LetterChannel | null;
  identity: IdentityCheck | null;
  parts: ConsentPart[];
  reference: string;
  scan: ChosenScan | null;
};

export const BLANK: Draft = {
  kind: "withdrawal",
  also: [],
  picked: [],
  nobody: false,
  applicant: "person",
  receivedOn: null,
  receivedTime: null,
  longBefore: false,
  channel: null,
  identity: null,
  parts: [],
  reference: "",
  scan: null,
};

/** What may stand in one letter with another thing. */
const TOGETHER: readonly RequestKind[] = ["withdrawal", "stop", "access", "objection"];

export const alsoOf = (kind: RequestKind): RequestKind[] =>
  ofAPerson(kind) && kind !== "unlawful" && kind !== "withdrawal_part"
    ? TOGETHER.filter((other) => other !== kind)
    : [];

/** It is about somebody's record. */
export const ofAPerson = (kind: RequestKind): boolean => kind !== "regulator" && kind !== "leak";

/** Who can ask for it. */
export function applicantsOf(kind: RequestKind): Applicant[] {
  if (kind === "regulator") return ["regulator"];
  if (kind === "leak") return ["clinic"];
  return kind === "unlawful" ? ["clinic", "regulator"] : ["person", "representative"];
}

/** Whether it must be made sure who writes: marketing stops for whoever asks. */
export const needsIdentity = ({ kind, also, picked, applicant }: Draft): boolean =>
  (applicant === "person" || applicant === "representative") &&
  picked.length > 0 &&
  !(kind === "objection" && also.length === 0);

/** What goes to the core; `channel` and `identity` may still be open while it is only previewed. */
export function asRequest(draft: Draft, today: string | undefined): NewRequest {
  const { kind } = draft;
  const nobody = ofAPerson(kind) && draft.nobody;
  const withLeads = kind !== "leak" && !nobody;
  return {
    kinds: [kind, ...draft.also.filter((other) => alsoOf(kind).includes(other))],
    leads: withLeads ? draft.picked.map(({ id }) => id) : [],
    no_such_person: nobody,
    applicant: draft.applicant,
    received_on: draft.receivedOn ?? today ?? "",
    long_before_record: draft.longBefore,
    received_time: kind === "leak" ? draft.receivedTime : null,
    channel: draft.channel ?? "email",
    parts: kind === "withdrawal_part" ? draft.parts : [],
    identity_check: needsIdentity(draft) ? (draft.identity ?? "call_back") : (draft.identity ?? "not_needed"),
    reference: draft.reference,
    language: null,
  };
}

/** Enough is known to tell what follows. */
export function isTelling(draft: Draft): boolean {
  if (draft.kind === "leak") return draft.receivedTime !== null;
  if (draft.kind === "withdrawal_part" && draft.parts.length === 0) return false;
  return !ofAPerson(draft.kind) || draft.nobody || draft.picked.length > 0;
}
