import { useState } from "react";
import { type Template, useAct, useDesk } from "@/ipc";
import {
  Button,
  type Column,
  EmptyState,
  ErrorText,
  IconButton,
  Notice,
  Panel,
  Skeleton,
  Table,
  toast,
  toastUndo,
} from "@/kit";
import { useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { MessageDialog } from "./MessageDialog";
import s from "./settings.module.css";

const NO_WORDS = { title: "", body: "" };
const EMPTY: Template = { id: null, ru: NO_WORDS, zh: NO_WORDS, en: NO_WORDS };

/** The clinic's texts for messages, in three languages; a contact being logged takes one of them. */
export function MessagesTab({ editable }: { editable: boolean }) {
  const { language } = useLanguage();
  const { data, error } = useDesk("template_list", {});
  const [open, setOpen] = useState<Template | null>(null);
  const save = useAct("template_save");
  const remove = useAct("template_remove");
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton />;
  const write = async (template: Template) => {
    if (!(await save.run(template))) return;
    setOpen(null);
    toast(m.common_saved());
  };
  const takeAway = async (template: Template) => {
    if (template.id === null || !(await remove.run({ id: template.id }))) return;
    toastUndo(
      m.settings_messages_removed({ title: template[language].title }),
      () => void save.run({ ...template, id: null }),
    );
  };
  const columns: Column<Template>[] = [
    { id: "title", title: m.settings_text_kind(), cell: (template) => template[language].title },
    { id: "text", title: m.settings_messages_text(), cell: (template) => template[language].body },
    {
      id: "acts",
      title: "",
      cell: (template) => {
        const { title } = template[language];
        const edit = editable ? m.settings_messages_edit({ title }) : m.settings_messages_read({ title });
        return (
          <span className={s.rowActs}>
            <IconButton icon={editable ? "edit" : "show"} label={edit} onPress={() => setOpen(template)} />
            {editable && (
              <IconButton
                icon="destroy"
                label={m.settings_messages_remove({ title })}
                onPress={() => void takeAway(template)}
              />
            )}
          </span>
        );
      },
    },
  ];
  const add = editable && (
    <Button icon="plus" onPress={() => setOpen(EMPTY)}>
      {m.settings_messages_add()}
    </Button>
  );
  return (
    <div className={s.stack}>
      <p className="soft">{m.settings_messages_note()}</p>
      {!editable && <Notice>{m.settings_messages_who()}</Notice>}
      <ErrorText error={open ? null : (remove.error ?? save.error)} />
      <Panel title={m.settings_messages()} flush actions={data.length > 0 && add}>
        {data.length > 0 ? (
          <Table
            label={m.settings_messages()}
            columns={columns}
            rows={data}
            rowKey={(template) => template.id ?? 0}
          />
        ) : (
          <EmptyState icon="mail" title={m.settings_messages_none()} action={add} />
        )}
      </Panel>
      {open && (
        <MessageDialog
          first={open}
          editable={editable}
          error={save.error}
          pending={save.pending}
          onChange={save.reset}
          onSave={(template) => void write(template)}
          onClose={() => {
            save.reset();
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
