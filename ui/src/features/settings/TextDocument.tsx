import { useState } from "react";
import { showDay, showMoment } from "@/format";
import {
  type ConsentText,
  type DocumentKind,
  type TextDraft,
  type TextVersion,
  useAct,
  useDesk,
} from "@/ipc";
import { Badge, Button, Dialog, documentKindWord, ErrorText, Notice, Panel, Skeleton } from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";
import { TextEditor } from "./TextEditor";

type Props = { kind: DocumentKind; editable: boolean; onBack: () => void };

/** One document: its versions from the newest, and the draft of the next. */
export function TextDocument({ kind, editable, onBack }: Props) {
  const { data, error } = useDesk("text_history", { kind });
  const begin = useAct("text_draft");
  const [draft, setDraft] = useState<TextDraft | null>(null);
  const [read, setRead] = useState<ConsentText | null>(null);
  const edit = async () => {
    const begun = await begin.run({ kind });
    if (begun) setDraft(begun);
  };
  if (draft) return <TextEditor stored={draft} onStored={setDraft} onDone={() => setDraft(null)} />;
  return (
    <div className={s.stack}>
      <div className={s.under}>
        <h2>{documentKindWord(kind)}</h2>
        <span className={s.buttons}>
          <Button onPress={onBack}>{m.settings_text_all()}</Button>
          {editable && (
            <Button look="primary" icon="edit" pending={begin.pending} onPress={() => void edit()}>
              {data?.draft ? m.settings_text_continue() : m.settings_text_begin()}
            </Button>
          )}
        </span>
      </div>
      <ErrorText error={error ?? begin.error} />
      {!data && !error && <Skeleton />}
      {kind === "third_party" && data?.versions.length === 0 && (
        <Notice>{m.settings_text_third_party()}</Notice>
      )}
      {data?.versions.map((version, place) => (
        <Version key={version.version} version={version} inForce={place === 0} onRead={setRead} />
      ))}
      {read && (
        <Dialog title={read.title} isOpen onClose={() => setRead(null)} reading>
          <div className={s.text} lang={read.language}>
            {read.body.split("\n\n").map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <p className={s.hash}>
              {m.consent_version({ version: read.version })} · SHA-256 {read.sha256}
            </p>
          </div>
        </Dialog>
      )}
    </div>
  );
}

type VersionProps = { version: TextVersion; inForce: boolean; onRead: (text: ConsentText) => void };

function Version({ version, inForce, onRead }: VersionProps) {
  const { renew_by, valid_months } = version;
  const terms = [
    version.published_by
      ? m.settings_text_published_by({
          who: version.published_by,
          when: showMoment(version.published_at),
        })
      : m.settings_text_published({ when: showMoment(version.published_at) }),
    renew_by && m.settings_text_renew_by({ day: showDay(renew_by) }),
    valid_months !== null && m.settings_text_months({ count: valid_months }),
  ].filter(Boolean);
  return (
    <Panel
      title={m.consent_version({ version: version.version })}
      actions={
        <Badge look={inForce ? "given" : "none"}>
          {inForce ? m.settings_text_in_force() : m.settings_text_superseded()}
        </Badge>
      }
    >
      <p className="soft">{terms.join(" · ")}</p>
      <ul className={s.languages}>
        {version.texts.map((text) => (
          <li key={text.id}>
            <span>
              {languageName(text.language)} · {text.title}
            </span>
            <span className={s.hash}>SHA-256 {text.sha256}</span>
            <Button look="quiet" onPress={() => onRead(text)}>
              {m.settings_text_read()}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
