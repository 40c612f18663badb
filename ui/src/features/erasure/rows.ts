/** The queue's two lists as one: whose letter asks for destruction, and whose term has ended. */
import type { Asked, RequestId, RequestRow, RetentionQueue } from "@/ipc";
import { causeWord, reasonWord } from "./words";

export type QueueRow = {
  key: string;
  asked: Asked;
  card: string;
  name: string;
  why: string;
  /** The letter, where there is one. */
  letter: { request: RequestId; number: string } | null;
  held: boolean;
  due: string;
  left: number;
};

/**
 * Whether a rest of the letter's person is still to be destroyed: something was held, so the record is there.
 * A letter that stays open because an answer is owed has nobody left behind it.
 */
export const restIsHeld = (row: RequestRow): boolean =>
  row.destruction?.state === "done" && !row.closed && row.full_name !== null;

/** Both lists, the most pressing first. */
export function rowsOf({ letters, waiting }: RetentionQueue): QueueRow[] {
  const asked = letters.map(
    (letter): QueueRow => ({
      key: `letter:${letter.request}`,
      asked: { by: "letter", request: letter.request },
      card: letter.lead_case_no,
      name: letter.full_name,
      why: reasonWord(letter.reason),
      letter: { request: letter.request, number: letter.letter_case_no },
      held: letter.held,
      due: letter.due_on,
      left: letter.days_left,
    }),
  );
  const ended = waiting.map(
    (entry): QueueRow => ({
      key: `term:${entry.id}`,
      asked: { by: "term", entry: entry.id },
      card: entry.case_no,
      name: entry.full_name ?? "",
      why: causeWord(entry.cause),
      letter: null,
      held: false,
      due: entry.due_on,
      left: entry.days_left,
    }),
  );
  return [...asked, ...ended].sort((a, b) => a.left - b.left);
}
