import { useErrand } from "@/errands";
import { navigate } from "@/router";
import { EVERYBODY, setView } from "./view";

/** From a counter of another room to its people. */
export function ShowLeads() {
  useErrand("show_leads", ({ filter, sort }) => {
    setView({ state: "open", filter: { ...EVERYBODY, ...filter }, sort, saved: null, last: null });
    navigate({ room: "leads" });
  });
  return null;
}
