import { useState } from "react";
import { type BulkChange, type LeadCard, type LeadStatus, useAct } from "@/ipc";
import { ErrorText, LEAD_STATUSES, Menu, statusWord, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { AskStatus, asks } from "./AskStatus";

/** The status and the way to another; a step can be taken back for ten seconds. */
export function StatusMenu({ card }: { card: LeadCard }) {
  const [asking, setAsking] = useState<LeadStatus | null>(null);
  const change = useAct("lead_bulk");
  const back = useAct("lead_bulk");

  const undo = async (changes: BulkChange[]) => {
    if (!(await back.run({ changes, preview: false }))) toast(m.leads_undo_failed(), { look: "danger" });
  };
  const to = async (status: LeadStatus, reason: string | null, until: string | null) => {
    const changes: BulkChange[] = [{ lead: card.id, change: { act: "status", status, reason, until } }];
    const done = await change.run({ changes, preview: false });
    if (!done) return;
    setAsking(null);
    if (done.changed > 0)
      toastUndo(m.leads_status_changed({ status: statusWord(status) }), () => void undo(done.undo));
  };

  return (
    <>
      <Menu
        label={m.leads_status({ status: statusWord(card.status) })}
        acts={LEAD_STATUSES.map((id) => ({
          id,
          word: statusWord(id),
          chosen: id === card.status,
          run: () => (asks(id) ? setAsking(id) : void to(id, null, null)),
        }))}
      >
        {m.leads_status({ status: statusWord(card.status) })}
      </Menu>
      {asking ? (
        <AskStatus
          status={asking}
          error={change.error}
          pending={change.pending}
          onClose={() => {
            setAsking(null);
            change.reset();
          }}
          onSave={(reason, until) => void to(asking, reason, until)}
        />
      ) : (
        <ErrorText error={change.error} />
      )}
    </>
  );
}
