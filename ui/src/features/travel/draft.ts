/** What is typed about a trip before the core has checked it. Kept while the card's tabs are changed. */
import type { Bank, LeadId, Trip, TripLeg, TripPlan } from "@/ipc";

export type Draft = Omit<TripPlan, "lead" | "version">;
/** A draft and the version it was begun on; `null` while there is no trip. */
export type Begun = { version: number | null; draft: Draft };

/** Drafts not saved yet, by lead; gone with the page when the desk is locked. */
export const begun = new Map<LeadId, Begun>();

const leg = (zone: Bank): TripLeg => ({ on: null, time: null, zone, mode: null, crossing: "" });

/** Runs leave by the clock of the bank they start from. */
export const blank = (): Draft => ({
  status: "planned",
  arrival: leg("Asia/Yakutsk"),
  departure: leg("Asia/Shanghai"),
  hotel: "",
  transfer: "",
  companions: 0,
  passport_ok_on: null,
  note: "",
});

export function draftOf(trip: Trip): Draft {
  const { status, arrival, departure, hotel, transfer, companions, passport_ok_on, note } = trip;
  return { status, arrival, departure, hotel, transfer, companions, passport_ok_on, note };
}
