import { useEffect, useRef } from "react";
import type { DeskError } from "@/ipc";
import { Facts, fieldErrors, Notice, purposeWord, RadioGroup, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import { useNames } from "../list/names";
import type { View } from "../view";
import { isSortable, listWord, sortWord } from "../words";
import { type Draft, PURPOSES } from "./draft";
import s from "./export.module.css";

export type ExportFieldsProps = {
  view: View;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  error: DeskError | null;
};

/** Which list, for which purpose, why and for whom. */
export function ExportFields({ view, draft, onDraft, error }: ExportFieldsProps) {
  const errors = fieldErrors(error);
  const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const said = listWord(view, useNames());
  const list = isSortable(view) ? `${said} · ${sortWord(view.sort)}` : said;
  const box = useRef<HTMLDivElement>(null);
  // What is wrong is gone to, wherever one has scrolled to.
  useEffect(() => {
    if (error) box.current?.querySelector<HTMLElement>("input[aria-invalid=true]")?.focus();
  }, [error]);
  return (
    <div ref={box} className={s.stack}>
      <Facts facts={[{ name: m.leads_export_list(), value: list }]} />
      <RadioGroup
        inline
        wide
        label={m.leads_export_format()}
        options={FORMATS}
        value={draft.format}
        onChange={(format) => change({ format })}
      />
      <RadioGroup
        wide
        label={m.leads_export_purpose()}
        hint={m.leads_export_purpose_hint()}
        options={PURPOSES.map((id) => ({ id, label: purposeWord(id) }))}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <TextField
        wide
        required
        label={m.leads_export_reason()}
        hint={m.leads_export_reason_hint()}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={errors.reason}
      />
      <TextField
        wide
        required
        label={m.leads_export_recipient()}
        hint={m.leads_export_recipient_hint()}
        value={draft.recipient}
        onChange={(recipient) => change({ recipient })}
        error={errors.recipient}
      />
      <Notice>{m.leads_export_registered()}</Notice>
    </div>
  );
}

/** Forms of files are called the same in every language. */
const FORMATS = [
  { id: "xlsx", label: "XLSX" },
  { id: "csv", label: "CSV" },
] as const;
