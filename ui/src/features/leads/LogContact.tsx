import { useState } from "react";
import { type LeadBrief, useErrand } from "@/errands";
import { type ContactKind, useAct, useDesk, useToday } from "@/ipc";
import {
  Button,
  Dialog,
  ErrorText,
  fieldErrors,
  isOnTheWay,
  RadioGroup,
  TextArea,
  toast,
  toastUndo,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { Concerns, type Wanted } from "./contact/Concerns";
import { DraftLine } from "./contact/DraftLine";
import { Keys } from "./contact/Keys";
import { TemplateBar } from "./contact/TemplateBar";
import { gapsIn, putIn } from "./contact/template";
import { useNoteDraft } from "./contact/useNoteDraft";
import { useSuspicions } from "./contact/useSuspicions";
import s from "./fields.module.css";
import { isPromised, type NextDraft, NextFields, nextDraft, nextOf } from "./NextFields";

/** “C” in every room: what was said, and what is promised next. */
export function LogContact() {
  const [asked, setAsked] = useState<{ lead: LeadBrief; kind: ContactKind } | null>(null);
  useErrand("log_contact", setAsked);
  return asked && <LogDialog key={asked.lead.id} {...asked} onClose={() => setAsked(null)} />;
}

type LogDialogProps = { lead: LeadBrief; kind: ContactKind; onClose: () => void };

function LogDialog({ lead, kind: first, onClose }: LogDialogProps) {
  const today = useToday();
  const card = useDesk("lead_get", { lead: lead.id }).data;
  const [note, setNote] = useState({ kind: first, text: "" });
  const [next, setNext] = useState<NextDraft>(() => nextDraft(lead.next_action, today));
  const [logged, setLogged] = useState(false);
  const [wanted, setWanted] = useState<Wanted>(null);
  /** How often it was asked when to come back; 0 = not now. */
  const [asked, setAsked] = useState(0);
  const watch = useSuspicions();
  const draft = useNoteDraft(lead.id, { onFound: setNote, mayKeep: watch.pass });
  const log = useAct("lead_log");
  const promise = useAct("lead_next_action");
  const { kind, text } = note;
  const holes = kind === "message" && gapsIn(text).length > 0 ? text : null;
  const promised = isPromised(next);

  const change = (part: Partial<typeof note>) => {
    const changed = { ...note, ...part };
    setNote(changed);
    setWanted(null);
    watch.forget();
    if (log.error?.kind === "invalid") log.reset();
    draft.type(changed);
  };
  const save = async (anyway: { holes?: boolean; promise?: boolean } = {}) => {
    setWanted("log");
    // Once logged, a refused promise is corrected without logging the call again.
    if (!logged) {
      if (holes && !anyway.holes) return;
      if (!(await watch.pass(text))) return;
    }
    if (!promised && !anyway.promise && card && isOnTheWay(card.status)) return setAsked(asked + 1);
    if (!logged) {
      if (!(await draft.logging(() => log.run({ lead: lead.id, kind, text })))) return;
      setLogged(true);
    }
    if (!(await promise.run({ lead: lead.id, next_action: nextOf(next) }))) return;
    toast(m.leads_logged());
    onClose();
  };
  const copy = async (anyway = false) => {
    setWanted("copy");
    if (holes && !anyway) return;
    await navigator.clipboard.writeText(text);
    setWanted(null);
    toast(m.common_copied());
  };
  /** What is typed stays as a draft, or the dialog stays open. */
  const close = async () => {
    setWanted("close");
    if (!(await draft.keep())) return;
    if (!logged && text.trim() !== "") toast(m.leads_draft_kept());
    onClose();
  };
  const leave = () => {
    draft.end();
    onClose();
  };
  const remove = () => {
    const gone = note;
    change({ text: "" });
    void draft.keep();
    toastUndo(m.leads_draft_removed(), () => {
      change(gone);
      void draft.keep();
    });
  };

  const kinds = [
    { id: "call" as const, label: m.leads_entry_call() },
    { id: "message" as const, label: m.leads_entry_message() },
    { id: "note" as const, label: m.leads_entry_note() },
  ];
  const error = log.error ?? promise.error;
  const unkept = draft.error?.kind === "invalid" ? null : draft.error;
  return (
    <Dialog
      title={m.leads_log_title({ name: lead.short_name })}
      isOpen
      onClose={() => void close()}
      onSave={() => void save()}
      actions={
        <>
          {!logged && <DraftLine keptAt={draft.keptAt} found={draft.found} onRemove={remove} />}
          <Button onPress={() => void close()}>{m.common_cancel()}</Button>
          <Button look="primary" pending={log.pending || promise.pending} onPress={() => void save()}>
            {m.leads_log()}
          </Button>
        </>
      }
    >
      <Keys keep={draft.keep} />
      <div className={s.stack}>
        {error?.kind !== "invalid" && <ErrorText error={error} />}
        <ErrorText
          error={error ? null : unkept}
          onRetry={wanted === "close" && <Button onPress={leave}>{m.leads_draft_leave()}</Button>}
        />
        <RadioGroup
          inline
          wide
          label={m.leads_log_kind()}
          options={kinds}
          value={kind}
          onChange={(other) => change({ kind: other })}
          disabled={logged}
        />
        {kind === "message" && !logged && (
          <TemplateBar
            lead={lead.id}
            preferred={card?.language}
            onPut={(filled, before) => change({ text: putIn(text, filled, before) })}
            onCopy={text.trim() === "" ? null : () => void copy()}
          />
        )}
        <TextArea
          wide
          autoFocus
          label={m.leads_log_text()}
          hint={kind === "message" ? m.leads_template_copy_hint() : undefined}
          rows={kind === "message" ? 6 : 3}
          value={text}
          onChange={(typed) => change({ text: typed })}
          readOnly={logged}
          error={fieldErrors(log.error ?? draft.error).text}
        />
        <div>
          <NextFields
            next={next}
            onChange={(changed) => {
              setNext(changed);
              if (isPromised(changed)) setAsked(0);
            }}
            errors={fieldErrors(promise.error)}
            asked={asked}
          />
          <Concerns
            wanted={wanted}
            holes={holes}
            suspicions={watch.found}
            asking={asked > 0 && !promised}
            onHoles={() => void (wanted === "copy" ? copy(true) : save({ holes: true }))}
            onSuspicions={() => {
              watch.allow();
              if (wanted === "log") void save({ holes: true });
              else if (wanted === "close") void close();
              else void draft.keep();
            }}
            onWithout={() => void save({ holes: true, promise: true })}
            onLeave={leave}
          />
        </div>
      </div>
    </Dialog>
  );
}
