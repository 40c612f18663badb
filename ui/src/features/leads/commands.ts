/** What the search box does by name beside finding people: acts, rooms, tabs of Settings. */
import { ask } from "@/errands";
import type { Role } from "@/ipc";
import type { IconName } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate, ROOMS } from "@/router";
import { roomWord, SHORTCUTS } from "@/shortcuts";
import { IMPORT } from "./import/ImportLink";
import { DUPLICATES } from "./merge/DuplicatesLink";

export type Command = {
  id: string;
  /** What it is called; a name that begins as was typed comes first. */
  name: string;
  /** The same with its place, as it stands in the list; every word of it finds the command. */
  shown: string;
  icon: IconName;
  /** The key that does the same. */
  keys?: string;
  run: () => void;
};

/** What only the window or the box itself can do; `null` where the list in sight may not leave. */
export type Acts = { lock: () => void; exportList: (() => void) | null };

const DESK: readonly Role[] = ["receptionist", "coordinator"];

/** Who may register people. */
export const mayRegister = (roles: readonly Role[]): boolean => roles.some((role) => DESK.includes(role));

const settingsTabs = {
  clinic: m.settings_clinic,
  destruction: m.settings_destruction,
  staff: m.settings_staff,
  security: m.settings_security,
  backups: m.settings_backups,
  texts: m.settings_texts,
  transfers: m.settings_transfers_tab,
  log: m.settings_log,
};

/** All that these roles may do, in the language of the window. */
export function commandsOf(roles: readonly Role[], { lock, exportList }: Acts): Command[] {
  const desk = mayRegister(roles);
  const coordinator = roles.includes("coordinator");
  const officer = roles.includes("privacy_officer");
  const command = (id: string, name: string, icon: IconName, run: () => void, keys?: string): Command => ({
    id,
    name,
    shown: name,
    icon,
    run,
    ...(keys ? { keys } : {}),
  });
  const { quick_add, withdrawal } = SHORTCUTS;
  const inLeads = (id: string) => () => navigate({ room: "leads", id });
  const all: (Command | false)[] = [
    desk &&
      command("quick_add", quick_add.word(), "plus", () => ask("quick_add", { text: "" }), quick_add.shown),
    (desk || officer) &&
      command("letter", withdrawal.word(), "mail", () => ask("withdrawal", { lead: null }), withdrawal.shown),
    ...ROOMS.map((room) => ({
      ...command(
        `room-${room}`,
        roomWord(room),
        room,
        () => navigate({ room }),
        SHORTCUTS[`room_${room}`].shown,
      ),
      shown: m.shortcut_area({ area: roomWord(room) }),
    })),
    coordinator && command("import", m.leads_import(), "file", inLeads(IMPORT)),
    coordinator && exportList !== null && command("export", m.leads_export(), "save", exportList),
    desk && command("duplicates", m.leads_duplicates(), "leads", inLeads(DUPLICATES)),
    ...Object.entries(settingsTabs).map(
      ([id, word]) =>
        (id !== "log" || officer || roles.includes("administrator")) && {
          ...command(`settings-${id}`, word(), "settings", () => navigate({ room: "settings", id })),
          shown: `${m.area_settings()} · ${word()}`,
        },
    ),
    command("lock", SHORTCUTS.lock.word(), "lock", lock, SHORTCUTS.lock.shown),
  ];
  return all.filter((one) => one !== false);
}

const folded = (text: string): string => text.normalize("NFKC").toLocaleLowerCase().replaceAll("ё", "е");
const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Chinese stands without spaces: there any part of a name is a beginning. */
const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** Commands of one answer: beside people there is not room for more. */
const MOST = 6;

/** The commands each typed word begins a word of; those called so come first. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return [];
  const fits = (text: string) =>
    asked.every((word) =>
      isChinese(word) ? folded(text).includes(word) : wordsOf(text).some((one) => one.startsWith(word)),
    );
  const rank = ({ name }: Command) =>
    folded(name).startsWith(folded(typed).trim()) ? 0 : fits(name) ? 1 : 2;
  return commands
    .filter(({ shown }) => fits(shown))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

const PHONE = /^[+(\d][\d\s()+\-.‐-―]*$/;
/** Fewer digits are the end of a number, to be searched for, or a number of something else. */
const PHONE_DIGITS = 7;

/**
 * A phone as people paste or dictate it, with the signs a field of a phone takes; `null` for anything else.
 */
export function phoneOf(text: string): string | null {
  const typed = text.normalize("NFKC").trim().replace(/^tel:/i, "");
  if (!PHONE.test(typed) || typed.replaceAll(/\D/g, "").length < PHONE_DIGITS) return null;
  return typed.replaceAll(/[().]/g, " ").replaceAll(/[‐-―]/g, "-").replaceAll(/\s+/g, " ").trim();
}
