import { useState } from "react";
import { type BackupOverview, useAct } from "@/ipc";
import { Button, ErrorText, FieldStack, Form, fieldErrors, NumberField, TextField, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

/** Where backups stand and how long. A folder that travels is refused with the reason. */
export function BackupFolder({ stored }: { stored: BackupOverview }) {
  const [draft, setDraft] = useState(stored.settings);
  const change = useAct("backup_settings_change");
  const errors = fieldErrors(change.error);
  const same = JSON.stringify(draft) === JSON.stringify(stored.settings);
  const save = async () => {
    if (!same && (await change.run(draft))) toast(m.common_saved());
  };
  return (
    <Form onSubmit={() => void save()}>
      <FieldStack>
        <TextField
          wide
          optional
          name="folder"
          label={m.settings_backup_folder()}
          hint={m.settings_backup_folder_hint({ folder: stored.folder })}
          value={draft.folder}
          onChange={(folder) => {
            setDraft({ ...draft, folder });
            change.reset();
          }}
          error={errors.folder}
        />
        <NumberField
          name="keep_days"
          label={m.settings_backup_keep()}
          hint={m.settings_backup_keep_hint()}
          value={draft.keep_days}
          onChange={(days) => setDraft({ ...draft, keep_days: days ?? 0 })}
          error={errors.keep_days}
          steppers
        />
      </FieldStack>
      {change.error?.kind !== "invalid" && <ErrorText error={change.error} />}
      <div className={s.end}>
        <Button type="submit" disabled={same} pending={change.pending}>
          {m.common_save()}
        </Button>
      </div>
    </Form>
  );
}
