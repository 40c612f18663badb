import { useEffect, useRef } from "react";
import { showNumber } from "@/format";
import type { LeadId, LeadRow } from "@/ipc";
import { Button, IconButton } from "@/kit";
import { m } from "@/paraglide/messages";
import { shortcutOf, useShortcut } from "@/shortcuts";
import { layoutOf, type View } from "../view";
import { countWord } from "./count";
import s from "./list.module.css";
import type { Leads } from "./useLeads";

export type WalkProps = {
  view: View;
  leads: Leads;
  lead: LeadId;
  onGo: (row: LeadRow) => void;
  /** To the table or the board one has come from. */
  onBack: () => void;
};

/** Over the card: where it stands in the list, and the way to the one before and after it. */
export function Walk({ view, leads, lead, onGo, onBack }: WalkProps) {
  const { rows = NOBODY, count, more } = leads;
  const at = rows.findIndex(({ id }) => id === lead);
  // Whoever has just left the list, by a new status, leaves a place: the next one stands there now.
  const left = useRef<{ lead: LeadId; at: number } | null>(null);
  useEffect(() => {
    if (at >= 0) left.current = { lead, at };
  }, [lead, at]);
  const place = at < 0 && left.current?.lead === lead ? left.current.at : null;
  const [before, after] =
    at >= 0
      ? [rows[at - 1], rows[at + 1]]
      : place !== null
        ? [rows[place - 1], rows[place] ?? rows[rows.length - 1]]
        : [undefined, rows[0]];
  useEffect(() => {
    if (at >= 0 && at >= rows.length - 10) more();
  }, [at, rows.length, more]);

  const go = (to: LeadRow | undefined) => {
    // What is being typed on the card is not left by a key.
    if (to && !document.activeElement?.matches("input, textarea, [role='spinbutton']")) onGo(to);
  };
  useShortcut("previous_lead", () => go(before));
  useShortcut("next_lead", () => go(after));
  // After a status is given its button has the focus, which would open its menu by Alt+↓: ↓ and Enter do that too.
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const id = shortcutOf(event);
      const menu = event.target instanceof Element && event.target.matches("button[aria-haspopup='true']");
      if (!menu || (id !== "previous_lead" && id !== "next_lead")) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) go(id === "next_lead" ? after : before);
    };
    globalThis.addEventListener("keydown", hear, { capture: true });
    return () => globalThis.removeEventListener("keydown", hear, { capture: true });
  });
  const layout = layoutOf(view);
  return (
    <nav aria-label={m.leads_walk()} className={s.walk}>
      {layout !== "cards" && (
        <Button look="quiet" icon="left" onPress={onBack}>
          {layout === "table" ? m.leads_walk_back_table() : m.leads_walk_back_board()}
        </Button>
      )}
      <span className={s.grow} />
      <span className="soft small figures">
        {at >= 0 && count && m.leads_walk_place({ at: showNumber(at + 1), count: countWord(count) })}
        {at < 0 && leads.rows && m.leads_walk_outside()}
      </span>
      <IconButton
        icon="up"
        label={`${m.shortcut_previous_lead()} · Alt+↑`}
        disabled={!before}
        onPress={() => before && onGo(before)}
      />
      <IconButton
        icon="down"
        label={`${m.shortcut_next_lead()} · Alt+↓`}
        disabled={!after}
        onPress={() => after && onGo(after)}
      />
    </nav>
  );
}
const NOBODY: readonly LeadRow[] = [];
