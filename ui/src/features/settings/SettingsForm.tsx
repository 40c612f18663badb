import { type ComponentType, useEffect, useState } from "react";
import { type Settings, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, Notice, Skeleton, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import s from "./settings.module.css";

/** What the fields of a tab are drawn from. */
export type FieldsProps = {
  draft: Settings;
  readOnly: boolean;
  errors: Record<string, string>;
  change: (part: Partial<Settings>) => void;
};

type Props = { editable: boolean; Fields: ComponentType<FieldsProps> };

/** A part of the clinic's settings; read-only for whoever may not change them. */
export function SettingsTab({ editable, Fields }: Props) {
  const { data, error } = useDesk("settings_get", {});
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton />;
  return <SettingsForm stored={data} editable={editable} Fields={Fields} />;
}

function SettingsForm({ stored, editable, Fields }: Props & { stored: Settings }) {
  // Only what was typed: what is stored may arrive while somebody types on.
  const [typed, setTyped] = useState<Partial<Settings>>({});
  useEffect(() => setTyped((old) => beside(old, stored)), [stored]);
  const draft = { ...stored, ...typed };
  const change = useAct("settings_change");
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const save = async () => {
    if (changed && editable && (await change.run(draft))) toast(m.common_saved());
  };
  useShortcut("save", () => void save());
  return (
    <Form onSubmit={() => void save()}>
      {!editable && <Notice>{m.settings_who_changes()}</Notice>}
      <Fields
        draft={draft}
        readOnly={!editable}
        errors={fieldErrors(change.error)}
        change={(part) => {
          setTyped((old) => ({ ...old, ...part }));
          change.reset();
        }}
      />
      {change.error?.kind !== "invalid" && <ErrorText error={change.error} />}
      {editable && (
        <footer className={s.foot}>
          <Button disabled={!changed} onPress={() => setTyped({})}>
            {m.settings_revert()}
          </Button>
          <Button look="primary" type="submit" disabled={!changed} pending={change.pending}>
            {m.common_save()}
          </Button>
        </footer>
      )}
    </Form>
  );
}

/** The typed values that are not stored yet. */
function beside(typed: Partial<Settings>, stored: Settings): Partial<Settings> {
  const names = Object.keys(typed) as (keyof Settings)[];
  return Object.fromEntries(
    names.filter((name) => typed[name] !== stored[name]).map((name) => [name, typed[name]]),
  );
}
