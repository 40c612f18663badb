import { useEffect, useRef } from "react";
import type { LeadId, LeadRow } from "@/ipc";
import { ErrorText, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { Board } from "../board/Board";
import { useMayJoin } from "../merge/DuplicatesLink";
import { layoutOf, type View } from "../view";
import { BulkBar } from "./BulkBar";
import { Empty } from "./Empty";
import { Head } from "./Head";
import { LeadTable } from "./LeadTable";
import s from "./list.module.css";
import { useTicks } from "./ticks";
import type { Leads } from "./useLeads";
import { useTakesFocus } from "./useTakesFocus";

export type WideProps = {
  view: View;
  onView: (part: Partial<View>) => void;
  leads: Leads;
  onOpen: (lead: LeadId) => void;
};

/** The list over the whole width: a board, or a table whose rows may be ticked and changed together. */
export function Wide({ view, onView, leads, onOpen }: WideProps) {
  return (
    <section className={s.room}>
      <h1 className="unseen">{m.area_leads()}</h1>
      {layoutOf(view) === "board" ? (
        <>
          <Head view={view} onView={onView} shown="board" count={leads.count} />
          <div className={s.rows}>
            <Board view={view} onOpen={onOpen} />
          </div>
        </>
      ) : (
        <Ticking view={view} onView={onView} leads={leads} onOpen={onOpen} />
      )}
    </section>
  );
}

function Ticking({ view, onView, leads, onOpen }: WideProps) {
  const { key, rows, error, more, count } = leads;
  const box = useRef<HTMLDivElement>(null);
  const takesFocus = useTakesFocus(key, rows !== undefined);
  const ticks = useTicks(key, rows ?? NOBODY);
  // Changing many is for those who work with people, as joining is; the blocked are changed by nobody.
  const may = useMayJoin() && view.state !== "blocked";
  const ticking = may && ticks.chosen.length > 0;
  // The buttons over the table have gone: back to its rows.
  const before = useRef(ticking);
  useEffect(() => {
    if (before.current && !ticking) box.current?.focus();
    before.current = ticking;
  }, [ticking]);
  return (
    <>
      <Head
        view={view}
        onView={onView}
        shown="table"
        count={count}
        instead={ticking ? <BulkBar view={view} ticks={ticks} count={count} /> : undefined}
      />
      <ErrorText error={error} />
      {!rows && !error && (
        <div className={s.waiting}>
          <Skeleton rows={12} />
        </div>
      )}
      {rows && (
        <div className={s.rows}>
          <LeadTable
            key={key}
            autoFocus={takesFocus}
            box={box}
            view={view}
            rows={rows}
            ticks={may ? ticks : null}
            onOpen={({ id }) => onOpen(id)}
            onNearEnd={more}
            empty={<Empty view={view} onView={onView} />}
          />
        </div>
      )}
    </>
  );
}
const NOBODY: readonly LeadRow[] = [];
