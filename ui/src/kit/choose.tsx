/** One of many: Select for a short closed list, ComboBox where one types to find. */
import {
  Button,
  ComboBox as ComboControl,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as SelectControl,
  SelectValue,
  Text,
} from "react-aria-components";
import { m } from "@/paraglide/messages";
import c from "./choose.module.css";
import { cx } from "./cx";
import { ariaField, FieldFoot, FieldLabel, type FieldProps } from "./field";
import s from "./field.module.css";
import { Icon } from "./icons";

export type Option<T extends string = string> = {
  id: T;
  label: string;
  /** A second line. */
  note?: string | undefined;
  disabled?: boolean;
};

const nothing = () => <div className={c.empty}>{m.common_nothing_found()}</div>;

/** The list that drops down. Inside a ComboBox the items come from the box itself. */
function Options({ items }: { items?: readonly Option[] }) {
  return (
    <ListBox<Option> className={c.list ?? ""} {...(items ? { items } : {})} renderEmptyState={nothing}>
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.disabled ?? false}
          className={c.option ?? ""}
        >
          <Text slot="label">{option.label}</Text>
          {option.note && (
            <Text slot="description" className={c.note ?? ""}>
              {option.note}
            </Text>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

export type SelectProps<T extends string> = FieldProps & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string;
};

export function Select<T extends string>({
  options,
  value,
  onChange,
  placeholder,
  ...field
}: SelectProps<T>) {
  const { isReadOnly, ...aria } = ariaField(field);
  return (
    <SelectControl
      {...aria}
      isDisabled={aria.isDisabled || isReadOnly}
      value={value}
      onChange={(id) => id !== null && onChange(id as T)}
      placeholder={placeholder ?? m.common_not_chosen()}
    >
      <FieldLabel field={field} />
      <Button className={cx(s.group, c.button)} data-invalid={field.error !== undefined || undefined}>
        <SelectValue className={c.value ?? ""}>
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon name="down" />
      </Button>
      <FieldFoot field={field} />
      <Popover className={c.popover ?? ""} offset={4}>
        <Options items={options} />
      </Popover>
    </SelectControl>
  );
}

export type ComboBoxProps<T extends string> = FieldProps & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T | null) => void;
  /** The text typed, when the caller filters (`options` come from the core). */
  typed?: string;
  onType?: (text: string) => void;
  placeholder?: string;
};

/** Filters by what is typed; with `typed` and `onType` the caller filters instead. */
export function ComboBox<T extends string>({
  options,
  value,
  onChange,
  typed,
  onType,
  placeholder,
  ...field
}: ComboBoxProps<T>) {
  const byCaller = onType !== undefined;
  return (
    <ComboControl
      {...ariaField(field)}
      value={value}
      onChange={(id) => onChange(id as T | null)}
      menuTrigger="input"
      {...(byCaller
        ? { items: options, inputValue: typed ?? "", onInputChange: onType, allowsEmptyCollection: true }
        : { defaultItems: options })}
    >
      <FieldLabel field={field} />
      <Group className={s.group ?? ""} isInvalid={field.error !== undefined}>
        <Input className={s.input ?? ""} placeholder={placeholder ?? ""} spellCheck={false} />
        <Button className={s.inside ?? ""} aria-label={m.kit_show_list()}>
          <Icon name="down" />
        </Button>
      </Group>
      <FieldFoot field={field} />
      <Popover className={c.popover ?? ""} offset={4}>
        <Options />
      </Popover>
    </ComboControl>
  );
}
