import { Button, NumberField as Control, Group, Input } from "react-aria-components";
import { m } from "@/paraglide/messages";
import { cx } from "./cx";
import { ariaField, FieldFoot, FieldLabel, type FieldProps } from "./field";
import s from "./field.module.css";
import { Icon } from "./icons";

export type NumberFieldProps = FieldProps & {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  format?: Intl.NumberFormatOptions;
  /** Buttons − and +. */
  steppers?: boolean;
};

export function NumberField({
  value,
  onChange,
  min,
  max,
  step,
  format,
  steppers = false,
  ...field
}: NumberFieldProps) {
  return (
    <Control
      {...ariaField(field)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format ? { formatOptions: format } : {})}
    >
      <FieldLabel field={field} />
      <Group className={s.group ?? ""} isInvalid={field.error !== undefined}>
        {steppers && (
          <Button slot="decrement" className={s.inside ?? ""} aria-label={m.kit_decrease()}>
            <Icon name="minus" />
          </Button>
        )}
        <Input className={cx(s.input, s.figures, s.end)} />
        {steppers && (
          <Button slot="increment" className={s.inside ?? ""} aria-label={m.kit_increase()}>
            <Icon name="plus" />
          </Button>
        )}
      </Group>
      <FieldFoot field={field} />
    </Control>
  );
}

export type MoneyFieldProps = FieldProps & {
  /** Minor units: fen, kopecks. */
  value: number | null;
  onChange: (minor: number | null) => void;
  currency: string;
};

/** Money is an integer of minor units outside this field; two decimals are seen only while typing. */
export function MoneyField({ value, onChange, currency, ...field }: MoneyFieldProps) {
  return (
    <NumberField
      {...field}
      value={value === null ? null : value / 100}
      onChange={(major) => onChange(major === null ? null : Math.round(major * 100))}
      min={0}
      format={{ style: "currency", currency, minimumFractionDigits: 2, maximumFractionDigits: 2 }}
    />
  );
}
