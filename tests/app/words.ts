/** The words on screen, by their keys: the story is told in each language without saying a word twice. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Language = "ru" | "zh" | "en";
export const LANGUAGE_NAMES: Record<Language, string> = { ru: "Русский", zh: "中文", en: "English" };

export type Words = (key: string, values?: Record<string, string>) => string;

/** Looks a message up; a key that is not there is a mistake of the story. */
export function words(language: Language): Words {
  const file = join(import.meta.dirname, "../../ui/messages", `${language}.json`);
  const all = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return (key, values = {}) => {
    const message = all[key];
    if (typeof message !== "string") throw new Error(`no message ${key} in ${language}`);
    const filled = message.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    return filled.replaceAll("\u00a0", " ").trim();
  };
}
