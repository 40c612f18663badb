import { showDay } from "@/format";
import type { Today } from "@/ipc";
import { Notice } from "@/kit";
import { m } from "@/paraglide/messages";

/** What the program will destroy by itself in the next days, or what is late while it may not. */
export function DueNotice({ today: { due } }: { today: Today }) {
  const first = due?.coming[0];
  if (!due || !first) return null;
  const said = { count: due.coming.length, day: showDay(first.due_on), card: first.lead_case_no };
  if (due.by_itself) return <Notice look="warn">{m.today_due_by_itself(said)}</Notice>;
  return <Notice look={first.days_left < 0 ? "danger" : "warn"}>{m.today_due_by_hand(said)}</Notice>;
}
