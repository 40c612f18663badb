import { useEffect, useRef, useState } from "react";
import { showMoment, showNumber } from "@/format";
import { type ImportBatch, type ImportReverted, useDesk } from "@/ipc";
import { ErrorText, Notice, Panel, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";
import { revertedWords, TakeBack } from "./TakeBack";

/** Imports so far, the newest first; for thirty days each can be taken back. */
export function Imports() {
  const { data, error } = useDesk("import_list", {});
  const [reverted, setReverted] = useState<ImportReverted | null>(null);
  return (
    <Panel title={m.leads_import_list()} flush>
      {reverted && <Reverted key={revertedWords(reverted)} done={reverted} />}
      <ErrorText error={error} />
      {!data && !error && (
        <div className={s.padded}>
          <Skeleton rows={3} />
        </div>
      )}
      {data?.length === 0 && <p className={s.nobody}>{m.leads_import_list_empty()}</p>}
      {data && data.length > 0 && (
        <ul className={s.imports}>
          {data.map((batch) => (
            <Batch key={batch.id} batch={batch} onReverted={setReverted} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The result, where the focus goes as its button is there no more. */
export function Reverted({ done }: { done: ImportReverted }) {
  const box = useRef<HTMLDivElement>(null);
  // The closing dialog gives the focus back first.
  useEffect(() => {
    const timer = setTimeout(() => box.current?.focus(), AFTER_DIALOG);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className={s.padded}>
      <Notice>{revertedWords(done)}</Notice>
    </div>
  );
}
const AFTER_DIALOG = 50;

type BatchProps = { batch: ImportBatch; onReverted: (done: ImportReverted) => void };

function Batch({ batch, onReverted }: BatchProps) {
  return (
    <li className={s.batch}>
      <div className={s.batchWords} data-selectable>
        <span>
          <b className="figures">{showMoment(batch.at)}</b>
          {batch.by && <span className="soft"> · {batch.by}</span>}
        </span>
        <span className="figures">{countWords(batch)}</span>
        {batch.reverted_at && (
          <span className="soft">
            {m.leads_import_reverted_at({ moment: showMoment(batch.reverted_at) })}
          </span>
        )}
        {!batch.reverted_at && !batch.revert_until && (
          <span className="soft">{m.leads_import_revert_over()}</span>
        )}
      </div>
      <TakeBack batch={batch} onDone={onReverted} />
    </li>
  );
}

const countWords = ({ rows, created, updated, skipped }: ImportBatch): string =>
  m.leads_import_counts({
    rows: showNumber(rows),
    created: showNumber(created),
    updated: showNumber(updated),
    skipped: showNumber(skipped),
  });
