/** Words of the list: which leads it shows and in which order. */
import type { Sort } from "@/ipc";
import { statusWord } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "./view";

export function viewWord(of: View["of"]): string {
  switch (of) {
    case "open":
      return m.leads_view_open();
    case "archived":
      return m.leads_view_archived();
    case "blocked":
      return m.leads_view_blocked();
    default:
      return statusWord(of);
  }
}

export const SORTS: readonly Sort[] = ["changed", "next_action"];
const sorts: Record<Sort, () => string> = { changed: m.leads_sort_changed, next_action: m.leads_sort_next };
export const sortWord = (sort: Sort): string => sorts[sort]();

/** What is put away has one order only. */
export const isSortable = ({ of }: View): boolean => of !== "archived" && of !== "blocked";
