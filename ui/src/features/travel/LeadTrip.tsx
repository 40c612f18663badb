import { useState } from "react";
import { type DeskError, type LeadId, useDesk } from "@/ipc";
import { Button, EmptyState, ErrorText, errorWords, Notice, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { begun } from "./draft";
import { TripForm } from "./TripForm";
import s from "./travel.module.css";

/** A person's trip, on the card. */
export function LeadTrip({ leadId }: { leadId: number }) {
  const lead = leadId as LeadId;
  const { data, error, refetch } = useDesk("trip_get", { lead });
  const [planning, setPlanning] = useState(() => begun.has(lead));
  if (error) return <Refused lead={lead} error={error.error} />;
  return (
    <div className={s.ofLead}>
      {data === undefined && <Skeleton rows={6} />}
      {data === null && !planning && (
        <EmptyState
          icon="travel"
          title={m.travel_lead_empty_title()}
          action={
            <Button look="primary" icon="plus" onPress={() => setPlanning(true)}>
              {m.travel_plan()}
            </Button>
          }
        >
          {m.travel_lead_empty_text()}
        </EmptyState>
      )}
      {(data || (data === null && planning)) && (
        <TripForm
          key={lead}
          lead={lead}
          trip={data}
          onAbandon={() => setPlanning(false)}
          onReload={() => void refetch()}
        />
      )}
    </div>
  );
}

/** Why the trip may not be used, and the way to the remedy. */
function Refused({ lead, error }: { lead: LeadId; error: DeskError }) {
  return (
    <div className={s.ofLead}>
      {error.kind === "no_consent" ? (
        <Notice
          look="warn"
          title={m.travel_no_consent()}
          actions={
            <Button onPress={() => navigate({ room: "leads", id: lead, rest: ["consent"] })}>
              {m.travel_to_consent()}
            </Button>
          }
        >
          {errorWords(error)}
        </Notice>
      ) : (
        <ErrorText error={error} />
      )}
    </div>
  );
}
