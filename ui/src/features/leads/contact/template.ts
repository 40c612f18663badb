/** What a text for messages has in braces, and how it comes among what is written. */
import { m } from "@/paraglide/messages";

const WORDS = ["name", "clinic", "next", "arrival"] as const;

/** What stayed in braces, each once. */
export const gapsIn = (text: string): string[] =>
  WORDS.map((word) => `{${word}}`).filter((gap) => text.includes(gap));

/** The same in words: “{arrival} – the day of arrival”. */
export const gapWords = (text: string): string =>
  WORDS.filter((word) => text.includes(`{${word}}`))
    .map((word) => `{${word}} – ${m[`template_word_${word}`]()}`)
    .join(", ");

/** Puts a text in: in place of the one put in before, else below what is written. */
export function putIn(written: string, text: string, before: string | null): string {
  if (before && written.includes(before)) return written.replace(before, () => text);
  return written.trim() === "" ? text : `${written.trimEnd()}\n\n${text}`;
}
