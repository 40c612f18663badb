import { useEffect, useRef } from "react";
import { showDay, showNumber } from "@/format";
import { type BulkAct, type BulkDone, type BulkRow, type DeskError, useToday } from "@/ipc";
import { Badge, ErrorText, errorWords, Facts, NextWords, Skeleton, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import { countOf, sorted } from "./bulk";
import s from "./list.module.css";

export type LookProps = { act: BulkAct; done: BulkDone | undefined; error: DeskError | null };

/** Before anything is written: how many change, how many are so already, who may not be changed and why. */
export function Look({ act, done, error }: LookProps) {
  const box = useRef<HTMLDivElement>(null);
  // Not on the cross, where Ctrl+Enter would close what it should do.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className={s.stack}>
      <Found act={act} done={done} error={error} />
    </div>
  );
}

function Found({ act, done, error }: LookProps) {
  if (!done) return error ? <ErrorText error={error} /> : <Skeleton rows={4} />;
  const counts = [
    { word: m.leads_bulk_changes(), count: countOf(done.rows, "changes") },
    { word: m.leads_bulk_same(), count: countOf(done.rows, "same") },
    { word: m.leads_bulk_refused(), count: countOf(done.rows, "refused") },
  ];
  return (
    <>
      <ErrorText error={error} />
      <Said act={act} />
      <dl className={s.counts}>
        {counts.map(({ word, count }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className="figures">{showNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <Table
        label={m.leads_bulk_rows()}
        columns={[
          { id: "who", title: m.leads_full_name(), cell: (row) => <Who row={row} /> },
          { id: "what", title: m.leads_bulk_outcome(), cell: (row) => <Verdict row={row} /> },
        ]}
        rows={sorted(done.rows)}
        rowKey={({ lead }) => lead}
      />
    </>
  );
}

/** What was typed for all of them. */
function Said({ act }: { act: BulkAct }) {
  const today = useToday();
  if (act.act === "next") {
    return (
      <p>
        <NextWords next={act.next_action} overdue={false} today={today} />
      </p>
    );
  }
  if (act.act !== "status" || (!act.reason && !act.until)) return null;
  return (
    <Facts
      facts={[
        ...(act.until ? [{ name: m.leads_until(), value: showDay(act.until) }] : []),
        ...(act.reason ? [{ name: m.leads_reason(), value: act.reason }] : []),
      ]}
    />
  );
}

/** Whose record may not be looked at is not told. */
function Who({ row: { short_name, case_no } }: { row: BulkRow }) {
  if (case_no === null) return <span className="soft">{m.leads_bulk_closed()}</span>;
  return (
    <>
      <b>{short_name}</b> <span className="soft figures">{case_no}</span>
    </>
  );
}

function Verdict({ row: { verdict } }: { row: BulkRow }) {
  switch (verdict.verdict) {
    case "changes":
      return <Badge look="given">{m.leads_bulk_row_changes()}</Badge>;
    case "same":
      return <Badge look="plain">{m.leads_bulk_same()}</Badge>;
    case "refused":
      return (
        <span className={s.why}>
          <Badge look="blocked">{m.leads_bulk_refused()}</Badge> {errorWords(verdict.error)}
        </span>
      );
  }
}
