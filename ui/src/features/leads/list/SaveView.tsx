import { useState } from "react";
import { useAct, useDesk } from "@/ipc";
import { Button, CheckboxField, Dialog, ErrorText, FieldStack, fieldErrors, TextField, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { contentOf, type View } from "../view";

export type SaveViewProps = { view: View; onSaved: (id: number) => void; onClose: () => void };

/** Keeps the list as it is shown under a name. */
export function SaveView({ view, onSaved, onClose }: SaveViewProps) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const before = useDesk("view_list", {}).data ?? [];
  const save = useAct("view_save");
  const write = async () => {
    const after = await save.run({ id: null, name, shared, content: contentOf(view) });
    const made = after?.find(({ id }) => !before.some((one) => one.id === id));
    if (!made) return;
    onSaved(made.id);
    toast(m.leads_view_updated({ name: made.name }));
    onClose();
  };
  return (
    <Dialog
      size="small"
      title={m.leads_view_save_title()}
      isOpen
      onClose={onClose}
      onSave={() => void write()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={save.pending} onPress={() => void write()}>
            {m.common_save()}
          </Button>
        </>
      }
    >
      <FieldStack>
        {save.error?.kind !== "invalid" && <ErrorText error={save.error} />}
        <TextField
          wide
          autoFocus
          label={m.leads_view_name()}
          hint={m.leads_view_name_hint()}
          value={name}
          onChange={setName}
          maxLength={NAME_MAX}
          error={fieldErrors(save.error).name}
        />
        <CheckboxField value={shared} onChange={setShared}>
          {m.leads_view_shared()}
        </CheckboxField>
        <p className="soft small">{m.leads_view_keeps()}</p>
      </FieldStack>
    </Dialog>
  );
}
export const NAME_MAX = 60;
