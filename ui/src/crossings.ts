/** Names of crossings: a trip keeps a code of the core's list, or words of the desk's own. */
import { type Crossing, useDesk } from "./ipc";
import { language } from "./language";

export function useCrossings(): readonly Crossing[] {
  return useDesk("crossing_list", {}).data ?? [];
}

/** The name of a crossing in the language of the window; own words stay as they are. */
export function crossingName(crossings: readonly Crossing[], crossing: string): string {
  return crossings.find(({ code }) => code === crossing)?.names[language()] ?? crossing;
}
