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
};
