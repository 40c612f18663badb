import { useEffect, useRef, useState } from "react";
import { type LeadCard, useAct, useRole } from "@/ipc";
import { fieldErrors, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { type Draft, draftOf, editOf, isSameDraft } from "../draft";
import { useCardEdit } from "./useCardEdit";

/** A place of the head that is changed where it stands; the core's field path begins with it. */
export type Spot = "name" | "interests" | "comment" | `phones.${number}` | `emails.${number}`;

type Open = { at: Spot; base: LeadCard; draft: Draft };

/** One place of the card at a time is being changed, over the version that was looked at when it was begun. */
export function useInline(card: LeadCard) {
  const [open, setOpen] = useState<Open | null>(null);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLElement>(null);
  const takeBack = useAct("lead_edit");
  const roles = [useRole("receptionist"), useRole("coordinator")];

  const undo = async (saved: LeadCard, over: LeadCard) => {
    const done = await takeBack.run(editOf(saved, saved.version, draftOf(over)));
    if (!done) toast(m.leads_undo_failed(), { look: "danger" });
  };
  const edit = useCardEdit((saved, over) => {
    setOpen(null);
    toastUndo(m.common_saved(), () => void undo(saved, over));
  });

  const dirty = open !== null && !isSameDraft(draftOf(open.base), open.draft);
  const close = () => {
    setAsking(false);
    setOpen(null);
    edit.leave();
  };
  /** One short value comes back at once; words that took time to write are asked about. */
  const cancel = () => (dirty && open?.at === "comment" ? setAsking(true) : close());
  const save = () => {
    if (!open) return;
    if (dirty) void edit.save(open.base, open.draft);
    else close();
  };
  useShortcut("save", save, open !== null);
  useShortcut("cancel", cancel, open !== null);
  useFocus(box, open?.at ?? null);

  return {
    box,
    edit,
    dirty,
    asking,
    /** Where something is being changed. */
    at: open?.at ?? null,
    draft: open?.draft ?? null,
    /** Whether a pencil is offered: one may, and nothing else is being changed. */
    offers: roles.includes(true) && open === null,
    errors: fieldErrors(edit.error),
    begin: (at: Spot) => setOpen({ at, base: card, draft: draftOf(card) }),
    change: (part: Partial<Draft>) => open && setOpen({ ...open, draft: { ...open.draft, ...part } }),
    /** A choice that needs no typing is written at once. */
    put: (part: Partial<Draft>) => void edit.save(card, { ...draftOf(card), ...part }),
    save,
    cancel,
    close,
    keep: () => setAsking(false),
  };
}

export type Inline = ReturnType<typeof useInline>;

/** The keyboard goes into the fields, and when the change is over stands again where it was begun. */
function useFocus(box: { current: HTMLElement | null }, at: Spot | null): void {
  const last = useRef<Spot | null>(null);
  useEffect(() => {
    if (at !== null) box.current?.querySelector<HTMLElement>("[data-inline] :is(input, textarea)")?.focus();
    else if (last.current !== null) {
      const spot = last.current;
      const pencil = (which: string) => box.current?.querySelector<HTMLElement>(`[data-edit${which}] button`);
      focusSoon(() => pencil(`="${spot}"`) ?? pencil(""));
    }
    last.current = at;
  }, [box, at]);
}

/** A question that is just closing keeps the page from the keyboard for some frames more. */
function focusSoon(find: () => HTMLElement | null | undefined, tries = 20): void {
  const at = find();
  at?.focus();
  if (at && document.activeElement !== at && tries > 0)
    requestAnimationFrame(() => focusSoon(find, tries - 1));
}
