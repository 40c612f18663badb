import { useState } from "react";
import { showDay, showMoment } from "@/format";
import {
  type AttachmentId,
  type ConsentFact,
  type ConsentText,
  call,
  type DocumentKind,
  useDesk,
  useRole,
} from "@/ipc";
import {
  Badge,
  Button,
  consentKindWord,
  Dialog,
  EmptyState,
  ErrorText,
  FilePreview,
  purposeWord,
  Skeleton,
} from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";
import { consentChannelWord, evidenceWord } from "./words";

type Named = { kind: DocumentKind; sha256: string };

/** Every fact, newest first. Facts are appended: a mistake is corrected by a new one. */
export function Facts({ facts, texts }: { facts: readonly ConsentFact[]; texts: readonly ConsentText[] }) {
  const [read, setRead] = useState<Named | null>(null);
  if (facts.length === 0) {
    return (
      <EmptyState icon="privacy" title={m.consent_none_title()}>
        {m.consent_none_text()}
      </EmptyState>
    );
  }
  const shown = read && texts.find(({ sha256 }) => sha256 === read.sha256);
  return (
    <section className={s.facts}>
      <h3>{m.consent_history()}</h3>
      <ol>
        {facts.map((fact) => (
          <li key={fact.id} className={s.fact}>
            <Fact fact={fact} />
            <TextOf fact={fact} onRead={setRead} />
          </li>
        ))}
      </ol>
      {read && shown && <TextDialog text={shown} onClose={() => setRead(null)} />}
      {read && !shown && <OldText of={read} onClose={() => setRead(null)} />}
    </section>
  );
}

const events = {
  granted: { look: "given", word: m.consent_granted },
  reinstated: { look: "given", word: m.consent_reinstated },
  withdrawn: { look: "blocked", word: m.consent_withdrawn },
  narrowed: { look: "none", word: m.consent_narrowed },
} as const;

function Fact({ fact }: { fact: ConsentFact }) {
  const event = events[fact.event as keyof typeof events] ?? events.withdrawn;
  const how = [consentChannelWord(fact.channel), evidenceWord(fact.evidence), fact.evidence_place].filter(
    Boolean,
  );
  return (
    <>
      <div className={s.factHead}>
        <Badge look={event.look}>{event.word()}</Badge>
        <strong>{consentKindWord(fact.kind)}</strong>
        <span className="figures">{showDay(fact.on)}</span>
      </div>
      {fact.purposes.length > 0 && <p>{fact.purposes.map(purposeWord).join(", ")}</p>}
      {how.length > 0 && <p className="soft">{how.join(" · ")}</p>}
      {fact.evidence_sha256 && (
        <p className={s.hash}>{m.consent_export_hash({ hash: `${fact.evidence_sha256.slice(0, 16)}…` })}</p>
      )}
      {fact.scan !== null && <ScanOf scan={fact.scan} />}
      <p className="soft small">
        {m.consent_recorded({ who: fact.recorded_by, when: showMoment(fact.recorded_at) })}
      </p>
    </>
  );
}

/** The signed paper, opened by the privacy officer alone. */
function ScanOf({ scan }: { scan: AttachmentId }) {
  const officer = useRole("privacy_officer");
  const [seen, setSeen] = useState(false);
  return (
    <p className={s.hash}>
      {m.consent_scan_kept()}
      {officer && (
        <Button look="quiet" icon="show" onPress={() => setSeen(true)}>
          {m.common_open()}
        </Button>
      )}
      {seen && (
        <FilePreview
          title={m.consent_scan()}
          load={() => call("scan_get", { attachment: scan })}
          onClose={() => setSeen(false)}
        />
      )}
    </p>
  );
}

/** Which words were agreed to: version, language and hash, and the policy then in force. */
function TextOf({ fact, onRead }: { fact: ConsentFact; onRead: (text: Named) => void }) {
  const { kind, text_version, text_language, text_sha256, policy_version } = fact;
  if (text_version === null || text_language === null || text_sha256 === null) return null;
  return (
    <p className={s.hash}>
      {m.consent_version({ version: text_version })} · {languageName(text_language)} · SHA-256{" "}
      {text_sha256.slice(0, 16)}…
      {policy_version !== null && ` · ${m.consent_policy_version({ version: policy_version })}`}
      <Button look="quiet" onPress={() => onRead({ kind, sha256: text_sha256 })}>
        {m.settings_text_read()}
      </Button>
    </p>
  );
}

/** A superseded text, asked for when somebody reads it. */
function OldText({ of, onClose }: { of: Named; onClose: () => void }) {
  const { data, error } = useDesk("text_history", { kind: of.kind });
  const text = data?.versions.flatMap(({ texts }) => texts).find(({ sha256 }) => sha256 === of.sha256);
  if (text) return <TextDialog text={text} onClose={onClose} />;
  return error ? <ErrorText error={error} /> : <Skeleton rows={1} />;
}

export function TextDialog({ text, onClose }: { text: ConsentText; onClose: () => void }) {
  return (
    <Dialog title={text.title} isOpen onClose={onClose} reading>
      <div className={s.text} lang={text.language}>
        {text.body.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className={s.hash}>
          {m.consent_version({ version: text.version })} · SHA-256 {text.sha256}
        </p>
      </div>
    </Dialog>
  );
}
