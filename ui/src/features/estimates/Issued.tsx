import { showDay, showMoney } from "@/format";
import type { IssuedRow } from "@/ipc";
import { Badge, Button } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./estimates.module.css";
import { stateWord } from "./words";

/** The versions given to the patient, newest first; each opens its paper. */
export function Issued({ rows, onLook }: { rows: readonly IssuedRow[]; onLook: (row: IssuedRow) => void }) {
  if (rows.length === 0) return null;
  return (
    <ul className={s.issued} aria-label={m.estimates_issued_versions()}>
      {rows.map((row) => {
        const state = stateWord(row.expired ? "expired" : "issued");
        return (
          <li key={row.id}>
            <Button look="quiet" icon="file" onPress={() => onLook(row)}>
              {m.estimates_number_version({ number: row.number, version: row.issue_version })}
            </Button>
            <span className={s.note}>
              {showMoney(row.total.minor, row.total.currency)} ·{" "}
              {m.estimates_until({ day: showDay(row.valid_until) })}
            </span>
            <Badge look={state.look}>{state.word}</Badge>
          </li>
        );
      })}
    </ul>
  );
}
