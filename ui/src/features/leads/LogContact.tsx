import { useState } from "react";
import { type LeadBrief, useErrand } from "@/errands";
import { type ContactKind, useAct, useToday } from "@/ipc";
import { Button, Dialog, ErrorText, fieldErrors, RadioGroup, TextArea, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./fields.module.css";
import { type NextDraft, NextFields, nextDraft, nextOf } from "./NextFields";

/** “C” in every room: what was said, and what is promised next. */
export function LogContact() {
  const [asked, setAsked] = useState<{ lead: LeadBrief; kind: ContactKind } | null>(null);
  useErrand("log_contact", setAsked);
  return asked && <LogDialog key={asked.lead.id} {...asked} onClose={() => setAsked(null)} />;
}

type LogDialogProps = { lead: LeadBrief; kind: ContactKind; onClose: () => void };

function LogDialog({ lead, kind: first, onClose }: LogDialogProps) {
  const today = useToday();
  const [kind, setKind] = useState(first);
  const [text, setText] = useState("");
  const [next, setNext] = useState<NextDraft>(() => nextDraft(lead.next_action, today));
  const [logged, setLogged] = useState(false);
  const log = useAct("lead_log");
  const promise = useAct("lead_next_action");

  const save = async () => {
    // Once logged, a refused promise is corrected without logging the call again.
    if (!logged) {
      if (!(await log.run({ lead: lead.id, kind, text }))) return;
      setLogged(true);
    }
    if (!(await promise.run({ lead: lead.id, next_action: nextOf(next) }))) return;
    toast(m.leads_logged());
    onClose();
  };

  const kinds = [
    { id: "call" as const, label: m.leads_entry_call() },
    { id: "message" as const, label: m.leads_entry_message() },
    { id: "note" as const, label: m.leads_entry_note() },
  ];
  const error = log.error ?? promise.error;
  return (
    <Dialog
      title={m.leads_log_title({ name: lead.short_name })}
      isOpen
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={log.pending || promise.pending} onPress={() => void save()}>
            {m.leads_log()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        {error?.kind !== "invalid" && <ErrorText error={error} />}
        <RadioGroup
          inline
          wide
          label={m.leads_log_kind()}
          options={kinds}
          value={kind}
          onChange={setKind}
          disabled={logged}
        />
        <TextArea
          wide
          autoFocus
          label={m.leads_log_text()}
          rows={3}
          value={text}
          onChange={setText}
          readOnly={logged}
          error={fieldErrors(log.error).text}
        />
        <NextFields next={next} onChange={setNext} errors={fieldErrors(promise.error)} />
      </div>
    </Dialog>
  );
}
