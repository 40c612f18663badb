/** How days, times and money read in the language of the window. Days are plain: no time zone touches them. */
import { language, locale } from "./language";

const asUtc = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2026-11-05` → 05.11.2026 · 2026/11/5 · 5 Nov 2026. */
export function showDay(day: string): string {
  const shape: Intl.DateTimeFormatOptions =
    language() === "en"
      ? { day: "numeric", month: "short", year: "numeric" }
      : language() === "zh"
        ? { day: "numeric", month: "numeric", year: "numeric" }
        : { day: "2-digit", month: "2-digit", year: "numeric" };
  return new Intl.DateTimeFormat(locale(), { ...shape, timeZone: "UTC" }).format(asUtc(day));
}

/** `2026-11-23` → понедельник, 23 ноября 2026 г. · 2026年11月23日星期一 · Monday 23 November 2026. */
export function showLongDay(day: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeZone: "UTC" }).format(asUtc(day));
}

/** A day with its weekday: сб, 05.12.2026 · 2026/12/5周六 · Sat 5 Dec 2026. */
export function showWeekday(day: string): string {
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" }).format(asUtc(day));
  if (language() === "zh") return `${showDay(day)}（${weekday}）`;
  return language() === "ru" ? `${weekday}, ${showDay(day)}` : `${weekday} ${showDay(day)}`;
}

/** Bytes as people say them: 240 KB, 1.8 MB. */
export function showSize(bytes: number): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const shape = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale(), shape).format(value);
}

/** A moment (RFC 3339) as day and 24-hour time of this computer. */
export function showMoment(moment: string): string {
  const at = new Date(moment);
  const pad = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${showDay(day)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The 24-hour time in a time zone, e.g. `Asia/Yakutsk`. */
export function showTime(moment: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(moment);
}

/** Minor units (fen, kopecks) as money: 1 234 567,50 CN¥ · ¥1,234,567.50 · CN¥1,234,567.50. */
export function showMoney(minor: number, currency: string): string {
  return new Intl.NumberFormat(locale(), { style: "currency", currency }).format(minor / 100);
}

export function showNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** `2026-11-24` → 24.11 · 11/24 · 24 Nov; with the year when it is not that of `today`. */
export function showShortDay(day: string, today?: string): string {
  if (today !== undefined && today.slice(0, 4) !== day.slice(0, 4)) return showDay(day);
  const shape: Intl.DateTimeFormatOptions =
    language() === "en"
      ? { day: "numeric", month: "short" }
      : language() === "zh"
        ? { day: "numeric", month: "numeric" }
        : { day: "2-digit", month: "2-digit" };
  return new Intl.DateTimeFormat(locale(), { ...shape, timeZone: "UTC" }).format(asUtc(day));
}

/** The plain day `days` after another. */
export function dayAfter(day: string, days: number): string {
  const at = asUtc(day);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The name of a country by its two letters; anything else stays as it was declared. */
export function showCountry(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(locale(), { type: "region" }).of(country) ?? country;
}
