/** One of a few forms of the same thing, side by side: each by its icon and its word. */
import { Radio, RadioGroup } from "react-aria-components";
import { Icon, type IconName } from "./icons";
import s from "./segments.module.css";

export type Segment<T extends string> = { id: T; label: string; icon: IconName };
export type SegmentsProps<T extends string> = {
  label: string;
  options: readonly Segment<T>[];
  value: T;
  onChange: (value: T) => void;
};

export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      className={s.segments ?? ""}
      value={value}
      onChange={(id) => onChange(id as T)}
    >
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className={s.segment ?? ""}>
          <Icon name={option.icon} />
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
