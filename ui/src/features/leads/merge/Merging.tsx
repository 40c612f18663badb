import { useState } from "react";
import { type Errands, useErrand } from "@/errands";
import type { LeadId } from "@/ipc";
import { CompareDialog } from "./CompareDialog";
import { FindOther } from "./FindOther";

/** Joining two cards: which other one, where it is not known yet, then both side by side. */
export function Merging() {
  const [asked, setAsked] = useState<Errands["merge"] | null>(null);
  useErrand("merge", setAsked);
  if (!asked) return null;
  const { one, other } = asked;
  const close = () => setAsked(null);
  if (other === null) {
    return (
      <FindOther one={one} onChoose={(found: LeadId) => setAsked({ one, other: found })} onClose={close} />
    );
  }
  return <CompareDialog key={`${one} ${other}`} one={one} other={other} onClose={close} />;
}
