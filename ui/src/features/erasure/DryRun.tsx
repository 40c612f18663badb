import { useState } from "react";
import { showDay } from "@/format";
import { type DeskError, type DestructionPreview, type RequestId, useDesk } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, Notice, Panel, Skeleton, Table, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { categoryOfDataWord, paperWords, staysWords } from "./words";

export type DryRunProps = {
  request: RequestId;
  error: DeskError | null;
  onDestroy: (typed: string) => void;
};

/** What will go, what stays and why, what the program cannot reach; then the case number by hand. */
export function DryRun({ request, error, onDestroy }: DryRunProps) {
  const { data, error: refused } = useDesk("destruction_preview", { request });
  if (refused) return <ErrorText error={refused} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <>
      <div className={s.columns}>
        <Panel title={m.erasure_goes()} flush>
          <Table
            label={m.erasure_goes()}
            columns={[
              { id: "what", title: m.erasure_what(), cell: ({ category }) => categoryOfDataWord(category) },
              { id: "count", title: m.erasure_records(), figures: true, cell: ({ count }) => count },
            ]}
            rows={data.categories}
            rowKey={({ category }) => category}
          />
          {data.attachments > 0 && (
            <p className={s.foot}>{m.erasure_files_go({ count: data.attachments })}</p>
          )}
        </Panel>
        <div className={s.stack}>
          <Panel title={m.erasure_stays()}>
            <ul className={s.list}>
              {data.stays.map((stays) => (
                <li key={stays}>{staysWords(stays)}</li>
              ))}
            </ul>
          </Panel>
          <Panel title={m.erasure_out_of_reach()}>
            <Unreached preview={data} />
          </Panel>
        </div>
      </div>
      {data.also_in.length > 0 && (
        <Notice look="warn">{m.erasure_also_in({ cards: data.also_in.join(", ") })}</Notice>
      )}
      <Order preview={data} error={error} onDestroy={onDestroy} />
    </>
  );
}

function Unreached({ preview: { papers } }: { preview: DestructionPreview }) {
  return (
    <>
      {papers.length === 0 ? (
        <p className="soft">{m.erasure_no_papers()}</p>
      ) : (
        <ul className={s.list}>
          {papers.map((paper, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same paper may have left twice
            <li key={index}>
              {paperWords(paper)}
              {paper.place && (
                <span className={s.place} data-selectable>
                  {paper.place}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={s.note}>{m.erasure_out_of_reach_note()}</p>
    </>
  );
}

function Order({
  preview,
  error,
  onDestroy,
}: { preview: DestructionPreview } & Omit<DryRunProps, "request">) {
  const [typed, setTyped] = useState("");
  const said = typed.trim().toUpperCase();
  const fits = said === preview.letter_case_no || said === preview.lead_case_no;
  const order = () => fits && onDestroy(typed);
  const field = fieldErrors(error).typed_case_no;
  return (
    <section className={s.order} aria-label={m.erasure_order()}>
      <Form onSubmit={order}>
        <h2>{m.erasure_order()}</h2>
        <p>
          {m.erasure_no_undo({
            name: preview.full_name,
            number: preview.letter_case_no,
            due: showDay(preview.due_on),
          })}
        </p>
        {error && !field && <ErrorText error={error} />}
        <div className={s.typed}>
          <TextField
            figures
            label={m.erasure_type_number({ number: preview.letter_case_no })}
            value={typed}
            onChange={setTyped}
            maxLength={20}
            error={field}
            name="typed_case_no"
          />
          <Button look="danger" icon="destroy" type="submit" disabled={!fits}>
            {m.erasure_destroy_one()}
          </Button>
        </div>
      </Form>
    </section>
  );
}
