/** Words that several features share, by the core's own names. An unknown name is shown as it is. */
import type {
  Category,
  Channel,
  ConsentKind,
  ConsentPart,
  DocumentKind,
  LeadStatus,
  PhoneChannel,
} from "@/ipc";
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

/** What can be agreed to and withdrawn by itself: the five purposes, then the kinds. */
export const CONSENT_PARTS: readonly ConsentPart[] = [
  "consultation",
  "appointment",
  "estimate",
  "feedback",
  "statistics",
  "health",
  "marketing",
  "third_party",
];

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

/** The statuses of a lead, in the order of the way. */
export const LEAD_STATUSES: readonly LeadStatus[] = [
  "new",
  "contacting",
  "qualified",
  "estimate_sent",
  "deciding",
  "booked",
  "trip_arranged",
  "arrived",
  "in_treatment",
  "completed",
  "aftercare",
  "declined",
  "postponed",
  "duplicate",
  "spam",
  "no_show",
];

const ENDED: readonly LeadStatus[] = [
  "completed",
  "aftercare",
  "declined",
  "postponed",
  "duplicate",
  "spam",
  "no_show",
];

/** Whether the lead is still on its way: then something has to be promised. */
export const isOnTheWay = (status: LeadStatus): boolean => !ENDED.includes(status);

export const statusWord = (status: LeadStatus): string => m[`status_${status}`]();

/** How people come to the clinic. */
export const CHANNELS: readonly Channel[] = [
  "website",
  "phone",
  "whatsapp",
  "telegram",
  "wechat",
  "max",
  "vk",
  "email",
  "walk_in",
  "referral",
];

/** What a phone number answers to. */
export const PHONE_CHANNELS: readonly PhoneChannel[] = ["phone", "whatsapp", "telegram", "wechat", "max"];

export const channelWord = (channel: Channel): string => m[`channel_${channel}`]();

/** In the order of the policy; each is a document of its own. */
export const CONSENT_KINDS: readonly ConsentKind[] = ["processing", "health", "marketing", "third_party"];

const kinds: Record<ConsentKind, () => string> = {
  processing: m.consent_kind_processing,
  health: m.consent_kind_health,
  marketing: m.consent_kind_marketing,
  third_party: m.consent_kind_third_party,
};

/** What a consent is about: one separate document each. */
export const consentKindWord = (kind: ConsentKind): string => kinds[kind]();

/** The clinic's documents: a text for each kind of consent, and the policy they refer to. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [...CONSENT_KINDS, "policy"];

export const documentKindWord = (kind: DocumentKind): string =>
  kind === "policy" ? m.consent_kind_policy() : consentKindWord(kind);
const word = (key: string): string | undefined =>
  (m as unknown as Record<string, (() => string) | undefined>)[key]?.();

/** A group of actions of the audit log: the part of their code before the dot. */
export const opGroupWord = (group: string): string => word(`opgroup_${group}`) ?? group;

/** The fixed word of an entry: why it was refused, which role came or went, what was found. */
export const reasonWord = (reason: string): string =>
  roles[reason]?.() ?? word(`reason_${reason}`) ?? word(`finding_${reason}`) ?? reason;

/** An action of the audit log in words; a word of a newer log is shown as it is. */
export function opWord(code: string): string {
  return word(`op_${code.replaceAll(".", "_")}`) ?? code;
}
