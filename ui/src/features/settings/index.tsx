/** The Settings room: the clinic's facts, its staff, the keys, the consent texts, the audit log. */
export { Area } from "./Area";
