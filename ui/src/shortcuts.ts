/**
 * The one table of keys. A key is told by its place on the keyboard (`event.code`), so it works under
 * Russian and Chinese layouts. Keys without Ctrl or Alt are deaf while one types, and an open dialog
 * keeps all keys to itself.
 */
import { useEffect, useRef } from "react";
import { openModals, useModalDepth } from "@/kit/depth";
import { m } from "@/paraglide/messages";
import { ROOMS, type Room } from "./router";

type Key = { code: string; ctrl?: boolean; alt?: boolean; shift?: boolean };
export type Shortcut = { keys: readonly Key[]; shown: string; word: () => string };

const roomWords: Record<Room, () => string> = {
  today: m.area_today,
  leads: m.area_leads,
  estimates: m.area_estimates,
  travel: m.area_travel,
  privacy: m.area_privacy,
  settings: m.area_settings,
};
export const roomWord = (room: Room): string => roomWords[room]();

const roomKey = (room: Room): Shortcut => {
  const digit = ROOMS.indexOf(room) + 1;
  return {
    keys: [{ code: `Digit${digit}`, alt: true }],
    shown: `Alt+${digit}`,
    word: () => m.shortcut_area({ area: roomWord(room) }),
  };
};

export const SHORTCUTS = {
  search: {
    keys: [{ code: "Slash" }, { code: "KeyK", ctrl: true }],
    shown: "/  Ctrl+K",
    word: m.shortcut_search,
  },
  quick_add: { keys: [{ code: "KeyN", ctrl: true }], shown: "Ctrl+N", word: m.shortcut_quick_add },
  withdrawal: { keys: [{ code: "KeyW", alt: true }], shown: "Alt+W", word: m.requests_record_letter },
  log_call: { keys: [{ code: "KeyC" }], shown: "C", word: m.shortcut_log_call },
  tomorrow: { keys: [{ code: "KeyT" }], shown: "T", word: m.shortcut_tomorrow },
  previous_lead: { keys: [{ code: "ArrowUp", alt: true }], shown: "Alt+↑", word: m.shortcut_previous_lead },
  next_lead: { keys: [{ code: "ArrowDown", alt: true }], shown: "Alt+↓", word: m.shortcut_next_lead },
  save: {
    keys: [
      { code: "Enter", ctrl: true },
      { code: "NumpadEnter", ctrl: true },
    ],
    shown: "Ctrl+Enter",
    word: m.shortcut_save,
  },
  undo: { keys: [{ code: "KeyZ", ctrl: true }], shown: "Ctrl+Z", word: m.shortcut_undo },
  cancel: { keys: [{ code: "Escape" }], shown: "Esc", word: m.shortcut_cancel },
  print: { keys: [{ code: "KeyP", ctrl: true }], shown: "Ctrl+P", word: m.shortcut_print },
  room_today: roomKey("today"),
  room_leads: roomKey("leads"),
  room_estimates: roomKey("estimates"),
  room_travel: roomKey("travel"),
  room_privacy: roomKey("privacy"),
  room_settings: roomKey("settings"),
  lock: { keys: [{ code: "KeyL", ctrl: true, shift: true }], shown: "Ctrl+Shift+L", word: m.shortcut_lock },
  help: { keys: [{ code: "Slash", shift: true }, { code: "F1" }], shown: "?  F1", word: m.shortcut_help },
} satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

type Hearing = { id: ShortcutId; depth: number; handler: () => void };
const hearing: Hearing[] = [];

/** Which shortcut a key press is, if any. */
export function shortcutOf(event: KeyboardEvent): ShortcutId | null {
  const ctrl = event.ctrlKey || event.metaKey;
  for (const [id, { keys }] of Object.entries(SHORTCUTS)) {
    const hit = keys.some(
      (key: Key) =>
        key.code === event.code &&
        (key.ctrl ?? false) === ctrl &&
        (key.alt ?? false) === event.altKey &&
        (key.shift ?? false) === event.shiftKey,
    );
    if (hit) return id as ShortcutId;
  }
  return null;
}

const plainKeys: readonly ShortcutId[] = ["search", "help", "log_call", "tomorrow"];

const TYPED =
  "input, textarea, [contenteditable='true'], [role='spinbutton'], [role='option'], [role^='menuitem']";

/** A bare `/` or `C` is text where text is typed, and finds an option in an open list. */
function isTyping(event: KeyboardEvent): boolean {
  const at = event.target;
  const editable = at instanceof HTMLElement && at.matches(TYPED);
  return editable && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
}

const FIELD =
  "input:not([type='checkbox'], [type='radio']), textarea, [contenteditable='true'], [role='spinbutton']";

/** A field takes its own words back: Ctrl+Z stays with it. */
const isOfField = (id: ShortcutId, { target }: KeyboardEvent): boolean =>
  id === "undo" && target instanceof HTMLElement && target.matches(FIELD);

function onKeyDown(event: KeyboardEvent): void {
  const id = shortcutOf(event);
  if (!id || event.isComposing || event.defaultPrevented || isOfField(id, event)) return;
  if (plainKeys.includes(id) && isTyping(event)) return;
  const heard = hearing.findLast((one) => one.id === id && one.depth === openModals());
  if (!heard) return;
  event.preventDefault();
  if (!event.repeat) heard.handler();
}

/** Buttons, choices and the parts of a date keep Enter to themselves, with Ctrl too: it is heard before them. */
function onKeyDownFirst(event: KeyboardEvent): void {
  if (shortcutOf(event) !== "save") return;
  onKeyDown(event);
  if (event.defaultPrevented) event.stopPropagation();
}

function listen(): void {
  globalThis.addEventListener("keydown", onKeyDownFirst, { capture: true });
  globalThis.addEventListener("keydown", onKeyDown);
}

function unlisten(): void {
  globalThis.removeEventListener("keydown", onKeyDownFirst, { capture: true });
  globalThis.removeEventListener("keydown", onKeyDown);
}

/** Calls `handler` on the keys of `id` while the component stands; the newest of several is heard. */
export function useShortcut(id: ShortcutId, handler: () => void, enabled = true): void {
  const depth = useModalDepth();
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    if (!enabled) return;
    if (hearing.length === 0) listen();
    const one: Hearing = { id, depth, handler: () => latest.current() };
    hearing.push(one);
    return () => {
      hearing.splice(hearing.indexOf(one), 1);
      if (hearing.length === 0) unlisten();
    };
  }, [id, depth, enabled]);
}
