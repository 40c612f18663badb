import { useState } from "react";
import { showMoment, showWeekday } from "@/format";
import { type PaperKind, type RequestDetails, type RequestId, useDesk, useRole } from "@/ipc";
import { Button, ErrorText, Facts, Menu, Notice, Page, Panel, Skeleton } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useSlots } from "@/slots";
import { Answer } from "./Answer";
import { Clocks } from "./Clocks";
import { Confirmation } from "./Confirmation";
import { Deciding } from "./Deciding";
import s from "./requests.module.css";
import { Scans } from "./Scans";
import { Steps } from "./Steps";
import { Term } from "./Term";
import {
  applicantWord,
  channelOfLetterWord,
  identityWord,
  kindWord,
  outcomeWord,
  paperWord,
  partWord,
} from "./words";

/** One letter: its clocks, what was noted, what has been done and what can be done now. */
export function LetterPage({ request }: { request: RequestId }) {
  const { data, error } = useDesk("request_get", { request });
  const [printing, setPrinting] = useState<PaperKind | null>(null);
  const officer = useRole("privacy_officer");
  const { caseParts, SavePack } = useSlots();
  const row = data?.row;
  const mark = row?.destruction;
  return (
    <Page
      title={row ? m.requests_letter({ number: row.case_no }) : m.area_privacy()}
      note={row && [kindWord(row.kind), row.full_name].filter(Boolean).join(" · ")}
      actions={
        <>
          <Button look="quiet" icon="left" onPress={() => navigate({ room: "privacy" })}>
            {m.requests_all_letters()}
          </Button>
          {data && <Papers letter={data} onPrint={setPrinting} />}
          {row && officer && SavePack && <SavePack request={request} />}
          {data && officer && <Deciding letter={data} />}
          {row && officer && (mark || data.may.destroy) && (
            <Button
              look={mark?.state !== "done" ? "danger" : row.closed ? "primary" : "plain"}
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
      {data?.may.destroy && !mark && <AnswerFirst letter={data} />}
      {data && row && (
        <div className={s.columns}>
          <div className={s.stack}>
            <Panel title={m.requests_clock()} actions={<Term row={row} />}>
              <Clocks letter={data} onExtended={() => setPrinting("extension_notice")} />
            </Panel>
            <Panel title={m.requests_facts()}>
              <Facts facts={facts(data)} />
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
      {printing === "confirmation" && row && (
        <Confirmation letters={[row]} onClose={() => setPrinting(null)} />
      )}
      {printing && printing !== "confirmation" && data && (
        <Answer letter={data} kind={printing} onClose={() => setPrinting(null)} />
      )}
    </Page>
  );
}

/** A question about the same data that is not answered yet: after the destruction only its day can be told. */
function AnswerFirst({ letter: { row, clocks } }: { letter: RequestDetails }) {
  const open = useDesk("request_list", { open_only: true }).data ?? [];
  const asks = clocks.some(({ ground, done_at }) => ground === "access_20_1" && done_at === null);
  const owed = open.filter(({ request, kind, lead_case_no }) =>
    request === row.request ? asks : kind === "access" && lead_case_no === row.lead_case_no,
  );
  if (owed.length === 0) return null;
  return (
    <Notice look="warn">
      {m.requests_answer_first({ numbers: owed.map(({ case_no }) => case_no).join(", ") })}
    </Notice>
  );
}

function facts(letter: RequestDetails): { name: string; value: string }[] {
  const { row } = letter;
  const nobody = row.lead_case_no === "";
  return [
    { name: m.requests_received_on(), value: showWeekday(row.received_on) },
    { name: m.requests_card(), value: nobody ? m.requests_no_record() : row.lead_case_no },
    { name: m.requests_applicant(), value: applicantWord(row.applicant) },
    { name: m.requests_by(), value: channelOfLetterWord(row.channel) },
    ...(letter.parts.length > 0
      ? [{ name: m.requests_parts(), value: letter.parts.map(partWord).join(", ") }]
      : []),
    ...(letter.reference ? [{ name: m.requests_reference(), value: letter.reference }] : []),
    { name: m.requests_identity(), value: identityWord(letter.identity_check) },
    ...(letter.identity_check === "not_needed"
      ? []
      : [{ name: m.requests_identity_by(), value: letter.identity_by }]),
    { name: m.requests_answer_language(), value: languageName(letter.language) },
    { name: m.requests_entered(), value: `${showMoment(row.recorded_at)} · ${letter.recorded_by}` },
    ...(row.outcome && letter.closed_at
      ? [
          {
            name: m.requests_closed_how(),
            value: `${outcomeWord(row.outcome)} · ${showMoment(letter.closed_at)}`,
          },
        ]
      : []),
  ];
}

/** One paper is a button, several are a menu. */
function Papers({ letter, onPrint }: { letter: RequestDetails; onPrint: (kind: PaperKind) => void }) {
  const { papers } = letter.may;
  const [only] = papers;
  if (!only) return null;
  if (papers.length === 1) {
    return (
      <Button icon="print" onPress={() => onPrint(only)}>
        {paperWord(only)}
      </Button>
    );
  }
  return (
    <Menu
      label={m.requests_print()}
      acts={papers.map((kind) => ({
        id: kind,
        word: paperWord(kind),
        icon: "print" as const,
        run: () => onPrint(kind),
      }))}
    >
      {m.requests_print()}
    </Menu>
  );
}
