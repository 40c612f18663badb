import { useEffect, useRef } from "react";
import type { LeadId, LeadRow } from "@/ipc";
import { EmptyState, Split } from "@/kit";
import { m } from "@/paraglide/messages";
import { moveTo, usePlace } from "@/router";
import { Card } from "./Card";
import { Import } from "./import/Import";
import { IMPORT, useMayImport } from "./import/ImportLink";
import { LeadList } from "./LeadList";
import { Duplicates } from "./merge/Duplicates";
import { DUPLICATES } from "./merge/DuplicatesLink";
import { Merging } from "./merge/Merging";
import { useView } from "./view";

/**
 * The Leads room: the list left, the card right. Coming back shows what one left. Or the queue of likely
 * duplicates, or an import, over the whole width.
 */
export function Area() {
  const { room, id, rest } = usePlace();
  const [view, setView] = useView();
  const box = useRef<HTMLElement>(null);
  const lead = id !== null && /^\d+$/.test(id) ? (Number(id) as LeadId) : null;
  const queue = id === DUPLICATES;
  const mayImport = useMayImport();
  const taking = id === IMPORT && mayImport;
  const { last } = view;

  useEffect(() => {
    // On the way to another room this one is still drawn once: it must not call the person back.
    if (room === "leads" && lead === null && !queue && !taking && last !== null)
      moveTo({ room: "leads", id: last });
  }, [room, lead, queue, taking, last]);
  const select = (row: LeadRow) => moveTo({ room: "leads", id: row.id, rest });
  useEffect(() => {
    if (lead !== null && lead !== last) setView({ last: lead });
  });

  return (
    <>
      {taking && <Import />}
      {queue && <Duplicates />}
      {!taking && !queue && (
        <Split
          title={m.area_leads()}
          list={
            <LeadList
              view={view}
              onView={setView}
              selected={lead}
              onSelect={select}
              onOpen={() => box.current?.focus()}
            />
          }
          card={
            lead === null ? (
              <EmptyState icon="leads" title={m.leads_choose()}>
                {m.leads_choose_text()}
              </EmptyState>
            ) : (
              <Card key={lead} lead={lead} box={box} />
            )
          }
        />
      )}
      <Merging />
    </>
  );
}
