import { useState } from "react";
import { showNumber } from "@/format";
import type { CaseNo, CheckedRow, ImportChecked, ImportPlan } from "@/ipc";
import { Badge, type BadgeLook, Facts, Notice, Panel, Select, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";
import { KnownCard } from "./KnownCard";
import { SkipWrong } from "./Look";
import { outcome } from "./plan";
import {
  fateWord,
  placeWord,
  rowProblemWords,
  twinWord,
  VERDICTS,
  type VerdictKind,
  verdictWord,
} from "./words";

export type DryRunProps = {
  checked: ImportChecked;
  plan: ImportPlan;
  onPlan: (plan: ImportPlan) => void;
};

const countOf = (checked: ImportChecked, kind: VerdictKind): number =>
  kind === "duplicate" ? checked.duplicates : checked[kind];

/** What would become of every row; nothing is written yet. */
export function DryRun({ checked, plan, onPlan }: DryRunProps) {
  const will = outcome(checked, plan);
  return (
    <>
      <Panel title={m.leads_import_check_title()}>
        <div className={s.stack}>
          <Facts
            facts={[
              {
                name: verdictWord("new"),
                value: (
                  <>
                    <b>{showNumber(checked.new)}</b>{" "}
                    <span className="soft">
                      {m.leads_import_with_consent({ count: showNumber(checked.with_consent) })}
                    </span>
                  </>
                ),
              },
              ...(["duplicate", "repeated", "blocked", "wrong"] as const).map((kind) => ({
                name: verdictWord(kind),
                value: <b>{showNumber(countOf(checked, kind))}</b>,
              })),
            ]}
          />
          <p>
            {m.leads_import_will({
              created: showNumber(will.created),
              completed: showNumber(will.completed),
              left: showNumber(will.left),
            })}
          </p>
        </div>
      </Panel>
      {checked.wrong > 0 && (
        <Notice
          look="warn"
          title={m.leads_import_wrong_title({ count: checked.wrong, shown: showNumber(checked.wrong) })}
        >
          <div className={s.stack}>
            {m.leads_import_wrong_text()}
            <SkipWrong plan={plan} onPlan={onPlan} />
          </div>
        </Notice>
      )}
      <Notice>
        <p>{m.leads_import_consent()}</p>
        <p>{m.leads_import_all_or_nothing()}</p>
      </Notice>
      <Rows checked={checked} />
    </>
  );
}

function Rows({ checked }: { checked: ImportChecked }) {
  const [only, setOnly] = useState<VerdictKind | "all">("all");
  const [shown, setShown] = useState<CaseNo | null>(null);
  const rows = checked.rows.filter(({ verdict }) => only === "all" || verdict === only);
  const kinds = VERDICTS.filter((kind) => countOf(checked, kind) > 0);
  const total = kinds.reduce((sum, kind) => sum + countOf(checked, kind), 0);
  const wanted = only === "all" ? total : countOf(checked, only);
  const option = (id: VerdictKind | "all", word: string, count: number) => ({
    id,
    label: `${word} · ${showNumber(count)}`,
  });
  return (
    <Panel
      flush
      title={m.leads_import_by_row()}
      actions={
        <Select
          bare
          label={m.leads_import_filter()}
          options={[
            option("all", m.leads_import_all_rows(), total),
            ...kinds.map((kind) => option(kind, verdictWord(kind), countOf(checked, kind))),
          ]}
          value={only}
          onChange={setOnly}
        />
      }
    >
      <div className={s.rows}>
        <Table
          label={m.leads_import_by_row()}
          columns={[
            { id: "row", title: m.leads_import_row(), cell: ({ told }) => numberOf(told), figures: true },
            { id: "who", title: m.leads_import_who(), cell: ({ told }) => told.who },
            {
              id: "verdict",
              title: m.leads_import_verdict(),
              cell: ({ told }) => <Fate row={told} onShow={setShown} />,
            },
          ]}
          rows={rows.map((told, at) => ({ told, at }))}
          rowKey={({ at }) => at}
        />
      </div>
      {rows.length < wanted && (
        <p className={s.under}>
          {m.leads_duplicates_more({ shown: showNumber(rows.length), total: showNumber(wanted) })}
        </p>
      )}
      {shown && <KnownCard number={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

const numberOf = ({ row }: CheckedRow): string => showNumber(row);

/** A new card's shape is that of its consent, as everywhere. */
const lookOf = (row: CheckedRow): BadgeLook => {
  if (row.verdict === "new") return row.consent ? "given" : "none";
  if (row.verdict === "wrong") return "soon";
  return row.verdict === "blocked" ? "blocked" : "plain";
};

/** What becomes of one row, in words beside its shape. */
function Fate({ row, onShow }: { row: CheckedRow; onShow: (number: CaseNo) => void }) {
  return (
    <span className={s.fate}>
      <Badge look={lookOf(row)}>{fateWord(row.verdict)}</Badge>
      <span>
        <FateWords row={row} onShow={onShow} />
      </span>
    </span>
  );
}

function FateWords({ row, onShow }: { row: CheckedRow; onShow: (number: CaseNo) => void }) {
  switch (row.verdict) {
    case "new":
      return row.consent ? m.leads_import_new_consent() : m.leads_import_new_none();
    case "duplicate":
      return (
        <>
          {twinWord(row.by)}{" "}
          <button type="button" className={s.number} onClick={() => onShow(row.of)}>
            {row.of}
          </button>
        </>
      );
    case "repeated":
      return m.leads_import_repeated_row({ row: showNumber(row.before) });
    case "blocked":
      return m.leads_import_blocked_text();
    case "wrong":
      return m.leads_import_problem({ field: placeWord(row.field), problem: rowProblemWords(row.problem) });
  }
}
