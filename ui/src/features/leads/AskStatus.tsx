import { useState } from "react";
import { dayAfter } from "@/format";
import { type DeskError, type LeadStatus, useToday } from "@/ipc";
import { Button, DateField, Dialog, ErrorText, FieldStack, fieldErrors, statusWord, TextField } from "@/kit";
import { m } from "@/paraglide/messages";

/** Whether the core wants to hear something with a status. */
export const asks = (status: LeadStatus): boolean => status === "declined" || status === "postponed";

export type AskStatusProps = {
  status: LeadStatus;
  error: DeskError | null;
  pending: boolean;
  onClose: () => void;
  onSave: (reason: string | null, until: string | null) => void;
};

/** What a status demands: why somebody declined, until when it is postponed. */
export function AskStatus({ status, error, pending, onClose, onSave }: AskStatusProps) {
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
