import { call, type LeadId, useDesk } from "@/ipc";
import { PaperPreview } from "@/kit";
import { language } from "@/language";
import { m } from "@/paraglide/messages";
import { FORMS } from "./words";

/** The trip sheet as it will be printed, first in the person's language. */
export function TripPaper({ lead, onClose }: { lead: LeadId; onClose: () => void }) {
  const card = useDesk("lead_get", { lead });
  if (card.isPending) return null;
  return (
    <PaperPreview
      title={m.travel_sheet()}
      forms={FORMS}
      first={card.data?.language ?? language()}
      load={(form) => call("trip_sheet", { lead, language: form })}
      onClose={onClose}
    />
  );
}
