import { useState } from "react";
import { showDay } from "@/format";
import { type DocumentKind, useDesk } from "@/ipc";
import { Badge, Button, type Column, DOCUMENT_KINDS, documentKindWord, Panel, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";
import { TextDocument } from "./TextDocument";

/** The clinic's documents. A published text is never edited: each consent names the very words by their hash. */
export function TextsTab({ editable }: { editable: boolean }) {
  const [open, setOpen] = useState<DocumentKind | null>(null);
  if (open) return <TextDocument kind={open} editable={editable} onBack={() => setOpen(null)} />;
  const columns: Column<DocumentKind>[] = [
    { id: "kind", title: m.settings_text_kind(), cell: documentKindWord },
    { id: "version", title: m.settings_text_version(), cell: (kind) => <InForce kind={kind} /> },
    { id: "draft", title: m.settings_text_draft(), cell: (kind) => <Draft kind={kind} /> },
    {
      id: "open",
      title: "",
      cell: (kind) => (
        <Button look="quiet" onPress={() => setOpen(kind)}>
          {m.settings_text_open({ kind: documentKindWord(kind) })}
        </Button>
      ),
    },
  ];
  return (
    <div className={s.stack}>
      <p className="soft">{m.settings_texts_note()}</p>
      <Panel flush>
        <Table
          label={m.settings_texts()}
          columns={columns}
          rows={DOCUMENT_KINDS}
          rowKey={(kind: DocumentKind) => kind}
        />
      </Panel>
    </div>
  );
}

function InForce({ kind }: { kind: DocumentKind }) {
  const { data } = useDesk("text_history", { kind });
  if (!data) return null;
  const newest = data.versions[0];
  if (!newest) return <span className="soft">{m.settings_text_none()}</span>;
  return m.consent_version_since({
    version: newest.version,
    day: showDay(newest.published_at.slice(0, 10)),
  });
}

function Draft({ kind }: { kind: DocumentKind }) {
  const draft = useDesk("text_history", { kind }).data?.draft;
  return draft ? (
    <Badge look="partial">{m.settings_text_draft_of({ version: draft.version })}</Badge>
  ) : (
    <span className="soft">–</span>
  );
}
