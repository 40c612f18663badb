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
import { Button, CONSENT_KINDS, Dialog, ErrorText, fieldErrors, Skeleton, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { ConsentFields } from "./ConsentFields";
import { TextDialog } from "./Facts";

export type Draft = {
  kind: ConsentKind;
  purposes: PurposeKind[];
  language: Language;
  on: string | null;
  channel: ConsentChannel;
  evidence: Evidence;
  evidence_place: string;
};

type Props = { lead: LeadId; texts: readonly ConsentText[]; onClose: () => void };

/** Records what a person agreed to, which words they read and where the proof is kept. */
export function NewConsent({ lead, texts, onClose }: Props) {
  const today = useToday();
  const card = useDesk("lead_get", { lead });
  return (
    <>
      {today && card.data ? (
        <Recording lead={lead} texts={texts} today={today} language={card.data.language} onClose={onClose} />
      ) : (
        <Skeleton rows={1} />
      )}
    </>
  );
}

function Recording({ lead, texts, today, language, onClose }: Props & { today: string; language: Language }) {
  const [draft, setDraft] = useState<Draft>({
    kind: "processing",
    purposes: [],
    language,
    on: today,
    channel: "paper",
    evidence: "paper",
    evidence_place: "",
  });
  const [reading, setReading] = useState(false);
  const grant = useAct("consent_grant");
  const text = texts.find((one) => one.kind === draft.kind && one.language === draft.language);
  const save = async () => {
    const { on, ...rest } = draft;
    const status = await grant.run({
      ...rest,
      lead,
      text_version: null,
      evidence_sha256: null,
      scan_base64: null,
      on: on ?? "",
      purposes: draft.kind === "processing" ? draft.purposes : [],
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
