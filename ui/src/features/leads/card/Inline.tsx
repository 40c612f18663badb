import type { ReactNode } from "react";
import { Button, Discard, ErrorText, Form, IconButton, Notice, problemWords } from "@/kit";
import { m } from "@/paraglide/messages";
import { ConflictDialog } from "./ConflictDialog";
import s from "./inline.module.css";
import type { Inline, Spot } from "./useInline";
import type { useLeaving } from "./useLeaving";

/** Seen when the pointer or the keyboard is there. */
export function Pencil({ inline, at, what }: { inline: Inline; at: Spot; what: string }) {
  if (!inline.offers) return null;
  return (
    <span className={s.pencil} data-edit={at}>
      <IconButton icon="edit" label={m.leads_edit_what({ what })} onPress={() => inline.begin(at)} />
    </span>
  );
}

/** Fields in the place of what they change: Enter saves, Esc leaves it as it was. */
export function InlineForm({ inline, children }: { inline: Inline; children: ReactNode }) {
  const { edit, at } = inline;
  const error = edit.clash ? null : edit.error;
  const elsewhere = error?.kind === "invalid" && at !== null && !error.field.startsWith(at) ? error : null;
  return (
    <div className={s.form} data-inline="">
      <Form onSubmit={inline.save}>
        <div className={s.fields}>
          {children}
          <div className={s.acts}>
            <Button look="primary" type="submit" pending={edit.pending}>
              {m.common_save()}
            </Button>
            <Button onPress={inline.cancel}>{m.common_cancel()}</Button>
          </div>
        </div>
        {elsewhere && <Notice look="danger">{problemWords(elsewhere.problem)}</Notice>}
        {error?.kind !== "invalid" && <ErrorText error={error} />}
      </Form>
    </div>
  );
}

type QuestionsProps = { inline: Inline; leaving: ReturnType<typeof useLeaving> };

/** What may have to be asked before a change is written or lost. */
export function Questions({ inline, leaving }: QuestionsProps) {
  const { edit, at } = inline;
  return (
    <>
      {at === null && !edit.clash && <ErrorText error={edit.error} />}
      {(inline.asking || leaving.asking) && (
        <Discard
          onKeep={() => {
            inline.keep();
            leaving.stay();
          }}
          onDiscard={() => {
            inline.close();
            leaving.go();
          }}
        />
      )}
      {edit.clash && (
        <ConflictDialog
          three={edit.clash.three}
          error={edit.error}
          pending={edit.pending}
          onSave={(mixed) => edit.clash && void edit.save(edit.clash.theirs, mixed)}
          onClose={edit.leave}
        />
      )}
    </>
  );
}
