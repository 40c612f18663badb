import { useState } from "react";
import { type Settings, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, Notice, Skeleton, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { ClinicFields } from "./ClinicFields";
import s from "./settings.module.css";

/** The clinic's settings; read-only for whoever may not change them. */
export function ClinicTab({ editable }: { editable: boolean }) {
  const { data, error } = useDesk("settings_get", {});
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton />;
  return <ClinicForm key={JSON.stringify(data)} stored={data} editable={editable} />;
}

function ClinicForm({ stored, editable }: { stored: Settings; editable: boolean }) {
  const [draft, setDraft] = useState(stored);
  const change = useAct("settings_change");
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const save = async () => {
    if (changed && editable && (await change.run(draft))) toast(m.common_saved());
  };
  useShortcut("save", () => void save());
  return (
    <Form onSubmit={() => void save()}>
      {!editable && <Notice>{m.settings_who_changes()}</Notice>}
      <ClinicFields
        draft={draft}
        readOnly={!editable}
        errors={fieldErrors(change.error)}
        change={(part) => {
          setDraft((old) => ({ ...old, ...part }));
          change.reset();
        }}
      />
      {change.error?.kind !== "invalid" && <ErrorText error={change.error} />}
      {editable && (
        <footer className={s.foot}>
          <Button disabled={!changed} onPress={() => setDraft(stored)}>
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
