import { act, cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { showDay, showMoment, showMoney, showTime } from "./format";
import { firstLanguage, LanguageProvider, useLanguage } from "./language";
import { m } from "./paraglide/messages";
import { addressOf, placeOf } from "./router";

afterEach(cleanup);

let speak: (language: "ru" | "zh" | "en") => void = () => {};
function Form() {
  const [draft] = useState(() => Math.random());
  speak = useLanguage().setLanguage;
  return <output data-draft={draft}>{`${m.common_save()} ${m.common_records({ count: 3 })}`}</output>;
}

it("changes every word at once and keeps the draft", () => {
  render(<LanguageProvider>{() => <Form />}</LanguageProvider>);
  const output = screen.getByRole("status");
  const draft = output.dataset.draft;
  const words = { ru: "Сохранить 3 записи", zh: "保存 3 条记录", en: "Save 3 records" } as const;
  for (const language of ["ru", "zh", "en"] as const) {
    act(() => speak(language));
    expect(output.textContent?.replaceAll("\u00a0", " ")).toBe(words[language]);
    expect(document.documentElement.lang).toContain(language);
  }
  expect(screen.getByRole("status").dataset.draft).toBe(draft);
});

it("writes days and money as each language does", () => {
  render(<LanguageProvider>{() => <Form />}</LanguageProvider>);
  act(() => speak("ru"));
  expect(showDay("2026-11-05")).toBe("05.11.2026");
  expect(showMoney(123456750, "CNY")).toBe("1\u00a0234\u00a0567,50\u00a0CN¥");
  expect(m.common_records({ count: 21 })).toBe("21\u00a0запись");
  expect(m.common_records({ count: 11 })).toBe("11\u00a0записей");
  act(() => speak("zh"));
  expect(showDay("2026-11-05")).toBe("2026/11/5");
  expect(showMoney(123456750, "CNY")).toBe("¥1,234,567.50");
  act(() => speak("en"));
  expect(showDay("2026-11-05")).toBe("5 Nov 2026");
  expect(showMoney(123456750, "CNY")).toBe("CN¥1,234,567.50");
});

it("knows the hour on both banks of the river", () => {
  const moment = new Date("2026-11-23T06:05:00Z");
  expect(showTime(moment, "Asia/Shanghai")).toBe("14:05");
  expect(showTime(moment, "Asia/Yakutsk")).toBe("15:05");
  expect(showTime(new Date("2026-11-22T16:00:00Z"), "Asia/Shanghai")).toBe("00:00");
  expect(showMoment("2026-11-23T06:05:00Z")).toMatch(/\d\d:05$/);
});

it("begins in the language of the system, else in English", () => {
  expect(["ru-RU", "zh-Hans-CN", "en-US", "de-DE", ""].map(firstLanguage)).toEqual([
    "ru",
    "zh",
    "en",
    "en",
    "en",
  ]);
});

it("reads back every address it writes, and takes an unknown one for Today", () => {
  expect(placeOf(addressOf("leads", 12, "consent"))).toEqual({ room: "leads", id: "12", rest: ["consent"] });
  expect(placeOf("#/travel")).toEqual({ room: "travel", id: null, rest: [] });
  expect(placeOf("#/nowhere/1").room).toBe("today");
  expect(placeOf("").room).toBe("today");
});
