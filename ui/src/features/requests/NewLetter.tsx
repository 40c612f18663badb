import { useEffect, useState } from "react";
import { useErrand } from "@/errands";
import {
  type DeskError,
  type LeadId,
  type RecordedRequest as Recorded,
  type RequestKind,
  useAct,
  useDesk,
  useToday,
} from "@/ipc";
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  CONSENT_PARTS,
  DateField,
  Dialog,
  ErrorText,
  fieldErrors,
  ScanDrop,
  Select,
  TextField,
  TimeField,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { useShortcut } from "@/shortcuts";
import { Confirmation } from "./Confirmation";
import { Consequences } from "./Consequences";
import {
  alsoOf,
  applicantsOf,
  asRequest,
  BLANK,
  type Draft,
  isTelling,
  needsIdentity,
  ofAPerson,
} from "./draft";
import s from "./requests.module.css";
import { Who } from "./Who";
import {
  applicantWord,
  channelOfLetterWord,
  IDENTITY_CHECKS,
  identityWord,
  kindNote,
  kindWord,
  LETTER_CHANNELS,
  partWord,
  REQUEST_KINDS,
} from "./words";

/**
 * “New letter” in every room, a withdrawal unless another kind is chosen. What was typed is kept until it is
 * recorded or cancelled: Esc and the cross only put it aside.
 */
export function NewLetter() {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(BLANK);
  const [asked, setAsked] = useState<LeadId | null>(null);
  const [recorded, setRecorded] = useState<readonly Recorded[] | null>(null);
  useShortcut("withdrawal", () => setOpen(true));
  useErrand("withdrawal", ({ lead }) => {
    if (lead !== null) setDraft(BLANK);
    setAsked(lead);
    setOpen(true);
  });
  const close = () => {
    setOpen(false);
    setAsked(null);
  };
  if (recorded) return <Confirmation letters={recorded} onClose={() => setRecorded(null)} />;
  if (!open) return null;
  return (
    <LetterDialog
      draft={draft}
      onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
      asked={asked}
      onAside={close}
      onCancel={() => {
        setDraft(BLANK);
        close();
      }}
      onRecorded={(letters) => {
        setDraft(BLANK);
        close();
        arrived(letters, setRecorded);
      }}
    />
  );
}

type LetterDialogProps = {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  /** The card it was asked from. */
  asked: LeadId | null;
  onAside: () => void;
  onCancel: () => void;
  onRecorded: (letters: readonly Recorded[]) => void;
};

