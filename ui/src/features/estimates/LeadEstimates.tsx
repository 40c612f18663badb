import { useState } from "react";
import { showMoment, showMoney } from "@/format";
import { type LeadId, useAct, useDesk } from "@/ipc";
import { Badge, Button, EmptyState, ErrorText, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf, navigate } from "@/router";
import s from "./estimates.module.css";
import { Issued } from "./Issued";
import { EstimatePaper, type Looking } from "./Papers";

/** A person's estimates, on the card. */
export function LeadEstimates({ leadId }: { leadId: number }) {
  const lead = leadId as LeadId;
  const { data, error } = useDesk("estimate_list", { lead });
  const start = useAct("estimate_draft");
  const [looking, setLooking] = useState<Looking | null>(null);
  const begin = async () => {
    const draft = await start.run({ lead });
    if (draft) navigate({ room: "estimates", id: draft.id });
  };
  return (
    <div className={s.ofLead}>
      <ErrorText error={error ?? start.error} />
      {!data && !error && <Skeleton rows={3} />}
      {data?.length === 0 && (
        <EmptyState icon="estimates" title={m.estimates_empty_title()}>
          {m.estimates_lead_empty_text()}
        </EmptyState>
      )}
      {data && (
        <Button icon="plus" pending={start.pending} onPress={() => void begin()}>
          {m.estimates_new()}
        </Button>
      )}
      {data?.map((row) => (
        <article key={row.id} className={s.sheet}>
          <div className={s.sheetHead}>
            <a className={s.link} href={addressOf("estimates", row.id)}>
              {m.estimates_items({ count: row.items })} · {showMoney(row.total.minor, row.total.currency)}
            </a>
            {row.unissued && <Badge look="none">{m.estimates_state_draft()}</Badge>}
            <span className={s.note}>{showMoment(row.changed_at)}</span>
          </div>
          <Issued
            rows={row.issued}
            onLook={({ id, number }) => setLooking({ at: "issued", issued: id, number, first: "ru" })}
          />
        </article>
      ))}
      {looking && <EstimatePaper looking={looking} onClose={() => setLooking(null)} />}
    </div>
  );
}
