import { expect, it } from "vitest";
import type { RequestId, RequestRow, RetentionQueue } from "@/ipc";
import { restIsHeld, rowsOf } from "./rows";

const queue: RetentionQueue = {
  waiting: [
    {
      id: 7,
      case_no: "K-2026-0002",
      full_name: "Громов Пётр",
      cause: "closed",
      entered_on: "2026-11-23",
      due_on: "2026-12-23",
      days_left: 30,
    },
  ],
  letters: [
    {
      request: 3 as RequestId,
      letter_case_no: "L-2026-0003",
      lead_case_no: "K-2026-0001",
      full_name: "Лебедева Анна",
      reason: "withdrawal_21_5",
      held: true,
      due_on: "2026-11-22",
      days_left: -1,
    },
  ],
  next: [],
};

it("a letter that is late stands before a term that has time", () => {
  const rows = rowsOf(queue);
  expect(rows.map(({ key, left }) => [key, left])).toEqual([
    ["letter:3", -1],
    ["term:7", 30],
  ]);
  expect(rows.map(({ asked }) => asked)).toEqual([
    { by: "letter", request: 3 },
    { by: "term", entry: 7 },
  ]);
});

it("an open letter after a destruction means a held rest only while there is a record behind it", () => {
  const row = (more: Partial<RequestRow>) =>
    ({ destruction: { destruction: 1, state: "done" }, closed: false, full_name: "", ...more }) as RequestRow;
  expect(restIsHeld(row({}))).toBe(true);
  expect(restIsHeld(row({ full_name: null }))).toBe(false);
  expect(restIsHeld(row({ closed: true }))).toBe(false);
  expect(restIsHeld(row({ destruction: null }))).toBe(false);
});
