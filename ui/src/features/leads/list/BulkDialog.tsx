import { useState } from "react";
import { dayAfter, showNumber } from "@/format";
import { type BulkAct, type DeskError, type LeadId, useAct, useDesk, useToday } from "@/ipc";
import {
  Button,
  DateField,
  Dialog,
  ErrorText,
  FieldStack,
  fieldErrors,
  problemWords,
  TextField,
  toast,
  toastUndo,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { NextFields, nextDraft } from "../NextFields";
import { type Asked, actOf, askedWord, asksMore, type BulkDraft, countOf, doWord, orderOf } from "./bulk";
import { Look } from "./Look";
import { useNames } from "./names";

export type BulkDialogProps = {
  asked: Asked;
  leads: readonly LeadId[];
  onClose: () => void;
  onDone: () => void;
};

/** What is missing is asked, then it is shown who changes and who does not, and only then it is done. */
export function BulkDialog({ asked, leads, onClose, onDone }: BulkDialogProps) {
  const today = useToday();
  const names = useNames();
  const more = asksMore(asked);
  const [draft, setDraft] = useState<BulkDraft>(() => ({
    reason: "",
    until: today ? dayAfter(today, 30) : null,
    next: nextDraft(null, today),
  }));
  const [act, setAct] = useState<BulkAct | null>(() => (more ? null : actOf(asked, draft)));
  const looked = useDesk("lead_bulk", act ? orderOf(act, leads, true) : NOBODY, { enabled: act !== null });
  const change = useAct("lead_bulk");
  const back = useAct("lead_bulk");
  const refused = looked.error?.error;
  const typing = act === null || (more && refused?.kind === "invalid");
  const done = looked.data;

  const undo = async (changes: Parameters<typeof back.run>[0]["changes"]) => {
    const made = await back.run({ changes, preview: false });
    if (!made) return toast(m.leads_undo_failed(), { look: "danger" });
    const left = countOf(made.rows, "refused");
    const words = { count: showNumber(made.rows.length - left), left: showNumber(left) };
    return left > 0
      ? toast(m.leads_bulk_undone_part(words), { look: "danger" })
      : toast(m.leads_bulk_undone());
  };
  const run = async () => {
    if (!act || !done || done.changed === 0) return;
    const made = await change.run(orderOf(act, leads, false));
    if (!made) return;
    const left = countOf(made.rows, "refused");
    const count = showNumber(made.changed);
    toastUndo(
      left > 0 ? m.leads_bulk_done_left({ count, left: showNumber(left) }) : m.leads_bulk_done({ count }),
      () => void undo(made.undo),
    );
    onDone();
  };
  const look = () => setAct(actOf(asked, draft));
  return (
    <Dialog
      title={askedWord(asked, names)}
      isOpen
      onClose={() => !change.pending && onClose()}
      onSave={typing ? look : () => void run()}
      reading={!typing}
      actions={
        <>
          {more && !typing && <Button onPress={() => setAct(null)}>{m.common_back()}</Button>}
          <Button disabled={change.pending} onPress={onClose}>
            {m.common_cancel()}
          </Button>
          {typing ? (
            <Button look="primary" onPress={look} disabled={isUnfinished(asked, draft)}>
              {m.common_next()}
            </Button>
          ) : (
            <Button
              look="primary"
              pending={change.pending}
              disabled={!done || done.changed === 0}
              onPress={() => void run()}
            >
              {doWord(asked, done ? showNumber(done.changed) : "…")}
            </Button>
          )}
        </>
      }
    >
      {typing ? (
        <Fields asked={asked} draft={draft} onDraft={setDraft} error={refused ?? null} />
      ) : (
        <Look act={act} done={done} error={change.error ?? refused ?? null} />
      )}
    </Dialog>
  );
}
const NOBODY = { changes: [], preview: true };

/** Words without a day are no promise. */
const isUnfinished = (asked: Asked, { next }: BulkDraft): boolean =>
  asked.kind === "next" && next.text.trim() !== "" && next.on === null;

type FieldsProps = {
  asked: Asked;
  draft: BulkDraft;
  onDraft: (draft: BulkDraft) => void;
  error: DeskError | null;
};

function Fields({ asked, draft, onDraft, error }: FieldsProps) {
  const words = fieldErrors(error);
  const set = (part: Partial<BulkDraft>) => onDraft({ ...draft, ...part });
  const postponed = asked.kind === "status" && asked.status === "postponed";
  return (
    <FieldStack>
      {error?.kind !== "invalid" && <ErrorText error={error} />}
      {asked.kind === "next" ? (
        <NextFields
          autoFocus
          next={draft.next}
          onChange={(next) => set({ next })}
          errors={
            isUnfinished(asked, draft) ? { ...words, "next_action.on": problemWords({ is: "empty" }) } : words
          }
        />
      ) : (
        <>
          {postponed && (
            <DateField
              wide
              label={m.leads_until()}
              value={draft.until}
              onChange={(until) => set({ until })}
              error={words.until}
            />
          )}
          <TextField
            wide
            autoFocus
            label={m.leads_reason()}
            optional={postponed}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
            error={words.reason}
          />
        </>
      )}
    </FieldStack>
  );
}
