import type { Option } from "@/kit";
import { locale } from "@/language";

/** Zones a legal day may be counted in: Russia's, and the clinic's own. */
const ZONES = [
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Asia/Irkutsk",
  "Asia/Krasnoyarsk",
  "Asia/Novosibirsk",
  "Asia/Yekaterinburg",
  "Europe/Moscow",
  "Asia/Shanghai",
];

/** The zones by their names in the language of the window, the stored one included. */
export function zoneOptions(stored: string): Option[] {
  const ids = ZONES.includes(stored) ? ZONES : [...ZONES, stored];
  return ids.map((id) => ({ id, label: `${part(id, "long")} · ${part(id, "shortOffset")}` }));
}

function part(timeZone: string, timeZoneName: "long" | "shortOffset"): string {
  try {
    const parts = new Intl.DateTimeFormat(locale(), { timeZone, timeZoneName }).formatToParts(0);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
