import { useEffect, useMemo } from "react";
import { showNumber } from "@/format";
import { type LeadId, type LeadRow, type LeadStatus, useDesk, usePages } from "@/ipc";
import { BoardColumn, ErrorText, statusWord } from "@/kit";
import { useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { countWord } from "../list/count";
import type { View } from "../view";
import { BoardCard } from "./BoardCard";
import s from "./board.module.css";
import { columnQuery, isWhole, type Move, standing } from "./columns";

export type ColumnProps = {
  view: View;
  status: LeadStatus;
  today: string | undefined;
  moves: readonly Move[];
  /** Every card of the board by its number. */
  known: Map<number, LeadRow>;
  onOpen: (lead: LeadId) => void;
};

/** One status: its cards page by page, newest page as one scrolls. */
export function Column({ view, status, today, moves, known, onOpen }: ColumnProps) {
  const { language } = useLanguage();
  const first = columnQuery(view, status);
  const { pages, error, more, hasMore } = usePages("lead_list", first, ({ next }) =>
    next ? { ...first, after: next } : null,
  );
  const { sort } = view;
  const rows = useMemo(() => {
    const all = pages?.flatMap((page) => page.rows);
    return all && standing(all, status, moves, sort);
  }, [pages, status, moves, sort]);
  const count = useCount(view, status);
  useEffect(() => {
    for (const row of rows ?? []) known.set(row.id, row);
  }, [rows, known]);

  return (
    <BoardColumn
      id={status}
      label={[statusWord(status), count].filter(Boolean).join(" · ")}
      heading={
        <>
          <StatusHead status={status} count={count} />
          <ErrorText error={error} />
        </>
      }
      items={rows ?? (error ? [] : null)}
      itemKey={({ id }) => id}
      itemText={({ short_name }) => short_name}
      card={(row) => <BoardCard row={row} today={today} />}
      shows={[today, language]}
      onOpen={({ id }) => onOpen(id)}
      onNearEnd={hasMore ? more : undefined}
      empty={m.leads_board_empty()}
    />
  );
}

function StatusHead({ status, count }: { status: LeadStatus; count: string }) {
  return (
    <span className={s.status}>
      <h2 className={s.word}>{statusWord(status)}</h2>
      <span className="soft figures">{count}</span>
    </span>
  );
}

/** How many stand in a column, in words; empty until it is known. */
export function useCount(view: View, status: LeadStatus): string {
  const whole = isWhole(view);
  const counts = useDesk("lead_counts", {}, { enabled: whole }).data;
  const own = useDesk("lead_count", columnQuery(view, status), { enabled: !whole, keep: true }).data;
  if (!whole) return own ? countWord(own) : "";
  const known = counts?.by_status.find((one) => one.status === status);
  return known ? showNumber(known.count) : "";
}
