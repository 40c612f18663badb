import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Variants = { match: Record<string, string> }[];
type Message = string | Variants;
const read = (language: string): Record<string, Message> =>
  JSON.parse(readFileSync(`messages/${language}.json`, "utf8"));

const texts = { ru: read("ru"), zh: read("zh"), en: read("en") };
const wordings = (message: Message): string[] =>
  typeof message === "string" ? [message] : message.flatMap(({ match }) => Object.values(match));
const holes = (message: Message): string[] => {
  const found = wordings(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []);
  return [...new Set(found)].sort();
};
const isLanguageName = (key: string) => key.startsWith("language_");

describe("the three languages", () => {
  it.each(["zh", "en"] as const)("%s has exactly the texts of Russian, in order", (language) => {
    expect(Object.keys(texts[language])).toEqual(Object.keys(texts.ru));
  });

  it("stand sorted, so that new texts of two people merge", () => {
    const keys = Object.keys(texts.ru);
    expect(keys).toEqual([...keys].sort());
  });

  it.each(Object.keys(texts.ru))("%s fills the same blanks everywhere and is never empty", (key) => {
    const messages = Object.values(texts).map((language) => language[key] ?? "");
    const [first, ...others] = messages.map(holes);
    for (const other of others) expect(other).toEqual(first);
    for (const text of messages.flatMap(wordings)) expect(text.trim()).not.toBe("");
  });

  it("keep to their own script", () => {
    const strangers = (language: "ru" | "zh" | "en", script: RegExp) =>
      Object.entries(texts[language])
        .filter(
          ([key, message]) => !isLanguageName(key) && wordings(message).some((text) => script.test(text)),
        )
        .map(([key]) => key);
    expect(strangers("ru", /\p{Script=Han}/u)).toEqual([]);
    expect(strangers("zh", /\p{Script=Cyrillic}/u)).toEqual([]);
    expect(strangers("en", /[\p{Script=Cyrillic}\p{Script=Han}]/u)).toEqual([]);
  });

  it("say every Russian plural by its three forms", () => {
    for (const [key, message] of Object.entries(texts.ru)) {
      if (typeof message === "string") continue;
      const forms = message.flatMap(({ match }) => Object.keys(match));
      if (!forms.some((form) => form.includes("form="))) continue;
      for (const form of ["form=one", "form=few", "form=many"]) expect(forms, key).toContain(form);
    }
  });
});

describe("the audit log", () => {
  it("has a word for every action of the core", () => {
    const source = readFileSync("../src-tauri/core/src/audit/op.rs", "utf8");
    const codes = [...source.matchAll(/^ {4}\w+ = "([\w.]+)",/gm)].map(([, code]) => code ?? "");
    expect(codes).toContain("lead.see");
    const words = Object.keys(texts.ru);
    expect(codes.filter((code) => !words.includes(`op_${code.replaceAll(".", "_")}`))).toEqual([]);
  });
});
