/** Which areas a reading command shows. A command missing here is asked again after every change. */
import type { CommandName } from "./call";
import type { Area } from "./types";

export const reads: Partial<Record<CommandName, readonly Area[]>> = {
  door_state: ["staff"],
  desk_status: ["settings"],
};
