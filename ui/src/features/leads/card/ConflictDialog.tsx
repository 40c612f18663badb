import { useState } from "react";
import type { DeskError } from "@/ipc";
import { Button, Dialog, ErrorText, Notice, problemWords, RadioGroup } from "@/kit";
import { m } from "@/paraglide/messages";
import type { Draft } from "../draft";
import { isDecided, mixOf, type Pick, type Picks, pickOf, type Row, rowsOf, type Three } from "./conflict";
import s from "./conflict.module.css";
import { partWord, partWords } from "./words";

export type ConflictDialogProps = {
  three: Three;
  error: DeskError | null;
  pending: boolean;
  onSave: (mixed: Draft) => void;
  /** Back to what was typed. */
  onClose: () => void;
};

/** Before, theirs and mine beside each other; what both changed must be chosen, so no words are lost unseen. */
export function ConflictDialog({ three, error, pending, onSave, onClose }: ConflictDialogProps) {
  const [picks, setPicks] = useState<Picks>({});
  const [told, setTold] = useState(false);
  const rows = rowsOf(three);
  const save = () => {
    setTold(true);
    if (isDecided(rows, picks)) onSave(mixOf(three, picks));
  };
  return (
    <Dialog
      size="large"
      title={m.leads_conflict_title()}
      isOpen
      onClose={onClose}
      onSave={save}
      actions={
        <>
          <Button onPress={onClose}>{m.common_back()}</Button>
          <Button look="primary" pending={pending} onPress={save}>
            {m.common_save()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        <p>{m.leads_conflict_text()}</p>
        {error?.kind === "invalid" ? (
          <Notice look="danger">{problemWords(error.problem)}</Notice>
        ) : (
          <ErrorText error={error} />
        )}
        <div>
          {rows.map((row) => (
            <Line
              key={row.part}
              row={row}
              three={three}
              pick={pickOf(row, picks)}
              told={told}
              onPick={(pick) => setPicks({ ...picks, [row.part]: pick })}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

type LineProps = { row: Row; three: Three; pick: Pick | null; told: boolean; onPick: (pick: Pick) => void };

function Line({ row, three, pick, told, onPick }: LineProps) {
  const { part, canBoth } = row;
  const label = partWord(part);
  const both = part === "comment" ? m.leads_merge_both() : m.leads_conflict_both();
  return (
    <div className={s.line}>
      <span className={s.label} aria-hidden="true">
        {label}
      </span>
      <div className={s.sides}>
        <RadioGroup<Pick>
          bare
          wide
          inline
          label={label}
          options={[
            { id: "original", label: partWords(three.original, part), note: m.leads_conflict_original() },
            { id: "theirs", label: partWords(three.theirs, part), note: m.leads_conflict_theirs() },
            { id: "mine", label: partWords(three.mine, part), note: m.leads_conflict_mine() },
            ...(canBoth ? [{ id: "both" as const, label: both, note: m.leads_conflict_together() }] : []),
          ]}
          value={pick}
          onChange={onPick}
          error={told && pick === null ? m.leads_conflict_choose() : undefined}
        />
      </div>
    </div>
  );
}
