import { useEffect, useRef } from "react";
import { useLock } from "@/ipc";
import { shortcutOf, useShortcut } from "@/shortcuts";

export type KeysProps = { onSave: () => void; keep: () => Promise<boolean> };

/** The keys of the dialog: the desk is locked from here too, and what is typed is kept first. */
export function Keys({ onSave, keep }: KeysProps) {
  const lock = useLock();
  useShortcut("lock", () => void keep().then(lock));
  const latest = useRef(onSave);
  latest.current = onSave;
  useEffect(() => {
    // Buttons and the parts of a date keep Enter to themselves, with Ctrl too: heard before them.
    const hear = (event: KeyboardEvent) => {
      if (shortcutOf(event) !== "save" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest.current();
    };
    globalThis.addEventListener("keydown", hear, { capture: true });
    return () => globalThis.removeEventListener("keydown", hear, { capture: true });
  }, []);
  return null;
}
