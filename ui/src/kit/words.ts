/** Words that several features share, by the core's own names. An unknown name is shown as it is. */
import type { Category } from "@/ipc";
import { m } from "@/paraglide/messages";

const purposes: Record<string, () => string> = {
  consultation: m.purpose_consultation,
  appointment: m.purpose_appointment,
  estimate: m.purpose_estimate,
  feedback: m.purpose_feedback,
  statistics: m.purpose_statistics,
};

/** A purpose of processing, as the consent form names it. */
export const purposeWord = (purpose: string): string => purposes[purpose]?.() ?? purpose;

const roles: Record<string, () => string> = {
  receptionist: m.role_receptionist,
  coordinator: m.role_coordinator,
  privacy_officer: m.role_privacy_officer,
  administrator: m.role_administrator,
};

export const roleWord = (role: string): string => roles[role]?.() ?? role;

/** The categories of services, in the catalogue's order. */
export const CATEGORIES: readonly Category[] = [
  "diagnostics",
  "hygiene",
  "therapy",
  "endodontics",
  "periodontics",
  "surgery",
  "implants",
  "prosthetics",
  "veneers",
  "orthodontics",
  "whitening",
  "paediatric",
  "temporary",
];

export const categoryWord = (category: Category): string => m[`category_${category}`]();
