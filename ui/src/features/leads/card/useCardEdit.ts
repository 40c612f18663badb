import { useEffect, useRef, useState } from "react";
import { asDeskError, call, type DeskError, type LeadCard, useAct } from "@/ipc";
import { type Draft, draftOf, editOf } from "../draft";
import { rowsOf, type Three } from "./conflict";

/** Somebody else was first: both changes over what was looked at, and the card they are written over. */
export type Clash = { three: Three; theirs: LeadCard };

type Asked = { base: LeadCard; draft: Draft };

/**
 * Writes a card over the version that was looked at. When somebody else saved it meanwhile, `clash` says what
 * differs; `onSaved` gets the card written and the one it was written over.
 */
export function useCardEdit(onSaved: (saved: LeadCard, over: LeadCard) => void) {
  const edit = useAct("lead_edit");
  const asked = useRef<Asked | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [trouble, setTrouble] = useState<DeskError | null>(null);
  const conflict = edit.error?.kind === "conflict";

  const saved = useRef(onSaved);
  saved.current = onSaved;
  const save = async (base: LeadCard, draft: Draft) => {
    asked.current = { base, draft };
    setTrouble(null);
    const card = await edit.run(editOf(base, base.version, draft));
    if (!card) return;
    setClash(null);
    saved.current(card, base);
  };

  useEffect(() => {
    const mine = asked.current;
    if (!conflict || !mine) return;
    const meet = (theirs: LeadCard) => {
      const three = { original: draftOf(mine.base), theirs: draftOf(theirs), mine: mine.draft };
      if (rowsOf(three).length > 0) setClash({ three, theirs });
      else {
        setClash(null);
        saved.current(theirs, theirs);
      }
    };
    call("lead_get", { lead: mine.base.id }).then(meet, (thrown) => setTrouble(asDeskError(thrown)));
  }, [conflict]);

  const leave = () => {
    setClash(null);
    setTrouble(null);
    edit.reset();
  };
  return {
    save,
    clash,
    /** Back to what was typed. */
    leave,
    pending: edit.pending || (conflict && !clash && !trouble),
    error: trouble ?? (conflict ? null : edit.error),
  };
}

export type CardEdit = ReturnType<typeof useCardEdit>;
