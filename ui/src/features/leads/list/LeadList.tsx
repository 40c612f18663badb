import { type LeadId, type LeadRow, useToday } from "@/ipc";
import { ErrorText, LeadLine, Skeleton, VirtualList } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import { Empty } from "./Empty";
import { Head } from "./Head";
import s from "./list.module.css";
import type { Leads } from "./useLeads";
import { useTakesFocus } from "./useTakesFocus";

export type LeadListProps = {
  view: View;
  onView: (part: Partial<View>) => void;
  leads: Leads;
  selected: LeadId | null;
  onSelect: (row: LeadRow) => void;
  /** Enter: to the card. */
  onOpen: () => void;
};

/** The list at the left of the card. */
export function LeadList({ view, onView, leads, selected, onSelect, onOpen }: LeadListProps) {
  const today = useToday();
  const { key, rows, error, more } = leads;
  const takesFocus = useTakesFocus(key, rows !== undefined);
  return (
    <div className={s.room}>
      <Head view={view} onView={onView} shown="cards" count={leads.count} />
      <ErrorText error={error} />
      {!rows && !error && (
        <div className={s.waiting}>
          <Skeleton rows={10} />
        </div>
      )}
      {rows && (
        <div className={s.rows}>
          <VirtualList
            key={key}
            autoFocus={takesFocus}
            tall
            label={m.area_leads()}
            items={rows}
            itemKey={({ id }) => id}
            row={(row) => <LeadLine row={row} today={today} />}
            selected={selected}
            onSelect={onSelect}
            onOpen={onOpen}
            onNearEnd={more}
            empty={<Empty view={view} onView={onView} />}
          />
        </div>
      )}
    </div>
  );
}
