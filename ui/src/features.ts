/** The one place that knows every feature: which draws which room and what they lend to each other. */
import type { ComponentType } from "react";
import { ask } from "./errands";
import { Answer, SavePack } from "./features/answers";
import { LeadConsent } from "./features/consent";
import { RecoveryCode } from "./features/door";
import { Acts, Destroy, Queue } from "./features/erasure";
import { Area as Estimates, LeadEstimates } from "./features/estimates";
import { Area as Leads, LogContact, QuickAdd, Search, ShowLeads } from "./features/leads";
import { NewLetter, Area as Privacy } from "./features/requests";
import { Area as Settings } from "./features/settings";
import { Area as Today } from "./features/today";
import { LeadTrip, Area as Trips } from "./features/travel";
import { m } from "./paraglide/messages";
import type { Room } from "./router";
import type { CasePart, LeadAction, LeadTab, PrivacyTab, Slots } from "./slots";

/** Each room's page reads its place by `usePlace()`. */
export const PAGES: Record<Room, ComponentType> = {
  today: Today,
  leads: Leads,
  estimates: Estimates,
  travel: Trips,
  privacy: Privacy,
  settings: Settings,
};

const leadTabs: readonly LeadTab[] = [
  { id: "consent", word: m.consent_tab, Content: LeadConsent },
  { id: "estimates", word: m.area_estimates, Content: LeadEstimates },
  { id: "trip", word: m.travel_tab, Content: LeadTrip },
];

const leadActions: readonly LeadAction[] = [
  {
    id: "withdrawal",
    word: m.requests_record_withdrawal,
    icon: "privacy",
    run: (lead) => ask("withdrawal", { lead }),
  },
];

const privacyTabs: readonly PrivacyTab[] = [
  { id: "queue", word: m.erasure_queue, Content: Queue },
  { id: "acts", word: m.erasure_acts, Content: Acts },
];

const caseParts: readonly CasePart[] = [{ id: "answer", Content: Answer }];

export const SLOTS: Slots = {
  leadTabs,
  leadActions,
  privacyTabs,
  caseParts,
  SavePack,
  Destroy,
  Search,
  everywhere: [QuickAdd, LogContact, NewLetter, ShowLeads],
  RecoveryCode,
};
