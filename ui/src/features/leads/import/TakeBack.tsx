import { useState } from "react";
import { showMoment, showNumber } from "@/format";
import { type ImportBatch, type ImportReverted, useAct } from "@/ipc";
import { Button, Confirm, ErrorText } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";

/** What taking back has done, as one sentence. */
export const revertedWords = ({ removed, restored, kept }: ImportReverted): string =>
  m.leads_import_reverted({
    removed: showNumber(removed),
    restored: showNumber(restored),
    kept: showNumber(kept),
  });

export type TakeBackProps = {
  batch: ImportBatch;
  onDone: (done: ImportReverted) => void;
};

/** Takes an import back, after a question; nothing while it cannot be any more. */
export function TakeBack({ batch, onDone }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const revert = useAct("import_revert");
  if (batch.revert_until === null) return null;
  const close = () => {
    setAsking(false);
    revert.reset();
  };
  const act = async () => {
    const done = await revert.run({ batch: batch.id });
    if (!done) return;
    close();
    onDone(done);
  };
  return (
    <>
      <Button icon="undo" onPress={() => setAsking(true)}>
        {m.leads_import_take_back()}
      </Button>
      {asking && (
        <Confirm
          title={m.leads_import_take_back_title({ moment: showMoment(batch.at) })}
          isOpen
          onClose={close}
          act={m.leads_import_take_back()}
          onAct={() => void act()}
          danger
          pending={revert.pending}
        >
          <div className={s.stack}>
            <ErrorText error={revert.error} />
            <p>{m.leads_import_take_back_text()}</p>
            <p>{m.leads_import_take_back_kept()}</p>
            <p className="soft">{m.leads_unmerge_until({ moment: showMoment(batch.revert_until) })}</p>
          </div>
        </Confirm>
      )}
    </>
  );
}
