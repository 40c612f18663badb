/** Words of travel: banks, transport, statuses, the checklist and what may go wrong. */
import { showDay } from "@/format";
import type { Bank, CheckItem, Clocks, Direction, LegWarning, Mode, Season, TripStatus } from "@/ipc";
import type { BadgeLook, PaperForm } from "@/kit";
import { type Language, locale } from "@/language";
import { m } from "@/paraglide/messages";

export const BANKS: readonly Bank[] = ["Asia/Shanghai", "Asia/Yakutsk"];
export const MODES: readonly Mode[] = [
  "bridge_bus",
  "ship",
  "hovercraft",
  "pontoon_bus",
  "cable_car",
  "car",
  "train",
  "plane",
];
export const STATUSES: readonly TripStatus[] = [
  "planned",
  "bought",
  "confirmed",
  "crossed",
  "missed",
  "cancelled",
];
/** The forms of the paper; the names of languages stand in themselves. */
export const FORMS: readonly PaperForm<Language>[] = [
  { id: "ru", label: "RU" },
  { id: "zh", label: "中文" },
  { id: "en", label: "EN" },
];

export const bankWord = (bank: Bank): string =>
  bank === "Asia/Shanghai" ? m.app_heihe() : m.app_blagoveshchensk();
export const modeWord = (mode: Mode): string => m[`travel_mode_${mode}`]();
export const statusWord = (status: TripStatus): string => m[`travel_status_${status}`]();
export const directionWord = (direction: Direction): string => m[`travel_${direction}`]();
export const checkWord = (item: CheckItem): string => m[`travel_check_${item}`]();

export function statusLook(status: TripStatus): BadgeLook {
  if (status === "confirmed" || status === "crossed") return "given";
  if (status === "bought") return "partial";
  return status === "planned" ? "none" : "plain";
}

/** `09:20 Heihe / 10:20 Blagoveshchensk`, with the days where midnight lies between. */
export function bothClocks({ heihe, blagoveshchensk }: Clocks): string {
  const days = heihe.on !== blagoveshchensk.on;
  const clock = (at: Clocks["heihe"], bank: Bank) =>
    `${days ? `${showDay(at.on)} ` : ""}${at.time} ${bankWord(bank)}`;
  return `${clock(heihe, "Asia/Shanghai")} / ${clock(blagoveshchensk, "Asia/Yakutsk")}`;
}

/** `MM-DD` → 5 мая · 5月5日 · 5 May. The year is only there to make a date. */
const dayOfYear = (day: string) =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`2028-${day}T00:00:00Z`),
  );

const season = ({ from, to }: Season) => `${dayOfYear(from)} – ${dayOfYear(to)}`;

export function warningWords(warning: LegWarning): string {
  switch (warning.is) {
    case "not_confirmed":
      return m.travel_warn_not_confirmed();
    case "out_of_season":
      return m.travel_warn_season({ seasons: warning.seasons.map(season).join(", ") });
    case "closed":
      return m.travel_warn_closed({
        bank: bankWord(warning.bank),
        opens: warning.opens,
        closes: warning.closes,
      });
    case "last_run_gone":
      return m.travel_warn_last_run({ bank: bankWord(warning.bank), last: warning.last });
  }
}
