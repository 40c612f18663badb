/**
 * The language of the window: one of three, switched without a restart and without losing a draft.
 * The owner of this state renders the whole window, so every text is asked for again; keep message calls
 * inside components (`m.common_save()`), never in module constants.
 */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { m } from "@/paraglide/messages";
import { overwriteGetLocale } from "@/paraglide/runtime";

export type Language = "ru" | "zh" | "en";
export const LANGUAGES: readonly Language[] = ["ru", "zh", "en"];

/** The locale of dates, numbers and money for each language. */
export const LOCALES: Record<Language, string> = { ru: "ru-RU", zh: "zh-CN", en: "en-GB" };

let spoken: Language = keptLanguage() ?? firstLanguage(globalThis.navigator?.language ?? "");
overwriteGetLocale(() => spoken);

/** What was spoken before the page was thrown away by a lock: kept in the window's name, never stored. */
function keptLanguage(): Language | undefined {
  return LANGUAGES.find((language) => globalThis.window?.name === `language:${language}`);
}

/** The language to begin with, from what the system speaks; English where it speaks none of ours. */
export function firstLanguage(system: string): Language {
  const word = system.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === word) ?? "en";
}

/** The name of a language in itself: «Русский», “中文”, “English”. */
export function languageName(language: Language): string {
  return { ru: m.language_ru, zh: m.language_zh, en: m.language_en }[language]();
}

/** The language now, outside components (formatting). */
export const language = (): Language => spoken;
export const locale = (): string => LOCALES[spoken];

type Spoken = { language: Language; setLanguage: (language: Language) => void };
const Context = createContext<Spoken>({ language: spoken, setLanguage: () => {} });

/** The language of the window and the way to change it. */
export const useLanguage = (): Spoken => useContext(Context);

/** Renders `children()` anew in each language; the state inside is kept. */
export function LanguageProvider({ children }: { children: () => ReactNode }) {
  const [language, remember] = useState(spoken);
  const setLanguage = (next: Language) => {
    spoken = next;
    remember(next);
  };
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
    window.name = `language:${language}`;
  }, [language]);
  return (
    <I18nProvider locale={LOCALES[language]}>
      <Context value={{ language, setLanguage }}>{children()}</Context>
    </I18nProvider>
  );
}
