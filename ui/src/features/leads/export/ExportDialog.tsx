import { useState } from "react";
import { Button, Dialog } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import { type Draft, EMPTY, orderOf } from "./draft";
import { ExportFields } from "./ExportFields";
import { Saved } from "./Saved";
import { useListSaving } from "./saving";
import { Trouble } from "./Trouble";

export type ExportDialogProps = { view: View; onClose: () => void };

/** The list as it is shown now, on its way to a file; then what has become of it. */
export function ExportDialog({ view, onClose }: ExportDialogProps) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { saving, error, saved, save } = useListSaving();
  const write = () => void save(orderOf(view, draft));
  return (
    <Dialog
      title={saved ? m.leads_export_done() : m.leads_export_title()}
      isOpen
      // What is being written is waited for: its place is told here.
      onClose={() => !saving && onClose()}
      onSave={saved ? undefined : write}
      actions={
        saved ? (
          <Button look="primary" onPress={onClose}>
            {m.common_done()}
          </Button>
        ) : (
          <>
            <Trouble error={error} />
            <Button disabled={saving} onPress={onClose}>
              {m.common_cancel()}
            </Button>
            <Button look="primary" pending={saving} onPress={write}>
              {m.leads_export_do()}
            </Button>
          </>
        )
      }
    >
      {saved ? (
        <Saved saved={saved} />
      ) : (
        <ExportFields view={view} draft={draft} onDraft={setDraft} error={error} />
      )}
    </Dialog>
  );
}
