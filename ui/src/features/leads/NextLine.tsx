import { useState } from "react";
import { dayAfter } from "@/format";
import { type LeadCard, type NextAction, useAct, useToday } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, isOnTheWay, NextWords, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import s from "./card.module.css";
import { type NextDraft, NextFields, nextDraft, nextOf } from "./NextFields";

/** What is promised next, changed where it stands. */
export function NextLine({ card }: { card: LeadCard }) {
  const today = useToday();
  const [draft, setDraft] = useState<NextDraft | null>(null);
  const promise = useAct("lead_next_action");

  const { next_action: next } = card;
  const set = async (after: NextAction | null): Promise<boolean> => {
    if (!(await promise.run({ lead: card.id, next_action: after }))) return false;
    setDraft(null);
    toastUndo(after ? m.leads_next_set() : m.leads_next_done(), () => {
      setDraft(null);
      void promise.run({ lead: card.id, next_action: next });
    });
    return true;
  };
  /** What is kept is followed by the next promise, as long as the person is on the way. */
  const done = async () => {
    if ((await set(null)) && isOnTheWay(card.status)) setDraft(nextDraft(null, today));
  };
  const save = () => {
    const after = draft && nextOf(draft);
    if (after || next) void set(after);
    else setDraft(null);
  };
  const tomorrow = () => {
    if (next && today) void set({ ...next, on: dayAfter(today, 1) });
  };
  useShortcut("tomorrow", tomorrow, next !== null && draft === null);
  useShortcut("save", save, draft !== null);
  useShortcut("cancel", () => setDraft(null), draft !== null);

  if (draft) {
    return (
      <div className={s.nextEdit}>
        <Form onSubmit={save}>
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
            <Button look="quiet" icon="check" onPress={() => void done()}>
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
