import type { TodayTrip } from "@/ipc";
import { m } from "@/paraglide/messages";

const BLAGOVESHCHENSK = "Asia/Yakutsk";

/** `10:20 / 11:20`: Heihe and Blagoveshchensk are an hour apart all year round. */
export function bothClocks({ time, zone }: Pick<TodayTrip, "time" | "zone">): string {
  if (!time) return m.today_no_time();
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const clock = (shift: number) =>
    `${String((hours + shift + 24) % 24).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return zone === BLAGOVESHCHENSK ? `${clock(-1)} / ${clock(0)}` : `${clock(0)} / ${clock(1)}`;
}
