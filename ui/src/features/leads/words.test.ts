import { expect, it } from "vitest";
import type { AccountId, Filter } from "@/ipc";
import { EVERYBODY } from "./view";
import { conditions, listWord, viewName } from "./words";

const names = (account: AccountId) => (account === 7 ? "Li Wei" : "–");
const filter = (part: Partial<Filter>): Filter => ({ ...EVERYBODY, ...part });
const said = (part: Partial<Filter>) => conditions(filter(part), names).map(({ words }) => words);

it.each<[Partial<Filter>, string]>([
  [{ statuses: ["deciding", "booked"] }, "Status: deciding, booked"],
  [{ channels: ["vk"] }, "Came by: VK"],
  [{ languages: ["zh"] }, "Language: 中文"],
  [{ consent: "never" }, "Consent: never given"],
  [{ next: "overdue" }, "Next action: overdue"],
  [{ mine: true, unowned: true, owners: [7 as AccountId] }, "Who answers: me, nobody, Li Wei"],
  [{ created_from: "2026-11-01", created_to: "2026-11-05" }, "Registered: 1 Nov 2026 – 5 Nov 2026"],
  [{ created_from: "2026-11-01" }, "Registered: from 1 Nov 2026"],
  [{ created_to: "2026-11-05" }, "Registered: until 5 Nov 2026"],
  [{ idle_days: 1 }, "No change for 1 day"],
  [{ estimate_ending: true }, "Estimate ends within 3 days"],
])("%j is one condition", (part, words) => {
  expect(said(part)).toEqual([words]);
});

it("each field of a filter has its words, and taking a condition away leaves the others", () => {
  const all = filter({
    statuses: ["new"],
    channels: ["phone"],
    interests: ["implants"],
    languages: ["ru"],
    consent: "given",
    next: "any",
    mine: true,
    created_from: "2026-11-01",
    idle_days: 7,
    estimate_ending: true,
  });
  const found = conditions(all, names);
  expect(found.map(({ id }) => id)).toHaveLength(10);
  for (const { id, without } of found)
    expect(conditions(without, names).map((one) => one.id)).toEqual(
      found.map((one) => one.id).filter((one) => one !== id),
    );
});

it("a list is called by its state and its conditions", () => {
  expect(listWord({ state: "open", filter: EVERYBODY }, names)).toBe("All open");
  expect(listWord({ state: "open", filter: filter({ statuses: ["new"], idle_days: 2 }) }, names)).toBe(
    "Open · Status: new · No change for 2 days",
  );
  expect(listWord({ state: "archived", filter: EVERYBODY }, names)).toBe("Archived");
});

it("a list that has lost its name is called by its number", () => {
  expect(viewName({ id: 3, name: "" })).toBe("List 3");
  expect(viewName({ id: 3, name: "Thinking" })).toBe("Thinking");
});
