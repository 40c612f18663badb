import { useState } from "react";
import { type LeadId, type LeadRow, type LeadStatus, useToday } from "@/ipc";
import { Button, ErrorText, IconButton, Board as KitBoard, LEAD_STATUSES, statusWord } from "@/kit";
import { m } from "@/paraglide/messages";
import { AskStatus, asks } from "../AskStatus";
import type { View } from "../view";
import s from "./board.module.css";
import { Column } from "./Column";
import { columnsOf, isStatus } from "./columns";
import { Exits } from "./Exits";
import { useMoves } from "./useMoves";

export type BoardProps = { view: View; onOpen: (lead: LeadId) => void };

/** The leads of a view by status: a column each along the way, the exits folded at its end. */
export function Board({ view, onOpen }: BoardProps) {
  const today = useToday();
  const { moves, move, error, pending, reset } = useMoves();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<{ status: LeadStatus; rows: readonly LeadRow[] } | null>(null);
  const [known] = useState(() => new Map<number, LeadRow>());
  const { way, exits } = columnsOf(view.filter);
  const shown = open ? [...way, ...exits] : way;

  const to = (keys: readonly number[], status: string) => {
    if (!isStatus(status)) return;
    const rows = keys
      .map((key) => known.get(key))
      .filter((row): row is LeadRow => row !== undefined && row.status !== status);
    if (rows.length === 0) return;
    if (asks(status)) setAsking({ status, rows });
    else void move(rows, status);
  };
  const acts = (keys: readonly number[], from: string) =>
    LEAD_STATUSES.map((status) => ({
      id: status,
      word: statusWord(status),
      chosen: status === from,
      run: () => to(keys, status),
    }));

  return (
    <div className={s.frame}>
      {error && !asking && (
        <div className={s.told}>
          <ErrorText
            error={error}
            onRetry={<IconButton icon="close" label={m.common_close()} onPress={reset} />}
          />
        </div>
      )}
      <KitBoard
        label={m.leads_board()}
        hint={m.leads_board_hint()}
        onMove={(keys, _, status) => to(keys, status)}
        acts={acts}
      >
        {shown.map((status) => (
          <Column
            key={`${status} ${JSON.stringify([view.state, view.filter, view.sort])}`}
            view={view}
            status={status}
            today={today}
            moves={moves}
            known={known}
            onOpen={onOpen}
          />
        ))}
        {exits.length > 0 &&
          (open ? (
            <div className={s.fold}>
              <Button look="quiet" icon="left" onPress={() => setOpen(false)}>
                {m.leads_board_fold()}
              </Button>
            </div>
          ) : (
            <Exits view={view} statuses={exits} onOpen={() => setOpen(true)} />
          ))}
      </KitBoard>
      {asking && (
        <AskStatus
          status={asking.status}
          error={error}
          pending={pending}
          onClose={() => {
            setAsking(null);
            reset();
          }}
          onSave={(reason, until) =>
            void move(asking.rows, asking.status, { reason, until }).then((done) => done && setAsking(null))
          }
        />
      )}
    </div>
  );
}
