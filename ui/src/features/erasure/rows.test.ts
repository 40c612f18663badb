import { expect, it } from "vitest";
import type { RequestId, RetentionQueue } from "@/ipc";
import { rowsOf } from "./rows";

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
