import { useState } from "react";
import { call, type Language, type TextDraft, useAct } from "@/ipc";
import {
  Button,
  CheckboxField,
  documentKindWord,
  ErrorText,
  FieldRow,
  FieldStack,
  fieldErrors,
  NumberField,
  Panel,
  PaperPreview,
  TextArea,
  TextField,
  toast,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { PublishText } from "./PublishText";
import s from "./settings.module.css";

type Props = {
  stored: TextDraft;
  onStored: (draft: TextDraft) => void;
  /** Published, thrown away, or left for later. */
  onDone: () => void;
};

/** The next version in its three languages side by side; what follows from publishing it is decided here. */
export function TextEditor({ stored, onStored, onDone }: Props) {
  const [draft, setDraft] = useState(stored);
  const [open, setOpen] = useState<"preview" | "publish" | null>(null);
  const save = useAct("text_save");
  const discard = useAct("text_discard");
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const errors = fieldErrors(save.error);
  const change = (part: Partial<TextDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    save.reset();
  };
  /** What is shown or published is what is stored. */
  const store = async (): Promise<boolean> => {
    if (!changed) return true;
    const next = await save.run(draft);
    if (!next) return false;
    setDraft(next);
    onStored(next);
    return true;
  };
  const keep = async () => {
    if (changed && (await store())) toast(m.common_saved());
  };
  const show = async (what: "preview" | "publish") => {
    if (await store()) setOpen(what);
  };
  useShortcut("save", () => void keep(), open === null);
  return (
    <div className={s.stack}>
      <div className={s.under}>
        <h2>
          {documentKindWord(draft.kind)} · {m.settings_text_draft_of({ version: draft.version })}
        </h2>
        <Button onPress={() => void store().then((stored) => stored && onDone())}>
          {m.settings_text_later()}
        </Button>
      </div>
      <div className={s.three}>
        {LANGUAGES.map((language) => (
          <Wording key={language} language={language} draft={draft} errors={errors} change={change} />
        ))}
      </div>
      {draft.kind !== "policy" && <Terms draft={draft} errors={errors} change={change} />}
      {save.error?.kind !== "invalid" && <ErrorText error={save.error ?? discard.error} />}
      <footer className={s.foot}>
        <Button
          look="quiet"
          pending={discard.pending}
          onPress={() => void discard.run({ kind: draft.kind }).then((gone) => gone && onDone())}
        >
          {m.settings_text_discard()}
        </Button>
        <Button icon="print" onPress={() => void show("preview")}>
          {m.settings_text_preview()}
        </Button>
        <Button disabled={!changed} pending={save.pending} onPress={() => void keep()}>
          {m.common_save()}
        </Button>
        <Button look="primary" onPress={() => void show("publish")}>
          {m.settings_text_publish()}
        </Button>
      </footer>
      {open === "preview" && (
        <PaperPreview<Language>
          draft
          title={m.settings_text_preview()}
          forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          load={(language) => call("text_preview", { kind: draft.kind, language })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "publish" && <PublishText draft={draft} onDone={onDone} onClose={() => setOpen(null)} />}
    </div>
  );
}

type PartProps = {
  draft: TextDraft;
  errors: Record<string, string>;
  change: (part: Partial<TextDraft>) => void;
};

function Wording({ language, draft, errors, change }: PartProps & { language: Language }) {
  const wording = draft[language];
  return (
    <div className={s.stack}>
      <TextField
        wide
        name={`${language}.title`}
        label={m.settings_text_title({ language: languageName(language) })}
        value={wording.title}
        onChange={(title) => change({ [language]: { ...wording, title } })}
        error={errors[`${language}.title`]}
      />
      <TextArea
        wide
        rows={11}
        name={`${language}.body`}
        label={m.settings_text_body({ language: languageName(language) })}
        value={wording.body}
        onChange={(body) => change({ [language]: { ...wording, body } })}
        error={errors[`${language}.body`]}
      />
    </div>
  );
}

/** What a new version does to consents: to those given before it, and to those given to it. */
function Terms({ draft, errors, change }: PartProps) {
  return (
    <Panel title={m.settings_text_terms()}>
      <FieldStack>
        {draft.version > 1 && (
          <CheckboxField
            name="substance"
            value={draft.substance}
            onChange={(substance) => change({ substance })}
            note={m.settings_text_substance_note()}
          >
            {m.settings_text_substance()}
          </CheckboxField>
        )}
        <FieldRow>
          {draft.substance && (
            <NumberField
              name="renew_days"
              label={m.settings_text_renew_days()}
              value={draft.renew_days}
              onChange={(days) => change({ renew_days: days ?? 0 })}
              error={errors.renew_days}
              steppers
            />
          )}
          <NumberField
            optional
            name="valid_months"
            label={m.settings_text_valid_months()}
            hint={m.settings_text_valid_months_hint()}
            value={draft.valid_months}
            onChange={(valid_months) => change({ valid_months })}
            error={errors.valid_months}
          />
        </FieldRow>
      </FieldStack>
    </Panel>
  );
}
