import { useState } from "react";
import { showDay, showMoment, showWeekday } from "@/format";
import { type RequestDetails, type RequestId, useDesk, useRole } from "@/ipc";
import { Button, ErrorText, Facts, Icon, type IconName, Page, Panel, Skeleton } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useSlots } from "@/slots";
import { Confirmation } from "./Confirmation";
import s from "./requests.module.css";
import { Scans } from "./Scans";
import { Term } from "./Term";
import { channelOfLetterWord, identityWord } from "./words";

/** One letter: its clock, what was noted, what has been done and what is next. */
export function LetterPage({ request }: { request: RequestId }) {
  const { data, error } = useDesk("request_get", { request });
  const [printing, setPrinting] = useState(false);
  const officer = useRole("privacy_officer");
  const { caseParts, SavePack } = useSlots();
  const row = data?.row;
  const mark = row?.destruction;
  return (
    <Page
      title={row ? m.requests_letter({ number: row.case_no }) : m.requests_withdrawal()}
      note={row?.full_name ?? m.requests_withdrawal()}
      actions={
        <>
          <Button look="quiet" icon="left" onPress={() => navigate({ room: "privacy" })}>
            {m.requests_all_letters()}
          </Button>
          {row && !mark && (
            <Button icon="print" onPress={() => setPrinting(true)}>
              {m.requests_print_confirmation()}
            </Button>
          )}
          {row && officer && SavePack && <SavePack request={request} />}
          {row && officer && (
            <Button
              look={mark?.state === "done" ? "primary" : "danger"}
              icon={mark?.state === "done" ? "file" : "destroy"}
              onPress={() => navigate({ room: "privacy", id: request, rest: ["destroy"] })}
            >
              {!mark
                ? m.requests_destroy()
                : mark.state === "done"
                  ? m.requests_act_and_proof()
                  : m.requests_destruction_goes_on()}
            </Button>
          )}
        </>
      }
    >
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data && row && (
        <div className={s.columns}>
          <div className={s.stack}>
            <Panel title={m.requests_clock()} actions={<Term row={row} />}>
              <Facts
                facts={[
                  { name: m.requests_received_on(), value: showWeekday(row.received_on) },
                  { name: m.requests_working_target(), value: showWeekday(row.target_on) },
                  { name: m.requests_destroyed_by(), value: showWeekday(row.due_on) },
                ]}
              />
            </Panel>
            <Panel title={m.requests_facts()}>
              <Facts
                facts={[
                  { name: m.requests_card(), value: row.lead_case_no },
                  { name: m.requests_by(), value: channelOfLetterWord(row.channel) },
                  { name: m.requests_scope(), value: m.requests_scope_everything() },
                  { name: m.requests_identity(), value: identityWord(data.identity_check) },
                  { name: m.requests_identity_by(), value: data.identity_by },
                  { name: m.requests_answer_language(), value: languageName(data.language) },
                  {
                    name: m.requests_entered(),
                    value: `${showMoment(row.recorded_at)} · ${data.recorded_by}`,
                  },
                ]}
              />
            </Panel>
          </div>
          <div className={s.stack}>
            <Panel title={m.requests_steps()}>
              <Steps letter={data} />
            </Panel>
            <Panel title={m.requests_scans()}>
              <Scans letter={data} />
            </Panel>
            {caseParts.map(({ id, Content }) => (
              <Content key={id} request={request} />
            ))}
          </div>
        </div>
      )}
      {printing && row && <Confirmation letters={[row]} onClose={() => setPrinting(false)} />}
    </Page>
  );
}

/** What the law asks for, in order: done or still to do. */
function Steps({ letter: { row } }: { letter: RequestDetails }) {
  const destroyed = row.destruction?.state === "done";
  const steps: { words: string; note: string; done: boolean }[] = [
    {
      words: m.requests_step_stopped(),
      note: showMoment(row.recorded_at),
      done: true,
    },
    {
      words: m.requests_step_destroyed(),
      note: destroyed ? m.common_done() : m.requests_due({ day: showDay(row.due_on) }),
      done: destroyed,
    },
    {
      words: m.requests_step_act(),
      note: destroyed ? m.common_done() : m.requests_step_act_note(),
      done: destroyed,
    },
  ];
  return (
    <ol className={s.steps}>
      {steps.map(({ words, note, done }) => {
        const icon: IconName = done ? "check" : "minus";
        return (
          <li key={words} className={s.step} data-done={done}>
            <Icon name={icon} />
            <span>
              {words}
              <span className="soft small"> · {note}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
