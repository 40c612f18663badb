import { useState } from "react";
import { showMoment, showNumber } from "@/format";
import { type AuditRow, type Reply, useAct, usePages, type Verified } from "@/ipc";
import { Badge, Button, type Column, ErrorText, Notice, opWord, Panel, Skeleton, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

const PAGE = 200;
const older = ({ rows }: Reply<"audit_list">) => {
  const last = rows.at(-1);
  return rows.length === PAGE && last ? { before: last.seq, object: null } : null;
};

/** Who did what and when; nothing here names a patient. The chain can be verified in full. */
export function LogTab() {
  const { pages, error, more, hasMore } = usePages("audit_list", { before: null, object: null }, older);
  const columns: Column<AuditRow>[] = [
    { id: "seq", title: "№", cell: (row) => showNumber(row.seq), figures: true },
    {
      id: "at",
      title: m.common_time(),
      cell: (row) => <span className="figures">{showMoment(row.at)}</span>,
    },
    { id: "who", title: m.settings_log_person(), cell: (row) => row.who || m.settings_log_program() },
    {
      id: "action",
      title: m.settings_log_action(),
      cell: (row) =>
        row.times > 1 ? `${opWord(row.action)} × ${showNumber(row.times)}` : opWord(row.action),
    },
    {
      id: "object",
      title: m.settings_log_object(),
      cell: (row) => (
        <span className={s.hash}>{[row.object_type, row.object_id.slice(0, 12)].join(" ")}</span>
      ),
    },
    { id: "result", title: m.settings_log_result(), cell: (row) => <Result row={row} /> },
    { id: "computer", title: m.settings_log_computer(), cell: (row) => row.workstation },
  ];
  return (
    <div className={s.stack}>
      <Verify />
      <ErrorText error={error} />
      <Panel flush>
        {pages ? (
          <Table
            label={m.settings_log()}
            columns={columns}
            rows={pages.flatMap(({ rows }) => rows)}
            rowKey={({ seq }) => seq}
          />
        ) : (
          <Skeleton />
        )}
        {hasMore && (
          <div className={s.more}>
            <Button onPress={more}>{m.settings_log_more()}</Button>
          </div>
        )}
      </Panel>
    </div>
  );
}

function Result({ row }: { row: AuditRow }) {
  if (row.result === "ok") return m.settings_log_ok();
  const word = row.result === "refused" ? m.settings_log_refused() : m.settings_log_failed();
  return (
    <Badge look="soon">
      {word}
      {row.reason && ` · ${row.reason}`}
    </Badge>
  );
}

/** The proof on demand: every entry is bound to the one before it. */
function Verify() {
  const verify = useAct("audit_verify");
  const [found, setFound] = useState<Verified | null>(null);
  const run = async () => setFound((await verify.run({})) ?? null);
  const broken = found?.broken_at ?? null;
  return (
    <>
      <div className={s.under}>
        <p className="soft">{m.settings_log_note()}</p>
        <Button icon="privacy" pending={verify.pending} onPress={() => void run()}>
          {m.settings_log_verify()}
        </Button>
      </div>
      <ErrorText error={verify.error} />
      {found && broken === null && (
        <Notice title={m.settings_log_whole()}>
          {m.settings_log_whole_text({ count: showNumber(found.entries) })}
          <div className={s.hash}>{found.head_hash}</div>
        </Notice>
      )}
      {broken !== null && (
        <Notice look="danger" title={m.settings_log_broken()}>
          {m.settings_log_broken_text({ number: showNumber(broken) })}
        </Notice>
      )}
    </>
  );
}
