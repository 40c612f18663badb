import { useState } from "react";
import { Button, TextField as Control, Group, Input, TextArea as InputArea } from "react-aria-components";
import { m } from "@/paraglide/messages";
import { cx } from "./cx";
import { ariaField, FieldFoot, FieldLabel, type FieldProps } from "./field";
import s from "./field.module.css";
import { Icon } from "./icons";

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  type?: "text" | "email" | "search";
  /** Tabular figures: codes, numbers of cases. */
  figures?: boolean;
  maxLength?: number;
};

export function TextField({
  value,
  onChange,
  placeholder,
  type = "text",
  figures,
  maxLength,
  ...field
}: TextFieldProps) {
  return (
    <Control
      {...ariaField(field)}
      value={value}
      onChange={onChange}
      type={type}
      autoComplete="off"
      {...(maxLength ? { maxLength } : {})}
    >
      <FieldLabel field={field} />
      <Input
        className={cx(s.input, figures && s.figures)}
        placeholder={placeholder ?? ""}
        spellCheck={false}
      />
      <FieldFoot field={field} />
    </Control>
  );
}

export type TextAreaProps = FieldProps & { value: string; onChange: (value: string) => void; rows?: number };

export function TextArea({ value, onChange, rows = 3, ...field }: TextAreaProps) {
  return (
    <Control {...ariaField(field)} value={value} onChange={onChange}>
      <FieldLabel field={field} />
      <InputArea className={s.input ?? ""} rows={rows} />
      <FieldFoot field={field} />
    </Control>
  );
}

export type PhoneFieldProps = FieldProps & { value: string; onChange: (value: string) => void };

/** Plain text: the core reads the number, Russian or Chinese, and stores it as E.164. */
export function PhoneField({ value, onChange, ...given }: PhoneFieldProps) {
  const field = { hint: m.kit_phone_hint(), ...given };
  return (
    <Control {...ariaField(field)} value={value} onChange={onChange} type="tel" autoComplete="off">
      <FieldLabel field={field} />
      <Input className={cx(s.input, s.figures)} spellCheck={false} />
      <FieldFoot field={field} />
    </Control>
  );
}

export type PasswordFieldProps = FieldProps & { value: string; onChange: (value: string) => void };

/** Typed unseen, with a way to look; never offered to a password store. */
export function PasswordField({ value, onChange, ...field }: PasswordFieldProps) {
  const [seen, setSeen] = useState(false);
  return (
    <Control
      {...ariaField(field)}
      value={value}
      onChange={onChange}
      type={seen ? "text" : "password"}
      autoComplete="off"
    >
      <FieldLabel field={field} />
      <Group className={s.group ?? ""} isInvalid={field.error !== undefined}>
        <Input className={s.input ?? ""} spellCheck={false} />
        <Button
          className={s.inside ?? ""}
          aria-label={seen ? m.kit_password_hide() : m.kit_password_show()}
          onPress={() => setSeen(!seen)}
        >
          <Icon name={seen ? "hide" : "show"} />
        </Button>
      </Group>
      <FieldFoot field={field} />
    </Control>
  );
}
