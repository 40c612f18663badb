import { useState } from "react";
import { showDay, showMoment } from "@/format";
import { useAct, useDesk, useRole } from "@/ipc";
import {
  Badge,
  Button,
  CheckboxField,
  type Column,
  Confirm,
  EmptyState,
  ErrorText,
  Notice,
  Panel,
  Skeleton,
  Table,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import s from "./erasure.module.css";
import { type QueueRow, rowsOf } from "./rows";
import { Together } from "./Together";
import { causeWord } from "./words";

/** Days before the hard date from which a case is marked. */
const SOON = 7;

/** Who is to be destroyed and by when; several can be destroyed together, with one act. */
export function Queue() {
  const officer = useRole("privacy_officer");
  if (!officer) return <Notice>{m.erasure_queue_who()}</Notice>;
  return <OfficersQueue />;
}

function OfficersQueue() {
  const { data, error } = useDesk("retention_queue", {});
  const { data: due } = useDesk("destruction_due", {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [keeping, setKeeping] = useState<QueueRow | null>(null);
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton rows={8} />;
  const rows = rowsOf(data);
  const marked = rows.filter(({ key }) => chosen.has(key));
  const mark = (keys: readonly string[], on: boolean) =>
    setChosen((old) => new Set(on ? [...old, ...keys] : [...old].filter((key) => !keys.includes(key))));
  return (
    <div className={s.stack}>
      {due && due.coming.length > 0 && (
        <Notice look={due.by_itself ? "warn" : "danger"}>
          {due.by_itself
            ? m.erasure_due_by_itself({ count: due.coming.length })
            : m.erasure_due_by_hand({ count: due.coming.length })}
        </Notice>
      )}
      {rows.length === 0 && (
        <EmptyState icon="destroy" title={m.erasure_queue_empty()}>
          {m.erasure_queue_empty_text()}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Panel
          flush
          title={m.erasure_queue_waiting()}
          actions={
            <CheckboxField
              value={marked.length === rows.length}
              onChange={(on) =>
                mark(
                  rows.map(({ key }) => key),
                  on,
                )
              }
            >
              {m.erasure_choose_all()}
            </CheckboxField>
          }
        >
          <Table
            label={m.erasure_queue_waiting()}
            columns={columns(chosen, mark, setKeeping)}
            rows={rows}
            rowKey={({ key }) => key}
          />
        </Panel>
      )}
      {marked.length > 0 && <Together key={marked.length} rows={marked} />}
      {data.next.length > 0 && (
        <Panel flush title={m.erasure_queue_next()}>
          <Table
            label={m.erasure_queue_next()}
            columns={[
              { id: "card", title: m.erasure_card(), cell: ({ case_no }) => case_no },
              { id: "who", title: m.erasure_whose(), cell: ({ full_name }) => full_name },
              { id: "why", title: m.erasure_cause(), cell: ({ cause }) => causeWord(cause) },
              {
                id: "last",
                title: m.erasure_last_change(),
                figures: true,
                cell: ({ last_change }) => showMoment(last_change),
              },
            ]}
            rows={data.next}
            rowKey={({ case_no }) => case_no}
          />
          <p className={s.foot}>{m.erasure_queue_next_note()}</p>
        </Panel>
      )}
      {keeping && <Keep row={keeping} onClose={() => setKeeping(null)} />}
    </div>
  );
}

function columns(
  chosen: ReadonlySet<string>,
  mark: (keys: readonly string[], on: boolean) => void,
  keep: (row: QueueRow) => void,
): Column<QueueRow>[] {
  return [
    {
      id: "mark",
      title: "",
      cell: ({ key, card }) => (
        <CheckboxField label={card} value={chosen.has(key)} onChange={(on) => mark([key], on)} />
      ),
    },
    {
      id: "who",
      title: m.erasure_whose(),
      cell: ({ name, card, letter }) => (
        <>
          {name}
          <span className={s.place}>
            {card}
            {letter && (
              <>
                {" · "}
                <a href={addressOf("privacy", letter.request)}>{letter.number}</a>
              </>
            )}
          </span>
        </>
      ),
    },
    {
      id: "why",
      title: m.erasure_cause(),
      cell: ({ why, held }) => (
        <>
          {why}
          {held && <span className={s.place}>{m.erasure_held_partly()}</span>}
        </>
      ),
    },
    { id: "due", title: m.erasure_due(), figures: true, cell: ({ due }) => showDay(due) },
    {
      id: "left",
      title: "",
      cell: ({ left }) => (
        <Badge look={left <= 0 ? "blocked" : left <= SOON ? "soon" : "plain"}>
          {left < 0
            ? m.erasure_overdue()
            : left === 0
              ? m.common_today()
              : m.common_days_left({ count: left })}
        </Badge>
      ),
    },
    {
      id: "keep",
      title: "",
      cell: (row) =>
        row.asked.by === "term" && (
          <Button look="quiet" icon="undo" onPress={() => keep(row)}>
            {m.erasure_keep()}
          </Button>
        ),
    },
  ];
}

/** The officer's word that a record is still needed: it leaves the queue and begins a new term. */
function Keep({ row, onClose }: { row: QueueRow; onClose: () => void }) {
  const keep = useAct("retention_keep");
  const run = async () => {
    if (row.asked.by === "term" && (await keep.run({ entry: row.asked.entry }))) onClose();
  };
  return (
    <Confirm
      title={m.erasure_keep_title({ card: row.card })}
      isOpen
      onClose={onClose}
      act={m.erasure_keep()}
      onAct={() => void run()}
      pending={keep.pending}
    >
      {m.erasure_keep_text()}
      <ErrorText error={keep.error} />
    </Confirm>
  );
}
