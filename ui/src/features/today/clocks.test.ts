import { expect, it } from "vitest";
import { bothClocks } from "./clocks";

it.each([
  ["10:20", "Asia/Shanghai", "10:20 / 11:20"],
  ["10:20", "Asia/Yakutsk", "09:20 / 10:20"],
  ["23:30", "Asia/Shanghai", "23:30 / 00:30"],
  ["00:10", "Asia/Yakutsk", "23:10 / 00:10"],
])("%s in %s reads by both clocks as %s", (time, zone, both) => {
  expect(bothClocks({ time, zone })).toBe(both);
});
