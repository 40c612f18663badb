import { showDay } from "@/format";
import type { ConsentKind, ConsentText, TextVersion } from "@/ipc";
import {
  Button,
  CheckboxGroup,
  consentKindWord,
  DateField,
  FieldRow,
  FieldStack,
  purposeWord,
  RadioGroup,
  ScanDrop,
  Select,
  TextField,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";
import type { Draft } from "./NewConsent";
import { PURPOSES } from "./Status";
import { CHANNELS, consentChannelWord, EVIDENCE, evidenceWord, USUAL } from "./words";

type Props = {
  draft: Draft;
  kinds: readonly ConsentKind[];
  /** Published versions of the chosen kind, newest first. */
  versions: readonly TextVersion[];
  today: string;
  text: ConsentText | undefined;
  errors: Record<string, string>;
  onRead: () => void;
  change: (part: Partial<Draft>) => void;
};

export function ConsentFields({ draft, kinds, versions, today, text, errors, onRead, change }: Props) {
  // Health data needs a signed paper (152-FZ Art. 10); the core refuses anything else.
  const written = draft.kind === "health";
  return (
    <FieldStack>
      <RadioGroup
        wide
        inline
        label={m.consent_kind()}
        options={kinds.map((id) => ({ id, label: consentKindWord(id) }))}
        value={draft.kind}
        onChange={(kind) =>
          change({
            kind,
            text_version: null,
            ...(kind === "health" ? { channel: "paper", evidence: "paper" } : {}),
          })
        }
        error={errors.kind}
      />
      {draft.kind === "processing" && (
        <div className={s.purposes}>
          <CheckboxGroup
            wide
            label={m.consent_purposes()}
            hint={m.consent_purposes_hint()}
            options={PURPOSES.map((id) => ({ id, label: purposeWord(id) }))}
            value={draft.purposes}
            onChange={(purposes) => change({ purposes })}
            error={errors.purposes && m.consent_purposes_empty()}
          />
          <Button
            look="quiet"
            disabled={draft.purposes.length === PURPOSES.length}
            onPress={() => change({ purposes: [...PURPOSES] })}
          >
            {m.consent_purposes_all()}
          </Button>
        </div>
      )}
      <FieldRow>
        <DateField
          required
          label={m.consent_on()}
          value={draft.on}
          onChange={(on) => change({ on })}
          max={today}
          error={errors.on}
        />
        <Select
          label={m.consent_text_language()}
          options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
      </FieldRow>
      {versions.length > 1 && (
        <Select
          label={m.consent_read_version()}
          hint={m.consent_read_version_hint()}
          options={versions.map(({ version, published_at }) => ({
            id: String(version),
            label: m.consent_version_since({ version, day: showDay(published_at.slice(0, 10)) }),
          }))}
          value={String(draft.text_version ?? versions[0]?.version)}
          onChange={(version) => change({ text_version: Number(version) })}
          error={errors.text_version}
        />
      )}
      {text && (
        <p className={s.hash}>
          {m.consent_version({ version: text.version })} · SHA-256 {text.sha256.slice(0, 16)}…
          <Button look="quiet" onPress={onRead}>
            {m.settings_text_read()}
          </Button>
        </p>
      )}
      <FieldRow>
        <Select
          label={m.consent_channel()}
          hint={written ? m.consent_written() : undefined}
          options={CHANNELS.map((id) => ({ id, label: consentChannelWord(id) }))}
          value={draft.channel}
          onChange={(channel) => change({ channel, evidence: USUAL[channel] })}
          disabled={written}
        />
        <Select
          label={m.consent_evidence()}
          options={EVIDENCE.map((id) => ({ id, label: evidenceWord(id) }))}
          value={draft.evidence}
          onChange={(evidence) => change({ evidence })}
          disabled={written}
          error={errors.evidence && m.consent_written()}
        />
      </FieldRow>
      {draft.evidence === "web_form" && (
        <TextField
          wide
          figures
          optional
          label={m.consent_export_sha256()}
          hint={m.consent_export_sha256_hint()}
          value={draft.evidence_sha256}
          onChange={(evidence_sha256) => change({ evidence_sha256 })}
          error={errors.evidence_sha256 && m.consent_export_sha256_wrong()}
        />
      )}
      <TextField
        wide
        required={draft.evidence === "paper"}
        label={m.consent_place()}
        hint={m.consent_place_hint()}
        value={draft.evidence_place}
        onChange={(evidence_place) => change({ evidence_place })}
        error={errors.evidence_place}
      />
      <div className={s.scan}>
        <span className={s.scanLabel}>{m.consent_scan()}</span>
        <ScanDrop
          scan={draft.scan}
          onChoose={(scan) => change({ scan })}
          error={errors.content && (draft.scan ? m.requests_scan_refused() : m.consent_scan_missing())}
        />
      </div>
    </FieldStack>
  );
}
