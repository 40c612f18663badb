/** The plan of a trip: both ways side by side, the stay, then the checklist of what is already planned. */
import { useDeferredValue, useEffect, useState } from "react";
import { useCrossings } from "@/crossings";
import { showDay } from "@/format";
import { type LeadId, type SuspicionKind, type Trip, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, Notice, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { suspicionsIn, suspicionWord } from "@/watch";
import { Checklist } from "./Checklist";
import { type Begun, begun, blank, type Draft, draftOf } from "./draft";
import { LegFields } from "./LegFields";
import { StayFields } from "./StayFields";
import { TripPaper } from "./TripPaper";
import s from "./travel.module.css";

export type TripFormProps = {
  lead: LeadId;
  trip: Trip | null;
  /** Nothing was planned after all. */
  onAbandon: () => void;
  /** Someone else changed it: ask the database again. */
  onReload: () => void;
};

export function TripForm({ lead, trip, onAbandon, onReload }: TripFormProps) {
  const [typed, setTyped] = useState<Begun | null>(() => begun.get(lead) ?? null);
  const [suspicions, setSuspicions] = useState<readonly SuspicionKind[]>([]);
  const [printing, setPrinting] = useState(false);
  const plan = useAct("trip_plan");
  const crossings = useCrossings();

  // Until something is typed the form shows what the database holds.
  const draft = typed?.draft ?? (trip ? draftOf(trip) : blank());
  const { arrival, departure } = draft;
  const seen = useDeferredValue(typed ? { arrival, departure } : null);
  const foreseen = useDesk("trip_outlook", seen ?? { arrival, departure }, {
    enabled: seen !== null,
    keep: true,
  });
  const outlook = (seen ? foreseen.data : trip?.outlook) ?? null;
  const errors = { ...(seen ? fieldErrors(foreseen.error?.error) : {}), ...fieldErrors(plan.error) };
  const conflict = plan.error?.kind === "conflict" ? plan.error : null;

  useEffect(() => {
    if (typed) begun.set(lead, typed);
    else begun.delete(lead);
  }, [lead, typed]);

  const change = (next: Partial<Draft>) => {
    setTyped({ version: typed ? typed.version : (trip?.version ?? null), draft: { ...draft, ...next } });
    setSuspicions([]);
    if (plan.error?.kind === "invalid") plan.reset();
  };
  const forget = () => {
    setTyped(null);
    setSuspicions([]);
    plan.reset();
    if (!trip) onAbandon();
  };
  const reload = () => {
    forget();
    onReload();
  };
  const write = async (version: number | null) => {
    if (!(await plan.run({ lead, version, ...draft }))) return;
    setTyped(null);
    setSuspicions([]);
    toast(m.common_saved());
  };
  const save = async () => {
    if (!typed || plan.pending) return;
    const found = await suspicionsIn([
      draft.hotel,
      draft.transfer,
      draft.note,
      arrival.crossing,
      departure.crossing,
    ]);
    setSuspicions(found);
    if (found.length === 0) await write(typed.version);
  };
  useShortcut("save", () => void save(), typed !== null);
  useShortcut("print", () => setPrinting(true), trip !== null && !typed);

  const ways = [
    { direction: "arrival", leg: arrival },
    { direction: "departure", leg: departure },
  ] as const;
  return (
    <>
      <Form onSubmit={() => void save()}>
        <div className={s.ways}>
          {ways.map(({ direction, leg }) => (
            <LegFields
              key={direction}
              direction={direction}
              leg={leg}
              outlook={outlook?.[direction] ?? null}
              crossings={crossings}
              errors={errors}
              onChange={(next) => change({ [direction]: next })}
            />
          ))}
        </div>
        {crossings[0] && (
          <p className={s.note}>{m.travel_crossings_checked({ day: showDay(crossings[0].checked_on) })}</p>
        )}
        <StayFields draft={draft} nights={outlook?.nights ?? null} errors={errors} onChange={change} />
        <div className={s.foot}>
          {suspicions.length > 0 && (
            <Notice
              look="warn"
              title={m.watch_title({ kinds: suspicions.map(suspicionWord).join(", ") })}
              actions={
                <Button onPress={() => void write(typed?.version ?? null)}>{m.watch_save_anyway()}</Button>
              }
            >
              {m.watch_text()}
            </Notice>
          )}
          {conflict ? (
            <Notice
              look="warn"
              title={m.leads_conflict_title()}
              actions={
                <>
                  <Button onPress={reload}>{m.leads_conflict_reload()}</Button>
                  <Button onPress={() => void write(conflict.current)}>{m.leads_conflict_keep()}</Button>
                </>
              }
            >
              {m.travel_conflict_text()}
            </Notice>
          ) : (
            plan.error?.kind !== "invalid" && <ErrorText error={plan.error} />
          )}
          <div className={s.acts}>
            <Button type="submit" look="primary" disabled={!typed} pending={plan.pending}>
              {m.common_save()}
            </Button>
            {(typed || !trip) && <Button onPress={forget}>{m.common_cancel()}</Button>}
            {trip && (
              <Button icon="print" disabled={typed !== null} onPress={() => setPrinting(true)}>
                {m.travel_print_sheet()}
              </Button>
            )}
            {trip && typed && <span className={s.note}>{m.travel_save_first()}</span>}
          </div>
        </div>
      </Form>
      {trip && <Checklist trip={trip} />}
      {printing && <TripPaper lead={lead} onClose={() => setPrinting(false)} />}
    </>
  );
}
