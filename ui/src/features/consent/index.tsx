/** A person's consent on the card: what is in force, how it is proved, a new one, the form to sign. */
export { LeadConsent } from "./LeadConsent";
