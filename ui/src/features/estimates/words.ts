/** Words of estimates: areas of the mouth, services and rates in the language of the window. */

import type { Area, EstimateForm, EstimateState, Rate, RateProblem, Service, Unit } from "@/ipc";
import type { BadgeLook, PaperForm } from "@/kit";
import { language, locale } from "@/language";
import { m } from "@/paraglide/messages";

/** The forms of the paper; the names of languages stand in themselves. */
export const FORMS: readonly PaperForm<EstimateForm>[] = [
  { id: "ru", label: "RU" },
  { id: "zh", label: "中文" },
  { id: "en", label: "EN" },
  { id: "ru_zh", label: "RU+中文" },
];

export const serviceName = (service: Service): string => service.names[language()];

export function areaWord(area: Area): string {
  switch (area.on) {
    case "tooth":
      return m.estimates_tooth({ tooth: area.tooth });
    case "upper_jaw":
      return m.estimates_upper_jaw();
    case "lower_jaw":
      return m.estimates_lower_jaw();
    case "mouth":
      return m.estimates_mouth();
  }
}

/** A stable word for comparing and for lists. */
export const areaId = (area: Area): string => (area.on === "tooth" ? String(area.tooth) : area.on);

export function areaOf(id: string): Area {
  if (id === "upper_jaw" || id === "lower_jaw" || id === "mouth") return { on: id };
  return { on: "tooth", tooth: Number(id) };
}

export function unitWord(unit: Unit, count: number): string {
  const words = {
    tooth: m.estimates_unit_tooth,
    jaw: m.estimates_unit_jaw,
    piece: m.estimates_unit_piece,
    visit: m.estimates_unit_visit,
  };
  return words[unit]({ count });
}

/** Roubles for a yuan: 11,2345. */
export function showRate(rate: Rate): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: 4, maximumFractionDigits: 6 }).format(
    rate.micro / 1_000_000,
  );
}

export function rateProblemWord(problem: RateProblem): string {
  return problem === "missing" ? m.estimates_rate_missing() : m.estimates_rate_stale();
}

export function stateWord(state: EstimateState): { word: string; look: BadgeLook } {
  switch (state) {
    case "draft":
      return { word: m.estimates_state_draft(), look: "none" };
    case "issued":
      return { word: m.estimates_state_issued(), look: "given" };
    case "expired":
      return { word: m.estimates_state_expired(), look: "soon" };
  }
}
