import type { ImportLooked, ImportPlan } from "@/ipc";
import { Panel, Select } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";
import { claimedTwice, FIELDS, withColumn } from "./plan";
import { importFieldWord } from "./words";

export type ColumnsProps = { looked: ImportLooked; plan: ImportPlan; onPlan: (plan: ImportPlan) => void };

/** The first rows of the file; above each column what it holds. Wide files scroll inside. */
export function Columns({ looked, plan, onPlan }: ColumnsProps) {
  const { heading, sample } = looked;
  const twice = claimedTwice(plan.columns);
  const options = FIELDS.map((id) => ({ id, label: importFieldWord(id) }));
  const nameOf = (at: number) => heading[at]?.trim() || m.leads_import_column({ number: at + 1 });
  return (
    <Panel title={m.leads_import_columns()} flush>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        aria-label={m.leads_import_sample({ count: sample.length })}
        className={s.scroll}
      >
        <table className={s.sample}>
          <thead>
            <tr>
              {plan.columns.map((field, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                <th key={at} scope="col">
                  <span className={s.name} aria-hidden="true" title={nameOf(at)}>
                    {nameOf(at)}
                  </span>
                  <Select
                    bare
                    wide
                    label={nameOf(at)}
                    options={options}
                    value={field}
                    onChange={(chosen) => onPlan(withColumn(plan, looked, at, chosen))}
                    error={twice.includes(at) ? m.leads_import_twice() : undefined}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
              <tr key={row}>
                {plan.columns.map((field, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                  <td key={at} className={field === "skip" ? "soft" : undefined} title={cells[at]}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={s.under}>{m.leads_import_sample({ count: sample.length })}</p>
    </Panel>
  );
}
