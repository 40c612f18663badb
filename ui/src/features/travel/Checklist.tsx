import { showMoment } from "@/format";
import { type CheckStage, type Trip, type TripCheck, useAct } from "@/ipc";
import { CheckboxField, ErrorText, Panel } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./travel.module.css";
import { checkWord } from "./words";

const STAGES: readonly CheckStage[] = ["before", "departure"];

/** What is checked before the trip and before going home; each tick is kept at once. */
export function Checklist({ trip }: { trip: Trip }) {
  // The passport is a tick with a day of its own, in the plan.
  const checks = trip.checklist.filter(({ item }) => item !== "passport_confirmed");
  return (
    <div className={s.lists}>
      {STAGES.map((stage) => (
        <Panel key={stage} title={m[`travel_stage_${stage}`]()}>
          <div className={s.ticks}>
            {checks
              .filter((check) => check.stage === stage)
              .map((check) => (
                <Check key={check.item} trip={trip} check={check} />
              ))}
          </div>
        </Panel>
      ))}
    </div>
  );
}

function Check({ trip, check: { item, tick } }: { trip: Trip; check: TripCheck }) {
  const act = useAct("trip_tick");
  return (
    <>
      <CheckboxField
        value={tick !== null}
        onChange={(ticked) => void act.run({ lead: trip.lead, item, ticked })}
        note={tick ? m.travel_ticked({ by: tick.by, at: showMoment(tick.at) }) : undefined}
      >
        {checkWord(item)}
      </CheckboxField>
      <ErrorText error={act.error} />
    </>
  );
}
