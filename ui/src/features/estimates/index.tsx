import type { EstimateId } from "@/ipc";
import { usePlace } from "@/router";
import { EstimatePage } from "./EstimatePage";
import { RecentEstimates } from "./RecentEstimates";

export { LeadEstimates } from "./LeadEstimates";

/** The Estimates room: the list, or one estimate on the desk. */
export function Area() {
  const { id } = usePlace();
  const estimate = Number(id);
  return Number.isInteger(estimate) && estimate > 0 ? (
    <EstimatePage id={estimate as EstimateId} />
  ) : (
    <RecentEstimates />
  );
}
