import { useState } from "react";
import { ask } from "@/errands";
import { dayAfter, showNumber } from "@/format";
import { type LeadId, type LeadRow, type Today, useAct } from "@/ipc";
import { Button, EmptyState, ErrorText, LeadLine, toastUndo, VirtualList } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useShortcut } from "@/shortcuts";
import type { Counter } from "./Counters";
import s from "./today.module.css";

export type PromisesProps = {
  today: Today;
  only: Counter | null;
  mine: boolean;
  onMine: (mine: boolean) => void;
};

/** Overdue promises, then today's. Enter opens, C logs a call, T moves to tomorrow. */
export function Promises({ today, only, mine, onMine }: PromisesProps) {
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
        <More shown={rows.length} today={today} only={only} mine={mine} />
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
        empty={mine && today.rows.length === 0 ? <MineDone onMine={onMine} /> : <NothingHere />}
      />
    </section>
  );
}

const NothingHere = () => <EmptyState icon="today" title={m.today_no_promises()} />;

/** One's own are done; others' may not be. */
function MineDone({ onMine }: Pick<PromisesProps, "onMine">) {
  return (
    <EmptyState
      icon="today"
      title={m.today_mine_done()}
      action={<Button onPress={() => onMine(false)}>{m.today_show_all()}</Button>}
    />
  );
}

type MoreProps = Pick<PromisesProps, "today" | "only" | "mine"> & { shown: number };

/** The keys; what one counter has narrowed can be opened whole. */
function More({ shown, today, only, mine }: MoreProps) {
  const narrowed = { overdue: "overdue", due: "today" } as const;
  const next = only === "overdue" || only === "due" ? narrowed[only] : null;
  const { overdue, calls_today } = today;
  const total = { overdue, today: calls_today, all: overdue + calls_today }[next ?? "all"];
  return (
    <span className={s.more}>
      <span className="soft small">
        {shown < total
          ? m.today_shown({ shown: showNumber(shown), total: showNumber(total) })
          : m.today_keys()}
      </span>
      {next && (
        <Button
          look="quiet"
          onPress={() => ask("show_leads", { filter: { next, mine }, sort: "next_action" })}
        >
          {m.today_open_list()}
        </Button>
      )}
    </span>
  );
}
