import { useState } from "react";
import { showDay, showMoment, showWeekday } from "@/format";
import {
  type ClockGround,
  type ExtensionReason,
  type RequestClock,
  type RequestDetails,
  useAct,
  useRole,
} from "@/ipc";
import { Button, Dialog, ErrorText, Notice, RadioGroup } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { EXTENSION_REASONS, groundWord, minutesWords, reasonWord } from "./words";

export type ClocksProps = { letter: RequestDetails; onExtended: () => void };

/** Each clock of the letter: its day, whether it was extended, whether it was met. */
export function Clocks({ letter, onExtended }: ClocksProps) {
  const [extending, setExtending] = useState<ClockGround | null>(null);
  const officer = useRole("privacy_officer");
  return (
    <>
      <ul className={s.clocks} aria-label={m.requests_clock()}>
        {letter.clocks.map((clock) => (
          <li key={clock.ground} className={s.one} data-done={clock.done_at !== null}>
            <Clock
              clock={clock}
              minutes={letter.row.due_at === clock.due_at ? letter.row.minutes_left : null}
            />
            {officer && clock.done_at === null && !letter.row.closed && (clock.longer_by ?? 0) > 0 && (
              <Button icon="calendar" onPress={() => setExtending(clock.ground)}>
                {m.requests_extend()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {extending && (
        <Extending
          letter={letter}
          ground={extending}
          onClose={() => setExtending(null)}
          onDone={() => {
            setExtending(null);
            onExtended();
          }}
        />
      )}
    </>
  );
}

function Clock({ clock, minutes }: { clock: RequestClock; minutes: number | null }) {
  return (
    <div>
      <b>{groundWord(clock.ground)}</b>
      <div className="figures">
        {m.requests_due({ day: clock.due_at ? showMoment(clock.due_at) : showWeekday(clock.due_on) })}
        {clock.done_at === null && minutes !== null && ` · ${minutesWords(minutes)}`}
      </div>
      {!clock.due_at && clock.target_on !== clock.due_on && (
        <div className="soft small figures">{m.requests_target({ day: showWeekday(clock.target_on) })}</div>
      )}
      {clock.extended_on && clock.extended_reason && (
        <div className="soft small">
          {m.requests_extended({
            day: showDay(clock.extended_on),
            reason: reasonWord(clock.extended_reason),
          })}
        </div>
      )}
      {clock.done_at && (
        <div className="soft small">{m.requests_clock_done({ day: showMoment(clock.done_at) })}</div>
      )}
      {clock.longer_by === null && clock.done_at === null && (
        <div className="soft small">{m.requests_no_extension()}</div>
      )}
    </div>
  );
}

type ExtendingProps = {
  letter: RequestDetails;
  ground: ClockGround;
  onClose: () => void;
  onDone: () => void;
};

/** Once, with a reason that the notice gives. A second time is refused in words. */
function Extending({ letter, ground, onClose, onDone }: ExtendingProps) {
  const [reason, setReason] = useState<ExtensionReason>("volume");
  const extend = useAct("request_extend");
  const save = async () => {
    if (await extend.run({ request: letter.row.request, ground, reason })) onDone();
  };
  return (
    <Dialog
      title={m.requests_extend()}
      isOpen
      size="small"
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={extend.pending} onPress={() => void save()}>
            {m.requests_extend_and_print()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        <ErrorText error={extend.error} />
        <RadioGroup
          label={m.requests_extension_reason()}
          options={EXTENSION_REASONS.map((id) => ({ id, label: reasonWord(id) }))}
          value={reason}
          onChange={setReason}
        />
        <Notice>{m.requests_extension_note()}</Notice>
      </div>
    </Dialog>
  );
}
