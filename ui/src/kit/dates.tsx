import { type CalendarDate, parseDate, parseTime, type Time } from "@internationalized/date";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DatePicker as Control,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  TimeField as TimeControl,
} from "react-aria-components";
import { m } from "@/paraglide/messages";
import { cx } from "./cx";
import d from "./dates.module.css";
import { ariaField, FieldFoot, FieldLabel, type FieldProps } from "./field";
import s from "./field.module.css";
import { Icon } from "./icons";

export type DateFieldProps = FieldProps & {
  /** A plain day `YYYY-MM-DD`, or `null` while it is empty or unfinished. */
  value: string | null;
  onChange: (day: string | null) => void;
  /** First and last day that may be chosen, `YYYY-MM-DD`. */
  min?: string;
  max?: string;
};

/** A day typed by parts in the order of the language, or picked from a calendar (Alt+↓). */
export function DateField({ value, onChange, min, max, ...field }: DateFieldProps) {
  return (
    <Control<CalendarDate>
      {...ariaField(field)}
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day?.toString() ?? null)}
      granularity="day"
      shouldForceLeadingZeros
      {...(min ? { minValue: parseDate(min) } : {})}
      {...(max ? { maxValue: parseDate(max) } : {})}
    >
      <FieldLabel field={field} />
      <Group className={s.group ?? ""}>
        <DateInput className={cx(s.input, s.figures, d.parts)}>
          {(segment) => <DateSegment segment={segment} className={d.part ?? ""} />}
        </DateInput>
        <Button className={s.inside ?? ""} aria-label={m.kit_calendar_open()}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldFoot field={field} />
      <Popover className={d.popover ?? ""} offset={4}>
        <Dialog className={d.dialog ?? ""}>
          <Calendar>
            <header className={d.head}>
              <Button slot="previous" className={s.inside ?? ""} aria-label={m.kit_month_previous()}>
                <Icon name="left" />
              </Button>
              <Heading className={d.month ?? ""} />
              <Button slot="next" className={s.inside ?? ""} aria-label={m.kit_month_next()}>
                <Icon name="right" />
              </Button>
            </header>
            <CalendarGrid className={d.grid ?? ""}>
              {(day) => <CalendarCell date={day} className={d.day ?? ""} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </Control>
  );
}

export type TimeFieldProps = FieldProps & {
  /** `HH:MM`, 24 hours, or `null`. */
  value: string | null;
  onChange: (time: string | null) => void;
};

export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  return (
    <TimeControl<Time>
      {...ariaField(field)}
      value={value ? parseTime(value) : null}
      onChange={(time) => onChange(time?.toString().slice(0, 5) ?? null)}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <FieldLabel field={field} />
      <DateInput className={cx(s.input, s.figures, d.parts)}>
        {(segment) => <DateSegment segment={segment} className={d.part ?? ""} />}
      </DateInput>
      <FieldFoot field={field} />
    </TimeControl>
  );
}
