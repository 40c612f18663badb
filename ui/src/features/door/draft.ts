/** What the wizard has been told so far. It is kept while one goes back and forth, and nowhere else. */
import type { Language, NewClinic } from "@/ipc";

export type Draft = {
  operator_name: string;
  operator_address: string;
  operator_contacts: string;
  database_country: string;
  database_address: string;
  display_name: string;
  position: string;
  login: string;
  /** Also works with patients, not only administers. */
  at_desk: boolean;
  password: string;
  again: string;
};

export const EMPTY: Draft = {
  operator_name: "",
  operator_address: "",
  operator_contacts: "",
  database_country: "RU",
  database_address: "",
  display_name: "",
  position: "",
  login: "",
  at_desk: true,
  password: "",
  again: "",
};

export const STEPS = ["language", "clinic", "database", "account", "code"] as const;
export type Step = (typeof STEPS)[number];

/** Fields of a step that must not be left empty, as the core names them. */
export const NEEDED: Record<Step, readonly (keyof Draft)[]> = {
  language: [],
  clinic: ["operator_name", "operator_address", "operator_contacts"],
  database: ["database_country", "database_address"],
  account: ["display_name", "login", "password", "again"],
  code: [],
};

/** The draft as the core asks for it; what the wizard does not ask keeps its first value. */
export function newClinic(draft: Draft, language: Language): NewClinic {
  return {
    settings: {
      operator_name: draft.operator_name,
      operator_address: draft.operator_address,
      operator_contacts: draft.operator_contacts,
      database_country: draft.database_country,
      database_address: draft.database_address,
      system_name: "Zhenmei Desk",
      processor: "",
      zone: "Asia/Yakutsk",
      health_consent_for_teeth: true,
      enquiry_days: 3,
      estimate_valid_days: 30,
      auto_destroy: true,
      announce_days: 3,
      retention_days: 365,
      two_person_destruction: false,
      commission: [],
      idle_lock_minutes: 10,
    },
    account: {
      display_name: draft.display_name,
      position: draft.position,
      login: draft.login,
      language,
      roles: draft.at_desk
        ? ["receptionist", "coordinator", "privacy_officer", "administrator"]
        : ["privacy_officer", "administrator"],
    },
    password: draft.password,
  };
}

/** The field of the draft a refusal of the core is about: `settings.operator_name` → `operator_name`. */
export function fieldOf(path: string): keyof Draft | null {
  const name = path.replace(/^(settings|account)\./, "");
  return name in EMPTY ? (name as keyof Draft) : null;
}

export const stepOf = (field: keyof Draft): Step =>
  STEPS.find((step) => NEEDED[step].includes(field)) ?? "account";
