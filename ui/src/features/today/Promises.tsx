import { useState } from "react";
import { ask } from "@/errands";
import { dayAfter } from "@/format";
import { type LeadId, type LeadRow, type Today, useAct } from "@/ipc";
import { EmptyState, ErrorText, LeadLine, toastUndo, VirtualList } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useShortcut } from "@/shortcuts";
import type { Counter } from "./Counters";
import s from "./today.module.css";

/** Overdue promises, then today's. Enter opens, C logs a call, T moves to tomorrow. */
export function Promises({ today, only }: { today: Today; only: Counter | null }) {
  const rows = today.rows.filter(
    ({ overdue }) => (only !== "overdue" || overdue) && (only !== "due" || !overdue),
  );
  const [chosen, setChosen] = useState<{ id: LeadId; at: number } | null>(null);
  const promise = useAct("lead_next_action");
  // The row one stood on has gone to tomorrow: its neighbour takes its place.
  const here = rows.find(({ id }) => id === chosen?.id) ?? rows[Math.min(chosen?.at ?? 0, rows.length - 1)];
  const choose = (row: LeadRow) => setChosen({ id: row.id, at: rows.indexOf(row) });

  useShortcut("log_call", () => here && ask("log_contact", { lead: here, kind: "call" }), !!here);
  useShortcut(
    "tomorrow",
    async () => {
      const before = here?.next_action;
      if (!here || !before) return;
      choose(here);
      const next_action = { ...before, on: dayAfter(today.day, 1) };
      if (!(await promise.run({ lead: here.id, next_action }))) return;
      toastUndo(m.today_moved(), () => void promise.run({ lead: here.id, next_action: before }));
    },
    !!here,
  );

  return (
    <section className={s.panel} aria-label={m.today_promises()}>
      <header className={s.head}>
        <h2>{m.today_promises()}</h2>
        <span className="soft small">{m.today_keys()}</span>
      </header>
      <ErrorText error={promise.error} />
      <VirtualList
        autoFocus
        tall
        label={m.today_promises()}
        items={rows}
        itemKey={({ id }) => id}
        row={(row) => <LeadLine row={row} today={today.day} />}
        selected={here?.id ?? null}
        onSelect={choose}
        onOpen={({ id }) => navigate({ room: "leads", id })}
        empty={<EmptyState icon="today" title={m.today_no_promises()} />}
      />
    </section>
  );
}
