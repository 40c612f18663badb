import { useState } from "react";
import type { DeskError, Language, Template, TemplateWords } from "@/ipc";
import { Button, Dialog, ErrorText, fieldErrors, Menu, TextArea, TextField } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { MessagePreview } from "./MessagePreview";
import s from "./settings.module.css";

type Props = {
  first: Template;
  editable: boolean;
  error: DeskError | null;
  pending: boolean;
  onChange: () => void;
  onSave: (template: Template) => void;
  onClose: () => void;
};

/** One text in its three languages side by side, and how a person would see it. */
export function MessageDialog({ first, editable, error, pending, onChange, onSave, onClose }: Props) {
  const { language: spoken } = useLanguage();
  const [draft, setDraft] = useState(first);
  const errors = fieldErrors(error);
  if (error?.kind === "invalid" && error.problem.is === "unknown")
    errors[error.field] = m.settings_messages_unknown();
  const save = () => onSave(draft);
  const change = (language: Language, words: TemplateWords) => {
    setDraft((old) => ({ ...old, [language]: words }));
    onChange();
  };
  return (
    <Dialog
      size="large"
      title={first.id === null ? m.settings_messages_new() : first[spoken].title}
      isOpen
      onClose={onClose}
      onSave={editable ? save : undefined}
      actions={
        editable ? (
          <>
            <Button onPress={onClose}>{m.common_cancel()}</Button>
            <Button look="primary" pending={pending} onPress={save}>
              {m.common_save()}
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{m.common_close()}</Button>
        )
      }
    >
      <div className={s.stack}>
        {errors.id !== undefined && <p role="alert">{errors.id}</p>}
        {error?.kind !== "invalid" && <ErrorText error={error} />}
        {editable && <p className="soft">{m.settings_messages_words()}</p>}
        <div className={s.wordings}>
          {LANGUAGES.map((language) => (
            <Wording
              key={language}
              language={language}
              words={draft[language]}
              readOnly={!editable}
              errors={errors}
              onChange={(words) => change(language, words)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

type WordingProps = {
  language: Language;
  words: TemplateWords;
  readOnly: boolean;
  errors: Record<string, string>;
  onChange: (words: TemplateWords) => void;
};

function Wording({ language, words, readOnly, errors, onChange }: WordingProps) {
  const name = `${language}.body`;
  const insert = (word: string) => {
    const [field] = document.getElementsByName(name);
    const { body } = words;
    const at = field instanceof HTMLTextAreaElement ? field.selectionStart : body.length;
    const end = field instanceof HTMLTextAreaElement ? field.selectionEnd : at;
    onChange({ ...words, body: body.slice(0, at) + word + body.slice(end) });
  };
  const gaps = [
    { id: "{name}", word: m.template_word_name() },
    { id: "{clinic}", word: m.template_word_clinic() },
    { id: "{next}", word: m.template_word_next() },
    { id: "{arrival}", word: m.template_word_arrival() },
  ];
  return (
    <div className={s.wording}>
      <TextField
        wide
        readOnly={readOnly}
        name={`${language}.title`}
        label={m.settings_messages_title({ language: languageName(language) })}
        value={words.title}
        onChange={(title) => onChange({ ...words, title })}
        error={errors[`${language}.title`]}
      />
      <TextArea
        wide
        rows={8}
        readOnly={readOnly}
        name={name}
        label={m.settings_messages_body({ language: languageName(language) })}
        value={words.body}
        onChange={(body) => onChange({ ...words, body })}
        error={errors[name]}
      />
      {!readOnly && (
        <div>
          <Menu
            label={m.settings_messages_insert_into({ language: languageName(language) })}
            acts={gaps.map(({ id, word }) => ({ id, word: `${id} – ${word}`, run: () => insert(id) }))}
          >
            {m.settings_messages_insert()}
          </Menu>
        </div>
      )}
      <MessagePreview language={language} body={words.body} />
    </div>
  );
}
