/** Moves cards between columns: each stands in its new one at once, and back where it was when refused. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type BulkChange, type BulkDone, type LeadRow, type LeadStatus, refresh, useAct } from "@/ipc";
import { errorWords, statusWord, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import type { Move } from "./columns";

/** What a status demands to be said with it. */
export type Said = { reason: string | null; until: string | null };
const NOTHING: Said = { reason: null, until: null };

export function useMoves() {
  const client = useQueryClient();
  const bulk = useAct("lead_bulk");
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  /** One after the other, as they were made: a card may be carried on before its last step is written. */
  const write = (changes: BulkChange[]): Promise<BulkDone | undefined> => {
    const written = line.current.then(() => bulk.run({ changes, preview: false }));
    line.current = written;
    return written;
  };
  const takeBack = async (changes: BulkChange[]) => {
    if (!(await write(changes))) toast(m.leads_undo_failed(), { look: "danger" });
  };
  const tell = ({ rows, changed, undo }: BulkDone, status: LeadStatus) => {
    for (const { short_name, case_no, verdict } of rows) {
      if (verdict.verdict !== "refused") continue;
      const name = short_name || (case_no ?? "");
      const what = errorWords(verdict.error);
      toast(name ? m.leads_board_said({ name, what }) : what, { look: "danger" });
    }
    if (changed === 0) return;
    const [first] = rows.filter(({ verdict }) => verdict.verdict === "changes");
    const name = changed === 1 && first ? first.short_name : m.common_records({ count: changed });
    toastUndo(m.leads_board_said({ name, what: statusWord(status) }), () => void takeBack(undo));
  };

  /** Resolves with whether anything could be changed. */
  const move = async (rows: readonly LeadRow[], status: LeadStatus, said: Said = NOTHING) => {
    const going = rows.map((row) => ({ row, to: status }));
    setMoves((now) => [...now, ...going]);
    const done = await write(
      rows.map(({ id }) => ({ lead: id, change: { act: "status", status, ...said } })),
    );
    if (done) {
      tell(done, status);
      // It stays where it was put until the columns themselves have heard of it.
      await refresh(client, ["leads"]);
    }
    setMoves((now) => now.filter((one) => !going.includes(one)));
    return done !== undefined;
  };
  return { moves, move, error: bulk.error, pending: bulk.pending, reset: bulk.reset };
}
