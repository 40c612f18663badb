import { showMoment, showTime } from "@/format";
import { Button } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./contact.module.css";

export type DraftLineProps = {
  keptAt: string | null;
  /** It was brought back from an earlier time. */
  found: boolean;
  onRemove: () => void;
};

/** That the words are kept, and the way to throw them away. The time is said aloud when it changes, in no hurry. */
export function DraftLine({ keptAt, found, onRemove }: DraftLineProps) {
  return (
    <div className={s.draft}>
      <span role="status" className="soft small">
        {keptAt && words(new Date(keptAt), found)}
      </span>
      {keptAt && (
        <Button look="quiet" onPress={onRemove}>
          {m.leads_draft_remove()}
        </Button>
      )}
    </div>
  );
}

function words(kept: Date, found: boolean): string {
  const today = kept.toDateString() === new Date().toDateString();
  const time = showTime(kept);
  if (!found) return m.leads_draft_saved({ time });
  return m.leads_draft_of({ when: today ? time : showMoment(kept.toISOString()) });
}
