import { useState } from "react";
import { type Language, type LeadId, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Menu } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./contact.module.css";

export type TemplateBarProps = {
  lead: LeadId;
  /** What the person prefers, once it is known. */
  preferred: Language | undefined;
  /** A text filled in; `before` is the one it takes the place of. */
  onPut: (text: string, before: string | null) => void;
  onCopy: (() => void) | null;
};

type Put = { template: number; text: string };

/** The clinic's texts, in the person's language or another one. */
export function TemplateBar({ lead, preferred, onPut, onCopy }: TemplateBarProps) {
  const { language } = useLanguage();
  const list = useDesk("template_list", {});
  const fill = useAct("template_fill");
  const [put, setPut] = useState<Put | null>(null);
  const [chosen, setChosen] = useState<Language | null>(null);

  const insert = async (template: number, inLanguage: Language | null) => {
    const filled = await fill.run({ lead, template, language: inLanguage });
    if (!filled) return;
    onPut(filled.text, put?.text ?? null);
    setPut({ template, text: filled.text });
    setChosen(filled.language);
  };
  const speak = (other: Language) => {
    setChosen(other);
    if (put) void insert(put.template, other);
  };
  const spoken = chosen ?? preferred;
  const templates = list.data ?? [];
  return (
    <>
      <div className={s.templates}>
        {templates.length > 0 && (
          <Menu
            label={m.leads_template_insert()}
            acts={templates.flatMap(({ id, ...words }) =>
              id === null
                ? []
                : [{ id: String(id), word: words[language].title, run: () => void insert(id, chosen) }],
            )}
          >
            {m.leads_template_insert()}
          </Menu>
        )}
        {templates.length > 0 && spoken && (
          <Menu
            label={m.leads_template_language()}
            value={languageName(spoken)}
            acts={LANGUAGES.map((id) => ({
              id,
              word: languageName(id),
              chosen: id === spoken,
              run: () => speak(id),
            }))}
          >
            {languageName(spoken)}
          </Menu>
        )}
        {list.data?.length === 0 && <span className="soft">{m.leads_template_none()}</span>}
        <span className={s.copy}>
          <Button look="quiet" icon="copy" disabled={!onCopy} onPress={() => onCopy?.()}>
            {m.common_copy()}
          </Button>
        </span>
      </div>
      <ErrorText error={list.error ?? fill.error} />
    </>
  );
}
