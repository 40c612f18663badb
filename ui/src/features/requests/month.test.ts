import { expect, it } from "vitest";
import type { CalendarYear } from "@/ipc";
import { daysOf, monthsFrom, worksOn } from "./month";

const TABLE: CalendarYear = {
  year: 2025,
  preliminary: false,
  imported: false,
  working_days: 247,
  days_off: ["2025-11-03", "2025-11-04"],
  working_saturdays: ["2025-11-01"],
};

it("a month is shown in whole weeks from Monday", () => {
  const weeks = daysOf(2026, 10);
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(weeks[0]?.[0]).toEqual({ day: "2026-10-26", inside: false });
  expect(weeks.flat().filter(({ inside }) => inside)).toHaveLength(30);
});

it("months go over the turn of the year", () => {
  expect(monthsFrom("2026-11-23", 2)).toEqual({ year: 2027, month: 0 });
  expect(monthsFrom("2026-01-31", -1)).toEqual({ year: 2025, month: 11 });
});

it("a working Saturday is worked and a moved day off is not", () => {
  expect(["2025-11-01", "2025-11-03", "2025-11-05", "2025-11-08"].map((day) => worksOn(day, TABLE))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(worksOn("2031-03-03", undefined)).toBe(true);
});
