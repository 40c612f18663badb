/**
 * Places where one feature shows another without importing it. `features.ts` fills them; a feature reads
 * them from here.
 */
import { type ComponentType, createContext, useContext } from "react";
import type { DoorState, LeadId, RequestId } from "./ipc";
import type { IconName } from "./kit";

/** A tab of the lead's card, drawn by the feature that owns its subject. */
export type LeadTab = { id: string; word: () => string; Content: ComponentType<{ leadId: number }> };

/** A tab of the Privacy room beside the letters: the queue, the acts. Its address is `#/privacy/<id>`. */
export type PrivacyTab = { id: string; word: () => string; Content: ComponentType };

/** An act of the lead's menu that belongs to another feature: “Record withdrawal letter”. */
export type LeadAction = { id: string; word: () => string; icon?: IconName; run: (lead: LeadId) => void };

/** The recovery code shown, printed and typed back; drawn by the door, also lent to Settings. */
export type RecoveryCodeSlot = ComponentType<{ code: string; onDone: (state: DoorState) => void }>;

/** A part of a case's page that belongs to another feature: the answer about one's own data. */
export type CasePart = { id: string; Content: ComponentType<{ request: RequestId }> };

export type Slots = {
  leadTabs: readonly LeadTab[];
  leadActions: readonly LeadAction[];
  privacyTabs: readonly PrivacyTab[];
  caseParts: readonly CasePart[];
  /** The button that saves everything about a case for an inspector. */
  SavePack: ComponentType<{ request: RequestId }> | null;
  /** The page that destroys the person of a letter and shows the act. */
  Destroy: ComponentType<{ request: RequestId }> | null;
  /** The field in the header that finds people and commands. */
  Search: ComponentType | null;
  /** Shown in every room: the quick-add dialog, the withdrawal letter… Each opens itself by its key. */
  everywhere: readonly ComponentType[];
  RecoveryCode: RecoveryCodeSlot | null;
};

export const SlotsContext = createContext<Slots>({
  leadTabs: [],
  leadActions: [],
  privacyTabs: [],
  caseParts: [],
  SavePack: null,
  Destroy: null,
  Search: null,
  everywhere: [],
  RecoveryCode: null,
});
export const useSlots = (): Slots => useContext(SlotsContext);
