import { useState } from "react";
import { useErrand } from "@/errands";
import { type LeadId, useAct, useToday } from "@/ipc";
import { Button, Dialog, ErrorText, fieldErrors, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useShortcut } from "@/shortcuts";
import { blank, carrying, type Draft, isBlank } from "./draft";
import s from "./fields.module.css";
import { LeadFields } from "./LeadFields";
import { type NextDraft, NextFields, nextOf } from "./NextFields";
import { Similar, useSimilar } from "./Similar";

/**
 * Ctrl+N in every room. What was typed is kept until it is saved or cancelled: Esc and the cross only
 * put it aside. Nobody is created before the strip of likely duplicates has been seen.
 */
export function QuickAdd() {
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => blank());
  const [next, setNext] = useState<NextDraft | null>(null);
  const [full, setFull] = useState(false);
  const register = useAct("lead_register");

  const begin = (fresh: Draft) => {
    setDraft(fresh);
    setNext(null);
    setFull(fresh.name.chinese !== "" || fresh.emails.length > 0);
    register.reset();
  };
  useShortcut("quick_add", () => {
    if (isBlank(draft)) begin(blank());
    setOpen(true);
  });
  useErrand("quick_add", ({ text }) => {
    if (text.trim() !== "" || isBlank(draft)) begin(carrying(text));
    setOpen(true);
  });

  const promised = next ?? { text: m.leads_next_call(), on: today ?? null, time: null };
  const leave = (lead: LeadId) => {
    setOpen(false);
    begin(blank());
    navigate({ room: "leads", id: lead });
  };
  const save = async () => {
    const card = await register.run({ ...draft, next_action: nextOf(promised) });
    if (!card) return;
    toast(m.leads_registered({ name: card.short_name, number: card.case_no }));
    leave(card.id);
  };

  return (
    <Dialog
      title={m.shortcut_quick_add()}
      isOpen={open}
      onClose={() => setOpen(false)}
      onSave={() => void save()}
      actions={
        <Actions
          draft={draft}
          full={full}
          pending={register.pending}
          onFull={() => setFull(true)}
          onCancel={() => {
            begin(blank());
            setOpen(false);
          }}
          onSave={() => void save()}
        />
      }
    >
      <div className={s.stack}>
        {register.error && register.error.kind !== "invalid" && <ErrorText error={register.error} />}
        <LeadFields draft={draft} onChange={setDraft} errors={fieldErrors(register.error)} full={full} />
        <NextFields
          next={promised}
          onChange={setNext}
          errors={fieldErrors(register.error)}
          hint={m.leads_promise_hint()}
        />
        <Strip draft={draft} onOpen={leave} />
      </div>
    </Dialog>
  );
}

function Strip({ draft, onOpen }: { draft: Draft; onOpen: (lead: LeadId) => void }) {
  return <Similar rows={useSimilar(draft)} onOpen={onOpen} />;
}

type ActionsProps = {
  draft: Draft;
  full: boolean;
  pending: boolean;
  onFull: () => void;
  onCancel: () => void;
  onSave: () => void;
};

function Actions({ draft, full, pending, onFull, onCancel, onSave }: ActionsProps) {
  const alike = useSimilar(draft).length > 0;
  return (
    <>
      {!full && (
        <Button look="quiet" onPress={onFull}>
          {m.leads_all_fields()}
        </Button>
      )}
      <Button onPress={onCancel}>{m.common_cancel()}</Button>
      <Button look="primary" pending={pending} onPress={onSave}>
        {alike ? m.leads_register_anyway() : m.leads_register()}
      </Button>
    </>
  );
}
