import { useId, useState } from "react";
import { crossingName } from "@/crossings";
import type { Bank, Crossing, Direction, LegOutlook, Mode, TripLeg } from "@/ipc";
import { DateField, FieldRow, Notice, RadioGroup, Select, TextField, TimeField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./travel.module.css";
import { BANKS, bankWord, bothClocks, directionWord, MODES, modeWord, warningWords } from "./words";

export type LegFieldsProps = {
  direction: Direction;
  leg: TripLeg;
  /** Both clocks and warnings, as the core sees them. */
  outlook: LegOutlook | null;
  crossings: readonly Crossing[];
  errors: Record<string, string>;
  onChange: (leg: TripLeg) => void;
};

const OPEN = "open";
const OWN = "own";

/** One way: a day and an hour on one bank's clock, shown on both; by what and where it crosses. */
export function LegFields({ direction, leg, outlook, crossings, errors, onChange }: LegFieldsProps) {
  const title = useId();
  const [own, setOwn] = useState(false);
  const error = (field: string) => errors[`${direction}.${field}`];
  const change = (next: Partial<TripLeg>) => onChange({ ...leg, ...next });

  const ofMode = crossings.filter(({ mode }) => leg.mode === null || mode === leg.mode);
  const known = crossings.some(({ code }) => code === leg.crossing);
  const inOwnWords = own || (leg.crossing !== "" && !known) || ofMode.length === 0;
  const choose = (mode: Mode | null) => {
    // A means of transport with one crossing says where; one chosen for another no longer fits.
    const there = crossings.filter((crossing) => crossing.mode === mode);
    const crossing = there.length === 1 ? (there[0]?.code ?? "") : "";
    change({ mode, ...(known || leg.crossing === "" ? { crossing } : {}) });
    if (leg.crossing === "") setOwn(false);
  };
  const cross = (id: string) => {
    setOwn(id === OWN);
    change({ crossing: id === OWN || id === OPEN ? "" : id });
  };

  return (
    <section className={s.way} aria-labelledby={title}>
      <h3 id={title}>{directionWord(direction)}</h3>
      <FieldRow>
        <div className={s.day}>
          <DateField
            label={m.common_date()}
            name={`${direction}.on`}
            value={leg.on}
            onChange={(on) => change({ on })}
            error={error("on")}
            wide
          />
        </div>
        <div className={s.hour}>
          <TimeField
            label={m.common_time()}
            name={`${direction}.time`}
            value={leg.time}
            onChange={(time) => change({ time })}
            error={error("time")}
            wide
          />
        </div>
        <RadioGroup
          label={m.travel_clock_of()}
          options={BANKS.map((bank) => ({ id: bank, label: bankWord(bank) }))}
          value={leg.zone}
          onChange={(zone: Bank) => change({ zone })}
          inline
        />
      </FieldRow>
      <p className={s.clocks} aria-live="polite">
        {outlook?.clocks ? bothClocks(outlook.clocks) : m.travel_both_clocks_later()}
      </p>
      <Select
        label={m.travel_mode()}
        options={[
          { id: OPEN, label: m.travel_open() },
          ...MODES.map((mode) => ({ id: mode, label: modeWord(mode) })),
        ]}
        value={leg.mode ?? OPEN}
        onChange={(id) => choose(id === OPEN ? null : (id as Mode))}
        wide
      />
      {ofMode.length > 0 && (
        <Select
          label={m.travel_crossing()}
          options={[
            { id: OPEN, label: m.travel_open() },
            ...ofMode.map(({ code }) => ({ id: code, label: crossingName(crossings, code) })),
            { id: OWN, label: m.travel_crossing_own() },
          ]}
          value={inOwnWords ? OWN : leg.crossing || OPEN}
          onChange={cross}
          wide
        />
      )}
      {inOwnWords && (
        <TextField
          label={ofMode.length > 0 ? m.travel_crossing_words() : m.travel_crossing()}
          name={`${direction}.crossing`}
          value={leg.crossing}
          onChange={(crossing) => change({ crossing })}
          error={error("crossing")}
          hint={m.travel_crossing_hint()}
          wide
        />
      )}
      {outlook && outlook.warnings.length > 0 && (
        <Notice look="warn">
          {outlook.warnings.map((warning) => (
            <div key={JSON.stringify(warning)}>{warningWords(warning)}</div>
          ))}
        </Notice>
      )}
    </section>
  );
}
