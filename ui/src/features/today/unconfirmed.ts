/** Crossings of the river in the next three days that nobody has confirmed yet. */
import { dayAfter } from "@/format";
import { type Day, type TripRow, type TripStatus, useDesk, useRole } from "@/ipc";

const DAYS = 3;
const UNCONFIRMED: readonly TripStatus[] = ["planned", "bought"];

/** Those of today among them; none for whoever may not list trips. */
export function useUnconfirmed(today: Day | undefined): readonly TripRow[] {
  const receptionist = useRole("receptionist");
  const coordinator = useRole("coordinator");
  const between = { from: today ?? "", to: today ? dayAfter(today, DAYS) : "" };
  const { data } = useDesk("trip_list", between, {
    enabled: today !== undefined && (receptionist || coordinator),
  });
  return data?.filter(({ status }) => UNCONFIRMED.includes(status)) ?? [];
}
