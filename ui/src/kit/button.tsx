import type { ReactNode, Ref } from "react";
import { Button as Control, Tooltip, TooltipTrigger } from "react-aria-components";
import s from "./button.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export type ButtonProps = {
  /** `primary` once per page or dialog; `danger` only for destruction; `quiet` in toolbars and rows. */
  look?: "primary" | "plain" | "danger" | "quiet";
  children: ReactNode;
  icon?: IconName;
  /** Being answered: pressing does nothing, the width stays. */
  pending?: boolean;
  disabled?: boolean;
  type?: "button" | "submit";
  onPress?: () => void;
  autoFocus?: boolean;
  /** For controls that open something: React Aria's slot name. */
  slot?: string | null;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ look = "plain", icon, children, pending, disabled, ...rest }: ButtonProps) {
  return (
    <Control
      {...rest}
      isDisabled={disabled ?? false}
      isPending={pending ?? false}
      className={cx(s.button, s[look])}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Control>
  );
}

export type IconButtonProps = {
  icon: IconName;
  /** The name: read aloud and shown on hover and focus. */
  label: string;
  disabled?: boolean;
  onPress?: () => void;
  large?: boolean;
};

/** Where a word does not fit (calendar, toast, row); the word is in the tooltip. */
export function IconButton({ icon, label, disabled, onPress, large }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Control
        aria-label={label}
        isDisabled={disabled ?? false}
        onPress={onPress}
        className={cx(s.button, s.quiet, s.square)}
      >
        <Icon name={icon} large={large ?? false} />
      </Control>
      <Tooltip offset={4} className={s.tip ?? ""}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
