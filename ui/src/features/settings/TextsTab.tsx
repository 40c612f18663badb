import { useState } from "react";
import { showMoment } from "@/format";
import { type ConsentText, useDesk } from "@/ipc";
import {
  Button,
  type Column,
  Dialog,
  DOCUMENT_KINDS,
  documentKindWord,
  ErrorText,
  Panel,
  Skeleton,
  Table,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

/** As the policy orders them, each in the order of the languages. */
const inOrder = (texts: readonly ConsentText[]) =>
  DOCUMENT_KINDS.flatMap((kind) =>
    LANGUAGES.flatMap((language) => texts.filter((text) => text.kind === kind && text.language === language)),
  );

/** The consent texts in force. A text is never edited: each consent names the very words by their hash. */
export function TextsTab() {
  const { data, error } = useDesk("consent_texts", {});
  const [shown, setShown] = useState<ConsentText | null>(null);
  const columns: Column<ConsentText>[] = [
    { id: "kind", title: m.settings_text_kind(), cell: (text) => documentKindWord(text.kind) },
    { id: "language", title: m.common_language(), cell: (text) => languageName(text.language) },
    { id: "version", title: m.settings_text_version(), cell: (text) => text.version, figures: true },
    { id: "since", title: m.settings_text_since(), cell: (text) => showMoment(text.published_at) },
    {
      id: "hash",
      title: "SHA-256",
      cell: (text) => <span className={s.hash}>{text.sha256.slice(0, 16)}…</span>,
    },
    {
      id: "read",
      title: "",
      cell: (text) => (
        <Button look="quiet" onPress={() => setShown(text)}>
          {m.settings_text_read()}
        </Button>
      ),
    },
  ];
  return (
    <div className={s.stack}>
      <p className="soft">{m.settings_texts_note()}</p>
      <ErrorText error={error} />
      <Panel flush>
        {data ? (
          <Table label={m.settings_texts()} columns={columns} rows={inOrder(data)} rowKey={({ id }) => id} />
        ) : (
          <Skeleton />
        )}
      </Panel>
      {shown && (
        <Dialog title={shown.title} isOpen onClose={() => setShown(null)}>
          <div className={s.text} lang={shown.language}>
            {shown.body.split("\n\n").map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <p className={s.hash}>
              {m.consent_version({ version: shown.version })} · SHA-256 {shown.sha256}
            </p>
          </div>
        </Dialog>
      )}
    </div>
  );
}
