import type { ConsentChannel, Evidence } from "@/ipc";
import { m } from "@/paraglide/messages";

export const CHANNELS: readonly ConsentChannel[] = ["paper", "website", "message", "email", "phone"];
export const EVIDENCE: readonly Evidence[] = ["paper", "scan", "web_form", "message", "recording"];

const channels: Record<string, () => string> = {
  paper: m.consent_channel_paper,
  website: m.consent_channel_website,
  message: m.consent_channel_message,
  email: m.consent_channel_email,
  phone: m.consent_channel_phone,
  merge: m.consent_channel_merge,
};

const evidence: Record<string, () => string> = {
  paper: m.consent_evidence_paper,
  scan: m.consent_evidence_scan,
  web_form: m.consent_evidence_web_form,
  message: m.consent_evidence_message,
  recording: m.consent_evidence_recording,
};

/** How the person expressed it; a letter's own word is shown as it is. */
export const consentChannelWord = (channel: string): string => channels[channel]?.() ?? channel;
export const evidenceWord = (kind: string): string => evidence[kind]?.() ?? kind;

/** What usually proves a consent that came this way. */
export const USUAL: Record<ConsentChannel, Evidence> = {
  paper: "paper",
  website: "web_form",
  message: "message",
  email: "message",
  phone: "recording",
};
