export { Area } from "./Area";
export { LeadTrip } from "./LeadTrip";
