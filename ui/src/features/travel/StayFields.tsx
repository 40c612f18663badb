import { today } from "@internationalized/date";
import { CheckboxField, DateField, Facts, FieldRow, NumberField, Select, TextArea, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import type { Draft } from "./draft";
import s from "./travel.module.css";
import { STATUSES, statusWord } from "./words";

export type StayFieldsProps = {
  draft: Draft;
  nights: number | null;
  errors: Record<string, string>;
  onChange: (next: Partial<Draft>) => void;
};

/** Most people one trip brings along; the core has the last word. */
const COMPANIONS = 20;

/** What is not a way: hotel, transfer, companions, the passport's tick, plan B. */
export function StayFields({ draft, nights, errors, onChange }: StayFieldsProps) {
  const day = today("Asia/Yakutsk").toString();
  return (
    <>
      <FieldRow>
        <Select
          label={m.travel_status()}
          options={STATUSES.map((status) => ({ id: status, label: statusWord(status) }))}
          value={draft.status}
          onChange={(status) => onChange({ status })}
        />
        <div className={s.count}>
          <NumberField
            label={m.travel_companions()}
            hint={m.travel_companions_hint()}
            name="companions"
            value={draft.companions}
            onChange={(companions) => onChange({ companions: companions ?? 0 })}
            error={errors.companions}
            min={0}
            max={COMPANIONS}
            steppers
            wide
          />
        </div>
        <Facts facts={[{ name: m.travel_nights(), value: nights }]} />
      </FieldRow>
      <TextField
        label={m.travel_hotel()}
        name="hotel"
        value={draft.hotel}
        onChange={(hotel) => onChange({ hotel })}
        error={errors.hotel}
        wide
      />
      <TextField
        label={m.travel_transfer()}
        name="transfer"
        value={draft.transfer}
        onChange={(transfer) => onChange({ transfer })}
        error={errors.transfer}
        wide
      />
      <div className={s.passport}>
        <CheckboxField
          value={draft.passport_ok_on !== null}
          onChange={(ok) => onChange({ passport_ok_on: ok ? day : null })}
          note={m.travel_passport_note()}
        >
          {m.travel_check_passport_confirmed()}
        </CheckboxField>
        {draft.passport_ok_on !== null && (
          <div className={s.day}>
            <DateField
              label={m.travel_passport_on()}
              name="passport_ok_on"
              value={draft.passport_ok_on}
              onChange={(on) => on && onChange({ passport_ok_on: on })}
              max={day}
              error={errors.passport_ok_on}
              wide
            />
          </div>
        )}
      </div>
      <TextArea
        label={m.travel_note()}
        hint={m.travel_note_hint()}
        name="note"
        value={draft.note}
        onChange={(note) => onChange({ note })}
        error={errors.note}
        wide
      />
    </>
  );
}
