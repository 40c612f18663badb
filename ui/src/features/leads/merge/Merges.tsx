import { useState } from "react";
import { showMoment } from "@/format";
import { type LeadId, type Merged, useAct, useDesk } from "@/ipc";
import { Button, Confirm, ErrorText, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useMayJoin } from "./DuplicatesLink";
import s from "./merge.module.css";

/** Which cards have gone into this one; for thirty days each can come out again. */
export function Merges({ lead }: { lead: LeadId }) {
  const may = useMayJoin();
  const { data = [] } = useDesk("lead_merges", { lead });
  const [asking, setAsking] = useState<Merged | null>(null);
  const unmerge = useAct("lead_unmerge");
  if (data.length === 0) return null;

  const close = () => {
    setAsking(null);
    unmerge.reset();
  };
  const separate = async ({ id, case_no: number }: Merged) => {
    if (!(await unmerge.run({ lead, merge: id }))) return;
    close();
    toast(m.leads_unmerged({ number }));
  };
  return (
    <ul className={s.merges}>
      {data.map((merged) => (
        <li key={merged.id}>
          <span className="soft small" data-selectable>
            {m.leads_merged_with({
              number: merged.case_no,
              moment: showMoment(merged.merged_at),
              by: merged.merged_by,
            })}
          </span>
          {may && merged.undo_until && (
            <Button look="quiet" onPress={() => setAsking(merged)}>
              {m.leads_unmerge()}
            </Button>
          )}
        </li>
      ))}
      {asking && (
        <Confirm
          title={m.leads_unmerge_title({ number: asking.case_no })}
          isOpen
          onClose={close}
          act={m.leads_unmerge()}
          onAct={() => void separate(asking)}
          pending={unmerge.pending}
        >
          <div className={s.stack}>
            <ErrorText error={unmerge.error} />
            <p>{m.leads_unmerge_text({ number: asking.case_no })}</p>
            <p>{m.leads_unmerge_edited()}</p>
            {asking.undo_until && (
              <p className="soft">{m.leads_unmerge_until({ moment: showMoment(asking.undo_until) })}</p>
            )}
          </div>
        </Confirm>
      )}
    </ul>
  );
}
