import { useState } from "react";
import { showDay, showMoment } from "@/format";
import type { ConsentFact, ConsentText } from "@/ipc";
import { Badge, Button, consentKindWord, Dialog, EmptyState, purposeWord } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";
import { consentChannelWord, evidenceWord } from "./words";

/** Every fact, newest first. Facts are appended: a mistake is corrected by a new one. */
export function Facts({ facts, texts }: { facts: readonly ConsentFact[]; texts: readonly ConsentText[] }) {
  const [shown, setShown] = useState<ConsentText | null>(null);
  if (facts.length === 0) {
    return (
      <EmptyState icon="privacy" title={m.consent_none_title()}>
        {m.consent_none_text()}
      </EmptyState>
    );
  }
  return (
    <section className={s.facts}>
      <h3>{m.consent_history()}</h3>
      <ol>
        {facts.map((fact) => (
          <li key={`${fact.recorded_at}${fact.kind}${fact.event}`} className={s.fact}>
            <Fact fact={fact} />
            <TextOf fact={fact} texts={texts} onRead={setShown} />
          </li>
        ))}
      </ol>
      {shown && <TextDialog text={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function Fact({ fact }: { fact: ConsentFact }) {
  const given = fact.event === "granted";
  const how = [consentChannelWord(fact.channel), evidenceWord(fact.evidence), fact.evidence_place].filter(
    Boolean,
  );
  return (
    <>
      <div className={s.factHead}>
        <Badge look={given ? "given" : "blocked"}>
          {given ? m.consent_granted() : m.consent_withdrawn()}
        </Badge>
        <strong>{consentKindWord(fact.kind)}</strong>
        <span className="figures">{showDay(fact.on)}</span>
      </div>
      {fact.purposes.length > 0 && <p>{fact.purposes.map(purposeWord).join(", ")}</p>}
      {how.length > 0 && <p className="soft">{how.join(" · ")}</p>}
      <p className="soft small">
        {m.consent_recorded({ who: fact.recorded_by, when: showMoment(fact.recorded_at) })}
      </p>
    </>
  );
}

type TextOfProps = {
  fact: ConsentFact;
  texts: readonly ConsentText[];
  onRead: (text: ConsentText) => void;
};

/** Which words were agreed to: version, language and hash. */
function TextOf({ fact, texts, onRead }: TextOfProps) {
  if (fact.text_version === null || fact.text_language === null) return null;
  const text = texts.find(({ sha256 }) => sha256 === fact.text_sha256);
  return (
    <p className={s.hash}>
      {m.consent_version({ version: fact.text_version })} · {languageName(fact.text_language)} · SHA-256{" "}
      {fact.text_sha256?.slice(0, 16)}…
      {text && (
        <Button look="quiet" onPress={() => onRead(text)}>
          {m.settings_text_read()}
        </Button>
      )}
    </p>
  );
}

export function TextDialog({ text, onClose }: { text: ConsentText; onClose: () => void }) {
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
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
