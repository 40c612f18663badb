import { useState } from "react";
import {
  type ConsentChannel,
  type ConsentKind,
  type ConsentText,
  type Evidence,
  type Language,
  type LeadId,
  type PurposeKind,
  useAct,
  useDesk,
  useToday,
} from "@/ipc";
import {
  Button,
  type ChosenScan,
  CONSENT_KINDS,
  Dialog,
  ErrorText,
  fieldErrors,
  Skeleton,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { ConsentFields } from "./ConsentFields";
import { TextDialog } from "./Facts";

export type Draft = {
  kind: ConsentKind;
  purposes: PurposeKind[];
  language: Language;
  /** The version the person read; `null` = the newest. */
  text_version: number | null;
  on: string | null;
  channel: ConsentChannel;
  evidence: Evidence;
  evidence_place: string;
  evidence_sha256: string;
  scan: ChosenScan | null;
};

type Props = { lead: LeadId; texts: readonly ConsentText[]; language: Language; onClose: () => void };

/** Records what a person agreed to, which words they read and where the proof is kept. */
export function NewConsent(props: Props) {
  const today = useToday();
  return today ? <Recording {...props} today={today} /> : <Skeleton rows={1} />;
}

function Recording({ lead, texts, today, language, onClose }: Props & { today: string }) {
  const [draft, setDraft] = useState<Draft>({
    kind: "processing",
    purposes: [],
    language,
    text_version: null,
    on: today,
    channel: "paper",
    evidence: "paper",
    evidence_place: "",
    evidence_sha256: "",
    scan: null,
  });
  const [reading, setReading] = useState(false);
  const grant = useAct("consent_grant");
  const versions = useDesk("text_history", { kind: draft.kind }).data?.versions ?? [];
  const newest = texts.find((one) => one.kind === draft.kind && one.language === draft.language);
  const text =
    draft.text_version === null
      ? newest
      : versions
          .find(({ version }) => version === draft.text_version)
          ?.texts.find((one) => one.language === draft.language);
  const save = async () => {
    const { on, scan, evidence_sha256, ...rest } = draft;
    const status = await grant.run({
      ...rest,
      lead,
      on: on ?? "",
      purposes: draft.kind === "processing" ? draft.purposes : [],
      evidence_sha256: draft.evidence === "web_form" && evidence_sha256 ? evidence_sha256 : null,
      scan_base64: scan?.base64 ?? null,
    });
    if (!status) return;
    toast(m.consent_recorded_now());
    onClose();
  };
  return (
    <Dialog
      title={m.consent_record()}
      isOpen
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={grant.pending} onPress={() => void save()}>
            {m.consent_record()}
          </Button>
        </>
      }
    >
      <ConsentFields
        draft={draft}
        kinds={CONSENT_KINDS.filter((kind) => texts.some((one) => one.kind === kind))}
        versions={versions}
        today={today}
        text={text}
        errors={fieldErrors(grant.error)}
        onRead={() => setReading(true)}
        change={(part) => {
          setDraft((old) => ({ ...old, ...part }));
          grant.reset();
        }}
      />
      {grant.error?.kind !== "invalid" && <ErrorText error={grant.error} />}
      {reading && text && <TextDialog text={text} onClose={() => setReading(false)} />}
    </Dialog>
  );
}
