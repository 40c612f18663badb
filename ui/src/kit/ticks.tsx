/** Yes or no, some of a few, one of a few: everything to be seen at once. */
import type { ReactNode } from "react";
import {
  Checkbox,
  CheckboxGroup as GroupControl,
  Radio,
  RadioGroup as RadioControl,
  Switch as SwitchControl,
} from "react-aria-components";
import type { Option } from "./choose";
import { cx } from "./cx";
import { ariaField, FieldFoot, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./icons";
import s from "./ticks.module.css";

export type CheckboxFieldProps = {
  children?: ReactNode;
  /** The name where the words stand elsewhere, as in a table of ticks. */
  label?: string;
  note?: string | undefined;
  value: boolean;
  onChange: (value: boolean) => void;
  disabled?: boolean;
  error?: string | undefined;
  name?: string;
};

export function CheckboxField({
  children,
  label,
  note,
  value,
  onChange,
  disabled,
  error,
  name,
}: CheckboxFieldProps) {
  return (
    <div className={s.one}>
      <Checkbox
        className={s.choice ?? ""}
        isSelected={value}
        onChange={onChange}
        isDisabled={disabled ?? false}
        isInvalid={error !== undefined}
        {...(name ? { name } : {})}
        {...(label ? { "aria-label": label } : {})}
      >
        <Tick />
        {children !== undefined && <Words label={children} note={note} />}
      </Checkbox>
      {error !== undefined && (
        <div role="alert" className={s.error}>
          {error}
        </div>
      )}
    </div>
  );
}

function Tick() {
  return (
    <span className={s.box}>
      <Icon name="check" />
    </span>
  );
}

function Words({ label, note }: { label: ReactNode; note?: string | undefined }) {
  return (
    <span>
      {label}
      {note && <span className={s.note}>{note}</span>}
    </span>
  );
}

export type CheckboxGroupProps<T extends string> = FieldProps & {
  options: readonly Option<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  /** Side by side, wrapping. */
  inline?: boolean;
};

export function CheckboxGroup<T extends string>({
  options,
  value,
  onChange,
  inline,
  ...field
}: CheckboxGroupProps<T>) {
  return (
    <GroupControl {...ariaField(field)} value={[...value]} onChange={(ids) => onChange(ids as T[])}>
      <FieldLabel field={field} />
      <div className={cx(s.list, inline && s.inline)}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            value={option.id}
            isDisabled={option.disabled ?? false}
            className={s.choice ?? ""}
          >
            <Tick />
            <Words label={option.label} note={option.note} />
          </Checkbox>
        ))}
      </div>
      <FieldFoot field={field} />
    </GroupControl>
  );
}

export type RadioGroupProps<T extends string> = FieldProps & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  /** Side by side. */
  inline?: boolean;
};

export function RadioGroup<T extends string>({
  options,
  value,
  onChange,
  inline,
  ...field
}: RadioGroupProps<T>) {
  return (
    <RadioControl {...ariaField(field)} value={value} onChange={(id) => onChange(id as T)}>
      <FieldLabel field={field} />
      <div className={cx(s.list, inline && s.inline)}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.disabled ?? false}
            className={s.choice ?? ""}
          >
            <span className={s.dot} />
            <Words label={option.label} note={option.note} />
          </Radio>
        ))}
      </div>
      <FieldFoot field={field} />
    </RadioControl>
  );
}

export type SwitchProps = {
  children: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
  disabled?: boolean;
};

/** A setting that takes effect at once. */
export function Switch({ children, value, onChange, disabled }: SwitchProps) {
  return (
    <SwitchControl
      className={s.choice ?? ""}
      isSelected={value}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      <span className={s.track} />
      <span>{children}</span>
    </SwitchControl>
  );
}
