import { describe, expect, it } from "vitest";
import type { Field, ImportPlan } from "@/ipc";
import { claimedTwice, missing, orderShown, outcome, withColumn } from "./plan";

const plan = (columns: Field[], more: Partial<ImportPlan> = {}): ImportPlan => ({
  sha256: "",
  columns,
  date_order: "day_first",
  language: "ru",
  channel: "phone",
  duplicates: "skip",
  skip_wrong: false,
  ...more,
});

describe("before a file can be tried", () => {
  it("a name or a phone is asked for", () => {
    expect(missing(plan(["skip", "comment"]))).toBe("name");
    expect(missing(plan(["skip", "phone"]))).toBeNull();
  });

  it("no column takes the place of another, but for what one has several of", () => {
    expect(claimedTwice(["phone", "phone", "surname", "skip", "surname"])).toEqual([4]);
    expect(missing(plan(["full_name", "full_name"]))).toBe("twice");
  });

  it("the order of dates is asked for only where there are dates", () => {
    expect(missing(plan(["phone", "asked_on"], { date_order: null }))).toBe("dates");
    expect(missing(plan(["phone"], { date_order: null }))).toBeNull();
  });
});

describe("the order of dates", () => {
  it.each([
    [["05/11/2026", "25/11/2026"], "day_first"],
    [["05/11/2026", "11/25/2026 10:20"], "month_first"],
    [["05/11/2026"], null],
    [["25/11/2026", "11/25/2026"], null],
    [["05/05/2026"], "day_first"],
    [["05.11.2026", "2026-11-05", ""], "day_first"],
  ] as const)("%j shows %s", (dates, order) => {
    expect(orderShown(dates)).toBe(order);
  });

  const looked = (...dates: string[]) => ({ sample: dates.map((date) => ["+79141234567", date]) });
  const of = (order: ImportPlan["date_order"]) => plan(["phone", "skip"], { date_order: order });

  it("is asked when a column turns out to hold dates that can be read two ways", () => {
    expect(withColumn(of("day_first"), looked("05/11/2026"), 1, "asked_on").date_order).toBeNull();
    expect(withColumn(of("day_first"), looked("11/25/2026"), 1, "asked_on").date_order).toBe("month_first");
    expect(withColumn(of("day_first"), looked("05.11.2026"), 1, "asked_on").date_order).toBe("day_first");
  });

  it("stays as it was said while the column only changes its meaning", () => {
    const said = plan(["phone", "asked_on"], { date_order: "month_first" });
    expect(withColumn(said, looked("05/11/2026"), 1, "next_on").date_order).toBe("month_first");
    expect(withColumn(said, looked("05/11/2026"), 1, "skip").date_order).toBe("month_first");
  });
});

it("a run does with known people what was said", () => {
  const checked = { new: 3, with_consent: 1, duplicates: 2, repeated: 1, blocked: 1, wrong: 1, rows: [] };
  expect(outcome(checked, plan([]))).toEqual({ created: 3, completed: 0, left: 5 });
  expect(outcome(checked, plan([], { duplicates: "complete" }))).toEqual({
    created: 3,
    completed: 2,
    left: 3,
  });
  expect(outcome(checked, plan([], { duplicates: "create" }))).toEqual({ created: 5, completed: 0, left: 3 });
});
