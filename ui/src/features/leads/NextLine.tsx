import { useState } from "react";
import { dayAfter } from "@/format";
import { type LeadCard, type NextAction, useAct, useToday } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, NextWords, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import s from "./card.module.css";
import { type NextDraft, NextFields, nextDraft, nextOf } from "./NextFields";

/** What is promised next, changed where it stands. */
export function NextLine({ card }: { card: LeadCard }) {
  const today = useToday();
  const [draft, setDraft] = useState<NextDraft | null>(null);
  const promise = useAct("lead_next_action");

  const set = async (next: NextAction | null) => {
    const before = card.next_action;
    if (!(await promise.run({ lead: card.id, next_action: next }))) return;
    setDraft(null);
    const text = next ? m.leads_next_set() : m.leads_next_done();
    toastUndo(text, () => void promise.run({ lead: card.id, next_action: before }));
  };
  const { next_action: next } = card;
  const tomorrow = () => {
    if (next && today) void set({ ...next, on: dayAfter(today, 1) });
  };
  useShortcut("tomorrow", tomorrow, next !== null && draft === null);
  useShortcut("save", () => draft && void set(nextOf(draft)), draft !== null);
  useShortcut("cancel", () => setDraft(null), draft !== null);

  if (draft) {
    return (
      <div className={s.nextEdit}>
        <Form onSubmit={() => void set(nextOf(draft))}>
          <NextFields autoFocus next={draft} onChange={setDraft} errors={fieldErrors(promise.error)} />
          <div className={s.acts}>
            <Button look="primary" type="submit" pending={promise.pending}>
              {m.common_save()}
            </Button>
            <Button onPress={() => setDraft(null)}>{m.common_cancel()}</Button>
          </div>
        </Form>
      </div>
    );
  }
  return (
    <div className={s.next}>
      <span className="soft">{m.leads_next()}</span>
      <span className={s.promise} data-selectable>
        <NextWords next={next} overdue={card.overdue} today={today} />
      </span>
      <span className={s.acts}>
        {next && (
          <>
            <Button look="quiet" icon="check" onPress={() => void set(null)}>
              {m.common_done()}
            </Button>
            <Button look="quiet" onPress={tomorrow}>
              {m.leads_to_tomorrow()}
            </Button>
          </>
        )}
        <Button look="quiet" icon="edit" onPress={() => setDraft(nextDraft(next, today))}>
          {next ? m.common_edit() : m.common_add()}
        </Button>
      </span>
      <ErrorText error={promise.error} />
    </div>
  );
}
