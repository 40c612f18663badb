/** What is still to be done with an act: its signature, the papers outside, act and log against each other. */
import { useState } from "react";
import { showDay, showMoment } from "@/format";
import { type ActVerified, type Destruction, type LooseEnd, useAct, useDesk, useToday } from "@/ipc";
import { Badge, Button, CheckboxField, DateField, ErrorText, Form, fieldErrors, Notice, Panel } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { fateWords, paperName } from "./words";

/** The act is signed on paper; who says so and the day are kept. */
export function Sign({ job }: { job: Destruction }) {
  const today = useToday();
  const sign = useAct("act_sign");
  const [day, setDay] = useState<string | null>(null);
  const on = day ?? today ?? null;
  const error = fieldErrors(sign.error).on;
  if (job.signed_on) {
    return (
      <Panel title={m.erasure_signature()}>
        <Badge look="given">{m.erasure_signed({ day: showDay(job.signed_on) })}</Badge>
      </Panel>
    );
  }
  return (
    <Panel title={m.erasure_signature()}>
      <Form onSubmit={() => on && void sign.run({ destruction: job.id, on })}>
        <p>{job.started_by ? m.erasure_sign_note() : m.erasure_sign_itself()}</p>
        <div className={s.typed}>
          <DateField
            label={m.erasure_signed_on()}
            value={on}
            onChange={setDay}
            {...(today ? { max: today } : {})}
            error={error}
          />
          <Button look="primary" icon="check" type="submit" disabled={!on} pending={sign.pending}>
            {m.erasure_sign()}
          </Button>
        </div>
        {!error && <ErrorText error={sign.error} />}
      </Form>
    </Panel>
  );
}

/** Papers and files the program could not reach, ticked off as a human deals with them. */
export function LooseEnds({ job }: { job: Destruction }) {
  const { data, error } = useDesk("loose_end_list", { destruction: job.id });
  const tick = useAct("loose_end_tick");
  if (!error && (!data || data.length === 0)) return null;
  return (
    <Panel title={m.erasure_by_hand()}>
      <ErrorText error={error ?? tick.error} />
      <ul className={s.list}>
        {data?.map((end) => (
          <li key={end.id} className={end.ticked_at ? s.done : undefined}>
            <CheckboxField
              value={end.ticked_at !== null}
              disabled={end.ticked_at !== null}
              onChange={() => void tick.run({ loose_end: end.id })}
              note={noteOf(end)}
            >
              {paperName(end)} · {end.lead_case_no}
            </CheckboxField>
          </li>
        ))}
      </ul>
      <p className={s.note}>{m.erasure_by_hand_note()}</p>
    </Panel>
  );
}

function noteOf(end: LooseEnd): string {
  const fate = [fateWords(end), end.made_on && showDay(end.made_on)].filter(Boolean).join(", ");
  return end.ticked_at
    ? `${fate} · ${m.erasure_ticked({ name: end.ticked_by, when: showMoment(end.ticked_at) })}`
    : fate;
}

/** Act, extract and log against each other; what does not fit is named by its number in the log. */
export function Verify({ job }: { job: Destruction }) {
  const verify = useAct("act_verify");
  const [found, setFound] = useState<ActVerified | null>(null);
  const run = async () => setFound((await verify.run({ destruction: job.id })) ?? null);
  return (
    <Panel
      title={m.erasure_verification()}
      actions={
        <Button look="quiet" icon="check" pending={verify.pending} onPress={() => void run()}>
          {m.erasure_verify()}
        </Button>
      }
    >
      {!found && !verify.error && <p className="soft">{m.erasure_verify_note()}</p>}
      <ErrorText error={verify.error} />
      {found?.fits && <Badge look="given">{m.erasure_verified({ count: found.rows })}</Badge>}
      {found && !found.fits && (
        <Notice look="danger" title={m.erasure_not_verified()}>
          <ul>
            {problems(found).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Panel>
  );
}

function problems({ act_fits, extract_fits, row, chain }: ActVerified): string[] {
  return [
    ...(act_fits ? [] : [m.erasure_bad_act()]),
    ...(extract_fits ? [] : [m.erasure_bad_extract()]),
    ...(row === null ? [] : [m.erasure_bad_row({ row })]),
    ...(chain === null ? [] : [m.erasure_bad_chain({ row: chain })]),
  ];
}
