import { useState } from "react";
import { type AccountId, type AuditQuery, type AuditResult, useDesk, useRole } from "@/ipc";
import { Button, DateField, Form, opGroupWord, Select, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

/** The whole log, newest first. */
export const ALL: AuditQuery = {
  before: null,
  object: null,
  case_no: null,
  account: null,
  group: null,
  result: null,
  from: null,
  to: null,
};

const EVERY = "every";
const RESULTS: Record<AuditResult, () => string> = {
  ok: m.settings_log_ok,
  refused: m.settings_log_refused,
  failed: m.settings_log_failed,
};

export type LogFilterProps = {
  query: AuditQuery;
  onChange: (query: AuditQuery) => void;
  /** The groups of actions the core knows. */
  groups: readonly string[];
  unknownCase: boolean;
  onSave: () => void;
};

/** What of the log is shown, and saved for an inspector. Each choice counts at once; a number with Enter. */
export function LogFilter({ query, onChange, groups, unknownCase, onSave }: LogFilterProps) {
  const staff = useDesk("staff_list", {});
  const officer = useRole("privacy_officer");
  const [typed, setTyped] = useState("");
  const [known, setKnown] = useState(groups);
  if (groups.length > 0 && known.length === 0) setKnown(groups);
  const set = (part: Partial<AuditQuery>) => onChange({ ...query, ...part });
  const every = { id: EVERY, label: m.settings_log_all() };
  const people = (staff.data ?? []).map(({ id, display_name }) => ({ id: String(id), label: display_name }));
  return (
    <Form onSubmit={() => set({ case_no: typed.trim() || null })}>
      <div className={s.filter}>
        <Select
          label={m.settings_log_person()}
          options={[every, ...people, { id: "0", label: m.settings_log_program() }]}
          value={query.account === null ? EVERY : String(query.account)}
          onChange={(id) => set({ account: id === EVERY ? null : (Number(id) as AccountId) })}
        />
        <Select
          label={m.settings_log_group()}
          options={[every, ...known.map((id) => ({ id, label: opGroupWord(id) }))]}
          value={query.group ?? EVERY}
          onChange={(id) => set({ group: id === EVERY ? null : id })}
        />
        <Select
          label={m.settings_log_result()}
          options={[
            every,
            ...(["ok", "refused", "failed"] as const).map((id) => ({ id, label: RESULTS[id]() })),
          ]}
          value={query.result ?? EVERY}
          onChange={(id) => set({ result: id === EVERY ? null : (id as AuditResult) })}
        />
        <DateField label={m.settings_log_from()} value={query.from} onChange={(from) => set({ from })} />
        <DateField label={m.settings_log_to()} value={query.to} onChange={(to) => set({ to })} />
        {officer && (
          <TextField
            label={m.settings_log_case()}
            hint={m.settings_log_case_hint()}
            value={typed}
            onChange={setTyped}
            figures
            {...(unknownCase ? { error: m.settings_log_case_unknown() } : {})}
          />
        )}
      </div>
      <div className={s.acts}>
        <Button
          onPress={() => {
            setTyped("");
            onChange(ALL);
          }}
        >
          {m.settings_log_clear()}
        </Button>
        <Button icon="save" onPress={onSave}>
          {m.settings_log_save()}
        </Button>
      </div>
    </Form>
  );
}
