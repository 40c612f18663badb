import { showMoment } from "@/format";
import { type RequestDetails, useAct } from "@/ipc";
import { ErrorText, Icon, Menu } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { stepWord } from "./words";

/** What was done, in order; a step is noted by its fixed word, as a request outlives the person. */
export function Steps({ letter }: { letter: RequestDetails }) {
  const note = useAct("request_step");
  const { request } = letter.row;
  return (
    <div className={s.stack}>
      <ol className={s.steps} aria-label={m.requests_steps()}>
        {letter.steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever appended
          <li key={place} className={s.step} data-done="true">
            <Icon name="check" />
            <span>
              {stepWord(step)}
              <span className="soft small">
                {" "}
                · {showMoment(step.at)}
                {step.by && ` · ${step.by}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <ErrorText error={note.error} />
      {letter.may.steps.length > 0 && (
        <Menu
          label={m.requests_note_step()}
          acts={letter.may.steps.map((step) => ({
            id: step,
            word: stepWord({ step, detail: "" }),
            run: () => void note.run({ request, step }),
          }))}
        >
          {m.requests_note_step()}
        </Menu>
      )}
    </div>
  );
}
