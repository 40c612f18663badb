import { useState } from "react";
import { dayAfter } from "@/format";
import { type LeadCard, type LeadStatus, useAct, useToday } from "@/ipc";
import {
  Button,
  DateField,
  Dialog,
  ErrorText,
  FieldStack,
  fieldErrors,
  LEAD_STATUSES,
  Menu,
  statusWord,
  TextField,
  toast,
  toastUndo,
} from "@/kit";
import { m } from "@/paraglide/messages";

/** What the core wants to hear with a status. */
const ASKING: readonly LeadStatus[] = ["declined", "postponed"];

/** The status and the way to another; a step can be taken back for ten seconds. */
export function StatusMenu({ card }: { card: LeadCard }) {
  const [asking, setAsking] = useState<LeadStatus | null>(null);
  const change = useAct("lead_status");
  const promise = useAct("lead_next_action");

  const undo = async (before: LeadCard) => {
    const args = { lead: before.id, status: before.status, reason: null, until: null };
    if (!(await change.run(args))) toast(m.leads_undo_failed(), { look: "danger" });
    else await promise.run({ lead: before.id, next_action: before.next_action });
  };
  const to = async (status: LeadStatus, reason: string | null, until: string | null) => {
    const before = card;
    if (!(await change.run({ lead: card.id, status, reason, until }))) return;
    setAsking(null);
    const text = m.leads_status_changed({ status: statusWord(status) });
    if (ASKING.includes(before.status)) toast(text);
    else toastUndo(text, () => void undo(before));
  };

  return (
    <>
      <Menu
        label={m.leads_status({ status: statusWord(card.status) })}
        acts={LEAD_STATUSES.map((id) => ({
          id,
          word: statusWord(id),
          chosen: id === card.status,
          run: () => (ASKING.includes(id) ? setAsking(id) : void to(id, null, null)),
        }))}
      >
        {m.leads_status({ status: statusWord(card.status) })}
      </Menu>
      {asking ? (
        <Ask
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

type AskProps = {
  status: LeadStatus;
  error: ReturnType<typeof useAct>["error"];
  pending: boolean;
  onClose: () => void;
  onSave: (reason: string | null, until: string | null) => void;
};

function Ask({ status, error, pending, onClose, onSave }: AskProps) {
  const today = useToday();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string | null>(today ? dayAfter(today, 30) : null);
  const words = fieldErrors(error);
  const save = () => onSave(reason.trim() || null, status === "postponed" ? until : null);
  return (
    <Dialog
      size="small"
      title={statusWord(status)}
      isOpen
      onClose={onClose}
      onSave={save}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={pending} onPress={save}>
            {m.common_save()}
          </Button>
        </>
      }
    >
      <FieldStack>
        {error?.kind !== "invalid" && <ErrorText error={error} />}
        {status === "postponed" && (
          <DateField wide label={m.leads_until()} value={until} onChange={setUntil} error={words.until} />
        )}
        <TextField
          wide
          autoFocus
          label={m.leads_reason()}
          optional={status === "postponed"}
          value={reason}
          onChange={setReason}
          error={words.reason}
        />
      </FieldStack>
    </Dialog>
  );
}
