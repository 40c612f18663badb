import { useState } from "react";
import { showMoment, showNumber } from "@/format";
import { type AuditQuery, type AuditRow, asDeskError, type Reply, saveLog, usePages } from "@/ipc";
import {
  Badge,
  Button,
  type Column,
  EmptyState,
  ErrorText,
  opWord,
  Panel,
  reasonWord,
  Skeleton,
  Table,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { ALL, LogFilter } from "./LogFilter";
import { LogState } from "./LogState";
import s from "./settings.module.css";

const PAGE = 200;

/** Who did what and when; nothing here names a patient. */
export function LogTab() {
  const [query, setQuery] = useState<AuditQuery>(ALL);
  const older = ({ rows }: Reply<"audit_list">) => {
    const last = rows.at(-1);
    return rows.length === PAGE && last ? { ...query, before: last.seq } : null;
  };
  const { pages, error, more, hasMore } = usePages("audit_list", query, older);
  const rows = pages?.flatMap((page) => page.rows);
  const refused = error && asDeskError(error);
  const unknown = refused?.kind === "invalid" && refused.field === "case_no";
  const save = async () => {
    try {
      toast(m.paper_saved({ place: await saveLog(query) }));
    } catch (thrown) {
      setTrouble(asDeskError(thrown));
    }
  };
  const [trouble, setTrouble] = useState<ReturnType<typeof asDeskError> | null>(null);
  return (
    <div className={s.stack}>
      <LogState />
      <LogFilter
        query={query}
        onChange={(next) => {
          setTrouble(null);
          setQuery(next);
        }}
        groups={pages?.[0]?.groups ?? []}
        unknownCase={unknown}
        onSave={() => void save()}
      />
      <ErrorText error={unknown ? trouble : (trouble ?? error)} />
      <Panel flush>
        {rows && rows.length > 0 && (
          <Table label={m.settings_log()} columns={columns()} rows={rows} rowKey={({ seq }) => seq} />
        )}
        {rows?.length === 0 && <EmptyState icon="search" title={m.settings_log_none()} />}
        {!rows && !error && <Skeleton />}
        {hasMore && (
          <div className={s.more}>
            <Button onPress={more}>{m.settings_log_more()}</Button>
          </div>
        )}
      </Panel>
    </div>
  );
}

const columns = (): Column<AuditRow>[] => [
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
    cell: (row) => (row.times > 1 ? `${opWord(row.action)} × ${showNumber(row.times)}` : opWord(row.action)),
  },
  {
    id: "object",
    title: m.settings_log_object(),
    cell: (row) => <span className={s.hash}>{[row.object_type, row.object_id.slice(0, 12)].join(" ")}</span>,
  },
  { id: "result", title: m.settings_log_result(), cell: (row) => <Result row={row} /> },
  { id: "computer", title: m.settings_log_computer(), cell: (row) => row.workstation },
];

/** A refusal is told by shape, colour and word. */
function Result({ row }: { row: AuditRow }) {
  const why = row.reason && ` · ${reasonWord(row.reason)}`;
  if (row.action === "audit.tampering") return <Badge look="blocked">{reasonWord(row.reason)}</Badge>;
  if (row.result === "ok") return `${m.settings_log_ok()}${why}`;
  return row.result === "refused" ? (
    <Badge look="blocked">
      {m.settings_log_refused()}
      {why}
    </Badge>
  ) : (
    <Badge look="soon">
      {m.settings_log_failed()}
      {why}
    </Badge>
  );
}
