import { useEffect, useRef } from "react";
import type { Layout, LeadId, LeadRow } from "@/ipc";
import { EmptyState, Split } from "@/kit";
import { m } from "@/paraglide/messages";
import { moveTo, navigate, usePlace } from "@/router";
import { Card } from "./Card";
import { Import } from "./import/Import";
import { IMPORT, useMayImport } from "./import/ImportLink";
import { LeadList } from "./list/LeadList";
import { useLeads } from "./list/useLeads";
import { Walk } from "./list/Walk";
import { Wide } from "./list/Wide";
import { Duplicates } from "./merge/Duplicates";
import { DUPLICATES } from "./merge/DuplicatesLink";
import { Merging } from "./merge/Merging";
import { layoutOf, useView, type View } from "./view";

/**
 * The Leads room: the list left, the card right; or the list over the whole width, from which a card opens
 * beside it. Coming back shows what one left. Or the queue of likely duplicates, or an import.
 */
export function Area() {
  const { room, id } = usePlace();
  const [view] = useView();
  const lead = id !== null && /^\d+$/.test(id) ? (Number(id) as LeadId) : null;
  const queue = id === DUPLICATES;
  const mayImport = useMayImport();
  const taking = id === IMPORT && mayImport;
  const { last } = view;
  const cards = layoutOf(view) === "cards";

  useEffect(() => {
    // On the way to another room this one is still drawn once: it must not call the person back.
    if (room === "leads" && lead === null && cards && !queue && !taking && last !== null)
      moveTo({ room: "leads", id: last });
  }, [room, lead, cards, queue, taking, last]);

  return (
    <>
      {taking && <Import />}
      {queue && <Duplicates />}
      {!taking && !queue && <People lead={lead} />}
      <Merging />
    </>
  );
}

/** The list in its form, and the card. */
function People({ lead }: { lead: LeadId | null }) {
  const { rest } = usePlace();
  const [view, setView] = useView();
  const leads = useLeads(view);
  const box = useRef<HTMLElement>(null);
  const select = (row: LeadRow) => moveTo({ room: "leads", id: row.id, rest });
  const toList = () => navigate({ room: "leads" });
  const shown = lead === null ? layoutOf(view) : "cards";
  const switched = useRef<Layout | null>(null);
  useEffect(() => {
    // The switch stands over another list now: whoever goes through its forms by the arrows goes on there.
    if (switched.current === shown)
      document.querySelector<HTMLElement>("[data-over-list] [role=radiogroup] input:checked")?.focus();
    switched.current = null;
  }, [shown]);
  const change = (part: Partial<View>) => {
    setView(part);
    if (part.layout && part.saved === undefined && part.layout !== shown) switched.current = part.layout;
    // A form of the whole width has no card beside it.
    if (part.layout && part.layout !== "cards" && lead !== null) toList();
  };
  useEffect(() => {
    if (lead !== null && lead !== view.last) setView({ last: lead });
  });
  if (shown !== "cards") {
    return (
      <Wide view={view} onView={change} leads={leads} onOpen={(id) => navigate({ room: "leads", id })} />
    );
  }
  return (
    <Split
      title={m.area_leads()}
      list={
        <LeadList
          view={view}
          onView={change}
          leads={leads}
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
          <>
            <Walk view={view} leads={leads} lead={lead} onGo={select} onBack={toList} />
            <Card key={lead} lead={lead} box={box} />
          </>
        )
      }
    />
  );
}
