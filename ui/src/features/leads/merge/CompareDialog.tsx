import { useEffect, useRef, useState } from "react";
import { call, type DeskError, type LeadId, useAct, useDesk } from "@/ipc";
import { Button, Dialog, ErrorText, Notice, problemWords, Skeleton, toast, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { moveTo, navigate, placeOf } from "@/router";
import { Compare } from "./Compare";
import { across, type Cards, type Choice, firstChoice, orderOf, type Trips } from "./choice";
import s from "./merge.module.css";

export type CompareDialogProps = { one: LeadId; other: LeadId; onClose: () => void };

/** Both cards, once both are known; a trip that may not be looked at is not compared. */
export function CompareDialog({ one, other, onClose }: CompareDialogProps) {
  const left = useDesk("lead_get", { lead: one });
  const right = useDesk("lead_get", { lead: other });
  const trips = [useDesk("trip_get", { lead: one }), useDesk("trip_get", { lead: other })];
  const error = left.error ?? right.error;
  const settled = trips.every((trip) => trip.data !== undefined || trip.error);
  if (left.data && right.data && settled && !error) {
    const reload = async () => {
      const [fresh, freshOther] = await Promise.all([left.refetch(), right.refetch()]);
      return fresh.data && freshOther.data ? { left: fresh.data, right: freshOther.data } : undefined;
    };
    return (
      <JoinDialog
        first={{ left: left.data, right: right.data }}
        trips={{ left: trips[0]?.data ?? null, right: trips[1]?.data ?? null }}
        reload={reload}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      size="large"
      title={m.leads_merge_title()}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{m.common_cancel()}</Button>}
    >
      {error ? <ErrorText error={error} /> : <Skeleton rows={8} />}
    </Dialog>
  );
}

type JoinDialogProps = {
  first: Cards;
  trips: Trips;
  reload: () => Promise<Cards | undefined>;
  onClose: () => void;
};

/** Joins what was looked at: a card changed meanwhile is shown anew first. */
function JoinDialog({ first, trips, reload, onClose }: JoinDialogProps) {
  const [cards, setCards] = useState(first);
  const [choice, setChoice] = useState<Choice>(() => firstChoice(first));
  const [changed, setChanged] = useState(false);
  const merge = useAct("lead_merge");
  const unmerge = useAct("lead_unmerge");
  const conflict = merge.error?.kind === "conflict";

  const undo = async (lead: LeadId, number: string) => {
    const merges = await call("lead_merges", { lead }).catch(() => []);
    const newest = merges.find(({ case_no }) => case_no === number);
    const done = newest && (await unmerge.run({ lead, merge: newest.id }));
    if (!done) toast(m.leads_undo_failed(), { look: "danger" });
  };
  const join = async () => {
    const [stays, goes] = [cards[choice.keep], cards[across(choice.keep)]];
    const joined = await merge.run(orderOf(cards, choice));
    if (!joined) return;
    onClose();
    // The other card's own page is no place to come back to.
    const { room, id } = placeOf(globalThis.location.hash);
    const go = room === "leads" && id === String(goes.id) ? moveTo : navigate;
    go({ room: "leads", id: stays.id });
    toastUndo(
      m.leads_merge_done({ name: joined.short_name, number: joined.case_no }),
      () => void undo(stays.id, goes.case_no),
    );
  };
  const reloading = useRef(false);
  useEffect(() => {
    if (!conflict || reloading.current) return;
    reloading.current = true;
    void reload().then((fresh) => {
      reloading.current = false;
      if (!fresh) return;
      setCards(fresh);
      setChanged(true);
      merge.reset();
    });
  });

  return (
    <Dialog
      size="large"
      title={m.leads_merge_title()}
      isOpen
      onClose={onClose}
      onSave={() => void join()}
      actions={
        <>
          <Trouble error={conflict ? null : merge.error} />
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={merge.pending || conflict} onPress={() => void join()}>
            {m.leads_merge_do()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        {changed && <Notice look="warn">{m.leads_merge_conflict()}</Notice>}
        <Compare cards={cards} trips={trips} choice={choice} onChoice={setChoice} />
      </div>
    </Dialog>
  );
}

/** A refusal stands beside the button, wherever one has scrolled to. */
function Trouble({ error }: { error: DeskError | null }) {
  if (!error) return null;
  return (
    <div className={s.trouble}>
      {error.kind === "invalid" ? (
        <Notice look="danger">{problemWords(error.problem)}</Notice>
      ) : (
        <ErrorText error={error} />
      )}
    </div>
  );
}
