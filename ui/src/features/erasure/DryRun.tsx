import { type DeskError, type DestructionPreview, type RequestId, useDesk } from "@/ipc";
import { ErrorText, Notice, Panel, Skeleton, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { Holds } from "./Holds";
import { Order, type Typed } from "./Order";
import { categoryOfDataWord, paperWords, reasonWord, staysWords } from "./words";

export type DryRunProps = {
  request: RequestId;
  error: DeskError | null;
  onDestroy: (typed: Typed) => void;
};

/** What will go, what stays and why, what is held, what the program cannot reach; then the order. */
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
          <p className={s.foot}>{m.erasure_why({ reason: reasonWord(data.reason) })}</p>
        </Panel>
        <div className={s.stack}>
          <Panel title={m.erasure_stays()}>
            <ul className={s.list}>
              {data.stays.map((stays) => (
                <li key={stays}>{staysWords(stays)}</li>
              ))}
            </ul>
          </Panel>
          <Holds preview={data} />
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
