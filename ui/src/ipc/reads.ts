/** Which areas a reading command shows. A command missing here is asked again after every change. */
import type { CommandName } from "./call";
import type { Touched } from "./types";

export const reads: Partial<Record<CommandName, readonly Touched[]>> = {
  door_state: ["staff"],
  desk_status: ["settings"],
  estimate_get: ["estimates", "consent", "settings"],
  estimate_list: ["estimates", "consent"],
  estimates_recent: ["estimates", "requests", "erasure", "leads"],
  service_list: ["estimates"],
  lead_get: ["leads", "consent"],
  lead_get_blocked: ["leads", "requests", "erasure"],
  lead_list: ["leads", "consent"],
  lead_counts: ["leads"],
  lead_search: ["leads", "consent"],
  lead_similar: ["leads", "consent"],
  request_list: ["requests", "erasure"],
  request_get: ["requests", "erasure"],
  withdrawal_preview: ["leads", "requests", "travel", "estimates"],
  destruction_list: ["erasure"],
  destruction_get: ["erasure"],
  destruction_preview: ["requests", "erasure"],
  settings_get: ["settings"],
  staff_list: ["staff"],
  audit_list: ["audit"],
  consent_get: ["consent", "settings"],
  consent_texts: ["consent"],
  text_history: ["consent"],
  trip_get: ["travel", "consent", "requests", "erasure"],
  trip_list: ["travel", "leads", "erasure"],
  trip_outlook: [],
  crossing_list: [],
};
