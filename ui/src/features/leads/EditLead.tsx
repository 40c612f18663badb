import { useState } from "react";
import { type LeadCard, useAct, useDesk } from "@/ipc";
import { Button, Dialog, ErrorText, fieldErrors, Notice, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { draftOf, editOf } from "./draft";
import s from "./fields.module.css";
import { LeadFields } from "./LeadFields";

export type EditLeadProps = { card: LeadCard; onClose: () => void };

/** All fields of a card, over the version that was looked at; another person's change is never lost unseen. */
export function EditLead({ card, onClose }: EditLeadProps) {
  const [base, setBase] = useState(card);
  const [draft, setDraft] = useState(() => draftOf(card));
  const kept = useDesk("lead_get", { lead: card.id });
  const edit = useAct("lead_edit");
  const conflict = edit.error?.kind === "conflict" ? edit.error : null;

  const save = async (version: number) => {
    if (!(await edit.run(editOf(base, version, draft)))) return;
    toast(m.common_saved());
    onClose();
  };
  const reload = async () => {
    const { data: fresh } = await kept.refetch();
    if (!fresh) return;
    setBase(fresh);
    setDraft(draftOf(fresh));
    edit.reset();
  };

  return (
    <Dialog
      title={m.leads_edit()}
      isOpen
      onClose={onClose}
      onSave={() => void save(base.version)}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={edit.pending} onPress={() => void save(base.version)}>
            {m.common_save()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        {conflict ? (
          <Notice
            look="warn"
            title={m.leads_conflict_title()}
            actions={
              <>
                <Button onPress={() => void reload()}>{m.leads_conflict_reload()}</Button>
                <Button onPress={() => void save(conflict.current)}>{m.leads_conflict_keep()}</Button>
              </>
            }
          >
            {m.leads_conflict_text()}
          </Notice>
        ) : (
          edit.error?.kind !== "invalid" && <ErrorText error={edit.error} />
        )}
        <LeadFields draft={draft} onChange={setDraft} errors={fieldErrors(edit.error)} full />
      </div>
    </Dialog>
  );
}
