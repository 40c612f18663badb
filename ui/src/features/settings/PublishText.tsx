import { dayAfter, showDay } from "@/format";
import { type TextDraft, useAct, useToday } from "@/ipc";
import { Confirm, ErrorText, fieldErrors, Notice, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

type Props = { draft: TextDraft; onDone: () => void; onClose: () => void };

/** The last question before a text is fixed for good: it says what follows, and for how many people. */
export function PublishText({ draft, onDone, onClose }: Props) {
  const today = useToday();
  const publish = useAct("text_publish");
  const act = async () => {
    if (!(await publish.run({ kind: draft.kind, edit: draft.edit }))) return;
    toast(m.settings_text_published_now({ version: draft.version }));
    onDone();
  };
  const missing = Object.keys(fieldErrors(publish.error)).length > 0;
  return (
    <Confirm
      title={m.settings_text_publish_title({ version: draft.version })}
      isOpen
      onClose={onClose}
      act={m.settings_text_publish()}
      onAct={() => void act()}
      pending={publish.pending}
    >
      <div className={s.stack}>
        <p>{m.settings_text_publish_words()}</p>
        {today && draft.kind !== "policy" && <p>{follows(draft, today)}</p>}
        {draft.kind === "third_party" && <Notice look="warn">{m.settings_text_third_party()}</Notice>}
        {missing ? (
          <Notice look="danger">{m.settings_text_languages_missing()}</Notice>
        ) : (
          <ErrorText error={publish.error} />
        )}
      </div>
    </Confirm>
  );
}

function follows({ version, substance, renew_days, to_renew }: TextDraft, today: string): string {
  if (version === 1) return m.settings_text_publish_first();
  if (!substance) return m.settings_text_publish_same({ count: to_renew });
  const day = showDay(dayAfter(today, renew_days));
  return m.settings_text_publish_renew({ count: to_renew, day });
}
