import { type LeadId, useDesk, useToday } from "@/ipc";
import { Button, Icon, LeadLine } from "@/kit";
import { useLater } from "@/later";
import { m } from "@/paraglide/messages";
import type { Draft } from "./draft";
import s from "./fields.module.css";

/** Likely the same person, as it is typed. The core decides what is alike and shows the reason. */
export function useSimilar({ name, phones }: Draft) {
  const numbers = phones.map(({ number }) => number).join("\n");
  const typed = useLater(JSON.stringify({ name, phones: numbers.split("\n") }), 150);
  const found = useDesk("lead_similar", JSON.parse(typed), { keep: true });
  return found.data?.rows ?? [];
}

export type SimilarProps = {
  rows: ReturnType<typeof useSimilar>;
  onOpen: (lead: LeadId) => void;
};

export function Similar({ rows, onOpen }: SimilarProps) {
  const today = useToday();
  const reasons = { same_phone: m.leads_same_phone, same_name: m.leads_same_name };
  return (
    <section aria-live="polite" aria-label={m.leads_similar()}>
      {rows.length > 0 && (
        <div className={s.similar}>
          <h3>
            <Icon name="warning" />
            {m.leads_similar()}
          </h3>
          {rows.map(({ row, reason }) => (
            <div key={row.id} className={s.similarRow}>
              <LeadLine row={row} today={today} note={<b>{reasons[reason]()}</b>} />
              <Button look="quiet" onPress={() => onOpen(row.id)}>
                {m.common_open()}
              </Button>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
