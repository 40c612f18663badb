import { useState } from "react";
import type { LeadCard } from "@/ipc";
import { Button, Dialog, Discard, ErrorText, fieldErrors, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { ConflictDialog } from "./card/ConflictDialog";
import { useCardEdit } from "./card/useCardEdit";
import { useLeaving } from "./card/useLeaving";
import { draftOf, isSameDraft } from "./draft";
import s from "./fields.module.css";
import { LeadFields } from "./LeadFields";

export type EditLeadProps = { card: LeadCard; onClose: () => void };

/** All fields of a card, over the version that was looked at; another person's change is never lost unseen. */
export function EditLead({ card, onClose }: EditLeadProps) {
  const [base] = useState(card);
  const [draft, setDraft] = useState(() => draftOf(card));
  const edit = useCardEdit(() => {
    toast(m.common_saved());
    onClose();
  });
  const { clash, error, pending } = edit;
  const dirty = !isSameDraft(draftOf(base), draft);
  const leaving = useLeaving(base.id, dirty);
  const save = () => void edit.save(base, draft);

  return (
    <Dialog
      title={m.leads_edit()}
      isOpen
      dirty={dirty}
      onClose={onClose}
      onSave={save}
      actions={(leave) => (
        <>
          <Button onPress={leave}>{m.common_cancel()}</Button>
          <Button look="primary" pending={pending} onPress={save}>
            {m.common_save()}
          </Button>
        </>
      )}
    >
      <div className={s.stack}>
        {!clash && error?.kind !== "invalid" && <ErrorText error={error} />}
        <LeadFields draft={draft} onChange={setDraft} errors={clash ? {} : fieldErrors(error)} full />
      </div>
      {clash && (
        <ConflictDialog
          three={clash.three}
          error={error}
          pending={pending}
          onSave={(mixed) => void edit.save(clash.theirs, mixed)}
          onClose={edit.leave}
        />
      )}
      {leaving.asking && (
        <Discard
          onKeep={leaving.stay}
          onDiscard={() => {
            onClose();
            leaving.go();
          }}
        />
      )}
    </Dialog>
  );
}
