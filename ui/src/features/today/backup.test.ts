import { expect, it } from "vitest";
import { daysWithout } from "./backup";

const now = Date.parse("2026-11-23T01:00:00Z");

it.each([
  ["2026-11-23T00:59:00Z", 0],
  ["2026-11-22T01:00:00Z", 0],
  ["2026-11-22T00:59:59Z", 1],
  ["2026-11-20T00:00:00Z", 3],
  ["2026-11-24T00:00:00Z", 0],
])("a backup of %s leaves %i whole days without one", (at, days) => {
  expect(daysWithout(at, now)).toBe(days);
});
