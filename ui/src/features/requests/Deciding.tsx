import { useState } from "react";
import {
  type Decision,
  type Mistake,
  type RefusalGround,
  type RequestDetails,
  type RequestOutcome,
  useAct,
} from "@/ipc";
import { Button, Dialog, ErrorText, Notice, RadioGroup } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { decisionWord, MISTAKES, mistakeWord, outcomeWord, refusalWord } from "./words";

type Asked =
  | { act: "decide"; choices: readonly Decision[] }
  | { act: "close"; choices: readonly RequestOutcome[] }
  | { act: "undo"; choices: readonly Mistake[] };

/** Deciding a claim, closing the letter, undoing a mistake: what the letter allows as it stands. */
export function Deciding({ letter }: { letter: RequestDetails }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { decisions, outcomes, undo } = letter.may;
  return (
    <>
      {decisions.length > 0 && (
        <Button onPress={() => setAsked({ act: "decide", choices: decisions })}>
          {onlyRefused(decisions) ? m.requests_refuse() : m.requests_decide()}
        </Button>
      )}
      {outcomes.length > 0 && (
        <Button look="primary" icon="check" onPress={() => setAsked({ act: "close", choices: outcomes })}>
          {m.requests_close()}
        </Button>
      )}
      {undo && (
        <Button look="quiet" onPress={() => setAsked({ act: "undo", choices: MISTAKES })}>
          {m.requests_undo()}
        </Button>
      )}
      {asked && <Choosing letter={letter} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** An access has no claim to check: it is answered, or refused. */
const onlyRefused = (choices: readonly string[]) => choices.length === 1 && choices[0] === "refused";

const TITLES = { decide: m.requests_decide, close: m.requests_close, undo: m.requests_undo };
const NOTES = { decide: m.requests_decide_note, close: m.requests_close_note, undo: m.requests_undo_note };

type ChoosingProps = { letter: RequestDetails; asked: Asked; onClose: () => void };

function Choosing({ letter, asked, onClose }: ChoosingProps) {
  const { request } = letter.row;
  const [chosen, setChosen] = useState<string | null>(
    asked.choices.length === 1 ? (asked.choices[0] ?? null) : null,
  );
  const [ground, setGround] = useState<RefusalGround | null>(null);
  const refusing = asked.act === "decide" && onlyRefused(asked.choices);
  const title = refusing ? m.requests_refuse() : TITLES[asked.act]();
  const refuses = asked.act === "decide" && chosen === "refused";
  const decide = useAct("request_decide");
  const close = useAct("request_close");
  const undo = useAct("request_undo");
  const { pending, error } = { decide, close, undo }[asked.act];
  const word = (choice: string) =>
    asked.act === "decide"
      ? decisionWord(choice as Decision)
      : asked.act === "close"
        ? outcomeWord(choice as RequestOutcome)
        : mistakeWord(choice as Mistake);
  const save = async () => {
    if (chosen === null || (refuses && ground === null)) return;
    const done =
      asked.act === "decide"
        ? await decide.run({
            request,
            decision: chosen as Decision,
            refusal_ground: refuses ? ground : null,
          })
        : asked.act === "close"
          ? await close.run({ request, outcome: chosen as RequestOutcome })
          : await undo.run({ request, reason: chosen as Mistake });
    if (done) onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      size="small"
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button
            look="primary"
            disabled={chosen === null || (refuses && ground === null)}
            pending={pending}
            onPress={() => void save()}
          >
            {title}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        <ErrorText error={error} />
        {!refusing && (
          <RadioGroup
            label={asked.act === "undo" ? m.requests_why_mistake() : m.requests_what_was_done()}
            options={asked.choices.map((id) => ({ id: id as string, label: word(id) }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {refuses && (
          <RadioGroup
            label={m.requests_refusal_ground()}
            options={letter.may.refusal_grounds.map((id) => ({ id, label: refusalWord(id) }))}
            value={ground}
            onChange={setGround}
          />
        )}
        <Notice>{refuses ? m.requests_refusal_note() : NOTES[asked.act]()}</Notice>
      </div>
    </Dialog>
  );
}
