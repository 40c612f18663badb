import { expect, it } from "vitest";
import { dayAfter, showShortDay } from "./format";

it.each([
  ["2026-11-23", 1, "2026-11-24"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-11-23", 0, "2026-11-23"],
])("%s and %i days is %s, whatever zone the computer is in", (day, days, later) => {
  expect(dayAfter(day, days)).toBe(later);
});

it("a near day is told without its year, another year's day with it", () => {
  expect(showShortDay("2026-11-24", "2026-11-23")).not.toContain("2026");
  expect(showShortDay("2027-01-05", "2026-11-23")).toContain("2027");
});
