import { call, type EstimateForm, type EstimateId, type IssuedId } from "@/ipc";
import { PaperPreview } from "@/kit";
import { m } from "@/paraglide/messages";
import { FORMS } from "./words";

export type Looking =
  | { at: "draft"; estimate: EstimateId; first: EstimateForm }
  | { at: "issued"; issued: IssuedId; number: string; first: EstimateForm };

/** The estimate as it will be printed: a draft to look at, an issued one to hand over. */
export function EstimatePaper({ looking, onClose }: { looking: Looking; onClose: () => void }) {
  if (looking.at === "draft") {
    const { estimate, first } = looking;
    return (
      <PaperPreview
        title={m.estimates_draft_preview()}
        draft
        forms={FORMS}
        first={first}
        load={(form) => call("estimate_preview", { estimate, form })}
        onClose={onClose}
      />
    );
  }
  const { issued, number, first } = looking;
  return (
    <PaperPreview
      title={number}
      forms={FORMS}
      first={first}
      load={(form) => call("estimate_paper", { issued, form })}
      onClose={onClose}
    />
  );
}
