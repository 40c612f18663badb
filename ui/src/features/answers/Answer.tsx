import { useState } from "react";
import { showDay } from "@/format";
import { call, type RequestId, saveAnswer, useDesk, useRole } from "@/ipc";
import { Button, ErrorText, Notice, Panel, PaperPreview } from "@/kit";
import { LANGUAGES, type Language, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./answers.module.css";
import { useSaving } from "./saving";

/** The answer to a question about one's own data (152-FZ Art. 14(7)): looked at, printed, saved as data. */
export function Answer({ request }: { request: RequestId }) {
  return useRole("privacy_officer") ? <OfOfficer request={request} /> : null;
}

function OfOfficer({ request }: { request: RequestId }) {
  const { data } = useDesk("access_answer_state", { request });
  const [reading, setReading] = useState(false);
  const { saving, error, save } = useSaving();
  if (!data?.asked || !data.has_record) return null;
  const { handed_over, repeat_of, language } = data;
  return (
    <Panel title={m.answers_title()}>
      <div className={s.stack}>
        <p className="soft">{m.answers_text()}</p>
        {repeat_of && (
          <Notice look="warn">
            {m.answers_repeat({ day: showDay(repeat_of.on), number: repeat_of.case_no })}
          </Notice>
        )}
        {handed_over && <p>{m.answers_handed_over({ day: showDay(handed_over) })}</p>}
        <ErrorText error={error} />
        <div className={s.acts}>
          <Button icon="print" onPress={() => setReading(true)}>
            {m.answers_print()}
          </Button>
          <Button icon="save" pending={saving} onPress={() => void save(() => saveAnswer(request, language))}>
            {m.answers_save()}
          </Button>
        </div>
      </div>
      {reading && (
        <PaperPreview
          title={m.answers_title()}
          forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          first={language}
          load={(form: Language) => call("access_answer", { request, language: form })}
          onClose={() => setReading(false)}
        />
      )}
    </Panel>
  );
}
