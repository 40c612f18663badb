import { useEffect, useState } from "react";
import { useErrand } from "@/errands";
import {
  type IdentityCheck,
  type LeadId,
  type LetterChannel,
  type Withdrawal as Recorded,
  useAct,
  useDesk,
  useToday,
} from "@/ipc";
import { Button, DateField, Dialog, ErrorText, fieldErrors, Select, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { Confirmation } from "./Confirmation";
import { Consequences } from "./Consequences";
import s from "./requests.module.css";
import { type ChosenScan, ScanDrop } from "./ScanDrop";
import { type Person, Who } from "./Who";
import { channelOfLetterWord, IDENTITY_CHECKS, identityWord, LETTER_CHANNELS } from "./words";

type Draft = {
  picked: Person[];
  receivedOn: string | null;
  channel: LetterChannel | null;
  identity: IdentityCheck | null;
  scan: ChosenScan | null;
};
const BLANK: Draft = { picked: [], receivedOn: null, channel: null, identity: null, scan: null };

/**
 * “Record withdrawal letter” in every room. What was typed is kept until it is recorded or cancelled: Esc
 * and the cross only put it aside.
 */
export function Withdrawal() {
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
        setRecorded(letters);
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
  const record = useAct("withdrawal_record");
  const attach = useAct("scan_attach");
  const receivedOn = draft.receivedOn ?? today ?? null;
  const leads = draft.picked.map(({ id }) => id);

  const card = useDesk("lead_get", { lead: asked as LeadId }, { enabled: asked !== null }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card is taken over once, when it has come
  useEffect(() => {
    if (!card) return;
    const { id, case_no, full_name, phones } = card;
    onChange({ picked: [{ id, case_no, full_name, phone_tail: phones[0]?.tail ?? "" }] });
  }, [card?.id]);

  // The same question as at the right, for what it refuses at a field.
  const preview = useDesk(
    "withdrawal_preview",
    { leads, received_on: receivedOn ?? "" },
    { enabled: leads.length > 0 && receivedOn !== null, keep: true },
  );
  const refused = { ...fieldErrors(preview.error?.error), ...fieldErrors(record.error) };
  const missing = (empty: boolean) => (tried && empty ? m.problem_empty() : undefined);

  const save = async () => {
    setTried(true);
    const { channel, identity, scan } = draft;
    if (leads.length === 0 || !receivedOn || !channel || !identity) return;
    const letters = await record.run({
      leads,
      received_on: receivedOn,
      channel,
      scope: "everything",
      identity_check: identity,
      language: null,
    });
    if (!letters) return;
    for (const { request } of letters) {
      if (scan && (await attach.run({ request, content_base64: scan.base64 })) === undefined) {
        // The letter stands; its scan can be attached on its page.
        toast(m.requests_scan_refused(), { look: "danger" });
        break;
      }
    }
    onRecorded(letters);
  };

  const channels = LETTER_CHANNELS.map((id) => ({ id, label: channelOfLetterWord(id) }));
  const checks = IDENTITY_CHECKS.map((id) => ({ id, label: identityWord(id) }));
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
            {m.requests_record_and_print()}
          </Button>
        </>
      }
    >
      <div className={s.halves}>
        <div className={s.stack}>
          {record.error?.kind !== "invalid" && <ErrorText error={record.error} />}
          <Who
            picked={draft.picked}
            onPick={(picked) => onChange({ picked })}
            error={missing(leads.length === 0) ?? refused.leads}
            known={asked !== null}
          />
          <div className={s.pair}>
            <DateField
              wide
              label={m.requests_received_on()}
              value={receivedOn}
              onChange={(day) => onChange({ receivedOn: day })}
              {...(today ? { max: today } : {})}
              error={refused.received_on}
            />
            <Select
              wide
              label={m.requests_by()}
              options={channels}
              value={draft.channel}
              onChange={(channel) => onChange({ channel })}
              error={missing(draft.channel === null)}
            />
          </div>
          <div className={s.pair}>
            <Select
              wide
              label={m.requests_scope()}
              options={[{ id: "everything" as const, label: m.requests_scope_everything() }]}
              value="everything"
              onChange={() => {}}
            />
            <Select
              wide
              label={m.requests_identity()}
              options={checks}
              value={draft.identity}
              onChange={(identity) => onChange({ identity })}
              error={missing(draft.identity === null)}
            />
          </div>
          <div className={s.scan}>
            <span className={s.label}>
              {m.requests_scan()} · {m.common_optional()}
            </span>
            <ScanDrop
              scan={draft.scan}
              onChoose={(scan) => onChange({ scan })}
              error={refused.content}
              pending={attach.pending}
            />
          </div>
        </div>
        <Consequences leads={leads} receivedOn={receivedOn} />
      </div>
    </Dialog>
  );
}
