/** What every field has: a label above, a hint or an error below. The error replaces the hint. */
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { m } from "@/paraglide/messages";
import s from "./field.module.css";
import { Icon } from "./icons";

export type FieldProps = {
  label: string;
  /** A short help under the field. */
  hint?: string | undefined;
  /** Words of what is wrong, usually `fieldErrors(act.error).name`. */
  error?: string | undefined;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  /** The label is read aloud but not shown: in rows whose column says it. */
  bare?: boolean;
  /** The field takes the whole width of its column. */
  wide?: boolean;
  /** A stable name for tests and for the browser's focus: the core's field path. */
  name?: string;
};

/** React Aria's words for the common half. */
export function ariaField(props: FieldProps) {
  return {
    isRequired: props.required ?? false,
    isDisabled: props.disabled ?? false,
    isReadOnly: props.readOnly ?? false,
    isInvalid: props.error !== undefined,
    validationBehavior: "aria" as const,
    ...(props.autoFocus ? { autoFocus: true } : {}),
    ...(props.name ? { name: props.name } : {}),
    className: `${s.field} ${props.wide ? s.wide : ""}`,
  };
}

export function FieldLabel({ field }: { field: FieldProps }) {
  return (
    <Label className={field.bare ? "unseen" : (s.label ?? "")}>
      {field.label}
      {field.optional && <span className={s.optional}> · {m.common_optional()}</span>}
    </Label>
  );
}

export function FieldFoot({ field }: { field: FieldProps }) {
  if (field.error !== undefined) {
    return (
      <FieldError className={s.error ?? ""}>
        <Icon name="warning" />
        <span>{field.error}</span>
      </FieldError>
    );
  }
  return field.hint ? (
    <Text slot="description" className={s.hint ?? ""}>
      {field.hint}
    </Text>
  ) : null;
}

/** Fields side by side, wrapping where the window is narrow. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={s.row}>{children}</div>;
}

/** Fields one under another, as forms stand. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={s.stack}>{children}</div>;
}

/** A form: Enter in a field submits. Nothing is offered to or taken from the webview's own memory. */
export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className={s.stack}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
