import type { Role } from "@/ipc";
import { m } from "@/paraglide/messages";

const notes: Record<Role, () => string> = {
  receptionist: m.settings_note_receptionist,
  coordinator: m.settings_note_coordinator,
  privacy_officer: m.settings_note_privacy_officer,
  administrator: m.settings_note_administrator,
};

/** What a role may do, in one line. */
export const roleNote = (role: Role): string => notes[role]();