function LetterDialog({ draft, onChange, asked, onAside, onCancel, onRecorded }: LetterDialogProps) {
  const today = useToday();
  const [tried, setTried] = useState(false);
  const record = useAct("request_record");
  const attach = useAct("scan_attach");
  const letter = asRequest(draft, today);
  const person = ofAPerson(draft.kind);

  const card = useDesk("lead_get", { lead: asked as LeadId }, { enabled: asked !== null }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card is taken over once, when it has come
  useEffect(() => {
    if (!card) return;
    const { id, case_no, full_name, phones } = card;
    onChange({ picked: [{ id, case_no, full_name, phone_tail: phones[0]?.tail ?? "" }] });
  }, [card?.id]);

  // The same question as at the right, for what it refuses at a field.
  const telling = isTelling(draft) && letter.received_on !== "";
  const preview = useDesk("request_preview", letter, { enabled: telling, keep: true });
  const refused = { ...fieldErrors(preview.error?.error), ...fieldErrors(record.error) };
  const missing = (empty: boolean) => (tried && empty ? m.problem_empty() : undefined);

  const save = async () => {
    setTried(true);
    const { channel, identity, scan } = draft;
    if (!telling || !channel || (needsIdentity(draft) && !identity)) return;
    const letters = await record.run(letter);
    if (!letters) return;
    for (const { request } of letters) {
      if (
        scan &&
        letter.leads.length > 0 &&
        (await attach.run({ request, content_base64: scan.base64 })) === undefined
      ) {
        // The letter stands; its scan can be attached on its page.
        toast(m.requests_scan_refused(), { look: "danger" });
        break;
      }
    }
    onRecorded(letters);
  };

  const choose = (kind: RequestKind) => {
    const applicant = applicantsOf(kind).includes(draft.applicant) ? draft.applicant : applicantsOf(kind)[0];
    onChange({ kind, also: [], parts: [], applicant: applicant ?? "person" });
  };
  const withdraws = letter.kinds.includes("withdrawal") && letter.leads.length > 0;
  return (
    <Dialog
      title={m.requests_record_letter()}
      isOpen
      size="large"
      onClose={onAside}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onCancel}>{m.common_cancel()}</Button>
          <Button look="primary" pending={record.pending || attach.pending} onPress={() => void save()}>
            {withdraws || draft.kind === "withdrawal" ? m.requests_record_and_print() : m.requests_record()}
          </Button>
        </>
      }
    >
      <div className={s.halves}>
        <div className={s.stack}>
          {record.error?.kind !== "invalid" && <ErrorText error={record.error} />}
          <div className={s.pair}>
            <Select
              wide
              label={m.requests_kind()}
              options={REQUEST_KINDS.map((id) => ({ id, label: kindWord(id), note: kindNote(id) }))}
              value={draft.kind}
              onChange={choose}
              error={refused.kinds}
            />
            <Select
              wide
              label={m.requests_applicant()}
              options={applicantsOf(draft.kind).map((id) => ({ id, label: applicantWord(id) }))}
              value={draft.applicant}
              onChange={(applicant) => onChange({ applicant })}
              error={refused.applicant}
            />
          </div>
          {alsoOf(draft.kind).length > 0 && (
            <CheckboxGroup
              inline
              label={m.requests_also()}
              options={alsoOf(draft.kind).map((id) => ({ id, label: kindWord(id) }))}
              value={draft.also}
              onChange={(also) => onChange({ also })}
            />
          )}
          {person && (
            <>
              {!draft.nobody && (
                <Who
                  picked={draft.picked}
                  onPick={(picked) => onChange({ picked })}
                  error={missing(letter.leads.length === 0) ?? refused.leads}
                  known={asked !== null}
                />
              )}
              {draft.picked.length === 0 && (
                <CheckboxField value={draft.nobody} onChange={(nobody) => onChange({ nobody })}>
                  {m.requests_no_such_person()}
                </CheckboxField>
              )}
            </>
          )}
          {draft.kind === "withdrawal_part" && (
            <CheckboxGroup
              inline
              label={m.requests_parts()}
              options={CONSENT_PARTS.map((id) => ({ id, label: partWord(id) }))}
              value={draft.parts}
              onChange={(parts) => onChange({ parts })}
              error={missing(draft.parts.length === 0) ?? refused.parts}
            />
          )}
          <div className={s.pair}>
            <DateField
              wide
              label={m.requests_received_on()}
              value={draft.receivedOn ?? today ?? null}
              onChange={(day) => onChange({ receivedOn: day, longBefore: false })}
              {...(today ? { max: today } : {})}
              error={refused.received_on}
            />
            {draft.kind === "leak" ? (
              <TimeField
                wide
                label={m.requests_received_time()}
                value={draft.receivedTime}
                onChange={(receivedTime) => onChange({ receivedTime })}
                error={missing(draft.receivedTime === null) ?? refused.received_time}
              />
            ) : (
              <span />
            )}
          </div>
          {(draft.longBefore || tooEarly(preview.error?.error ?? record.error)) && (
            <CheckboxField value={draft.longBefore} onChange={(longBefore) => onChange({ longBefore })}>
              {m.requests_long_before()}
            </CheckboxField>
          )}
          <div className={s.pair}>
            <Select
              wide
              label={m.requests_by()}
              options={LETTER_CHANNELS.map((id) => ({ id, label: channelOfLetterWord(id) }))}
              value={draft.channel}
              onChange={(channel) => onChange({ channel })}
              error={missing(draft.channel === null)}
            />
            {needsIdentity(draft) || (draft.kind === "withdrawal" && !draft.nobody) ? (
              <Select
                wide
                label={m.requests_identity()}
                options={IDENTITY_CHECKS.map((id) => ({ id, label: identityWord(id) }))}
                value={draft.identity}
                onChange={(identity) => onChange({ identity })}
                error={missing(draft.identity === null) ?? refused.identity_check}
              />
            ) : (
              <TextField
                wide
                optional
                figures
                label={m.requests_reference()}
                value={draft.reference}
                onChange={(reference) => onChange({ reference })}
                hint={m.requests_reference_hint()}
                error={refused.reference}
              />
            )}
          </div>
          <div className={s.scan}>
            <span className={s.label}>
              {m.requests_scan()} · {m.common_optional()}
            </span>
            {letter.leads.length > 0 || (!draft.nobody && person) ? (
              <ScanDrop
                scan={draft.scan}
                onChoose={(scan) => onChange({ scan })}
                error={refused.content}
                pending={attach.pending}
              />
            ) : (
              <p className="soft small">{m.requests_scan_no_record()}</p>
            )}
          </div>
        </div>
        <Consequences letter={telling ? letter : null} />
      </div>
    </Dialog>
  );
}

/** The letter came more than a year before the card was made: a slip of the pen, or an old letter. */
const tooEarly = (error: DeskError | null | undefined): boolean =>
  error?.kind === "invalid" && error.field === "received_on" && error.problem.is === "too_early";

/** A withdrawal is confirmed on paper; any other letter opens as a case. */
function arrived(letters: readonly Recorded[], confirm: (letters: readonly Recorded[]) => void) {
  const confirmed = letters.filter(
    ({ clocks, lead_case_no }) =>
      lead_case_no !== "" && clocks.some(({ ground }) => ground === "withdrawal_21_5"),
  );
  if (confirmed.length > 0) return confirm(confirmed);
  const [only] = letters;
  toast(m.requests_recorded({ number: letters.map(({ case_no }) => case_no).join(", ") }));
  navigate({ room: "privacy", id: letters.length === 1 && only ? only.request : null });
}
