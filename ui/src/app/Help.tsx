import { useState } from "react";
import { Dialog } from "@/kit";
import { m } from "@/paraglide/messages";
import { SHORTCUTS, useShortcut } from "@/shortcuts";
import s from "./help.module.css";

/** The list of keys, from the same table that the keys come from. */
export function Help() {
  const [open, setOpen] = useState(false);
  useShortcut("help", () => setOpen(true));
  const rows = [
    ...Object.values(SHORTCUTS).map(({ shown, word }) => ({ shown, word: word() })),
    { shown: "↑  ↓  Home  End", word: m.shortcut_move() },
    { shown: "Enter", word: m.shortcut_open() },
  ];
  return (
    <Dialog title={m.shortcut_title()} isOpen={open} onClose={() => setOpen(false)} reading>
      <dl className={s.keys}>
        {rows.map(({ shown, word }) => (
          <div key={shown}>
            <dt>
              {shown.split("  ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{m.shortcut_note()}</p>
    </Dialog>
  );
}
