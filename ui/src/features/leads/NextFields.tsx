import { useEffect, useRef } from "react";
import { dayAfter } from "@/format";
import { type NextAction, useToday } from "@/ipc";
import { Button, DateField, TextField, TimeField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./fields.module.css";

/** A promise being typed; the day may still be missing. */
export type NextDraft = { text: string; on: string | null; time: string | null };

export const nextDraft = (next: NextAction | null, day: string | undefined): NextDraft => ({
  text: next?.text ?? "",
  on: next?.on ?? day ?? null,
  time: next?.time?.slice(0, 5) ?? null,
});

export const isPromised = ({ text }: NextDraft): boolean => text.trim() !== "";

/** For the core: no words, no promise. A missing day is the core's to refuse. */
export const nextOf = ({ text, on, time }: NextDraft): NextAction | null =>
  isPromised({ text, on, time }) ? { text, on: on ?? "", time } : null;

export type NextFieldsProps = {
  next: NextDraft;
  onChange: (next: NextDraft) => void;
  errors: Record<string, string>;
  autoFocus?: boolean;
  /** What follows from promising nothing; said while nothing is. */
  hint?: string;
  /** How often a day was asked for: the keyboard is led to tomorrow, and a day pressed promises to call. */
  asked?: number;
};

/** What is promised, on which day, at what time; the near days one press away. */
export function NextFields({ next, onChange, errors, autoFocus, hint, asked }: NextFieldsProps) {
  const today = useToday();
  const tomorrow = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) tomorrow.current?.focus();
  }, [asked]);
  const set = (part: Partial<NextDraft>) => onChange({ ...next, ...part });
  const promise = (on: string) =>
    set(asked && !isPromised(next) ? { on, text: m.leads_next_call() } : { on });
  const near = [
    { days: 0, word: m.common_today() },
    { days: 1, word: m.common_tomorrow() },
    { days: 3, word: m.leads_in_days({ count: 3 }) },
    { days: 7, word: m.leads_in_days({ count: 7 }) },
  ];
  return (
    <div className={s.next}>
      <TextField
        wide
        autoFocus={autoFocus ?? false}
        label={m.leads_next()}
        name="next_action.text"
        value={next.text}
        hint={isPromised(next) ? undefined : hint}
        onChange={(text) => set({ text })}
        error={errors["next_action.text"]}
      />
      <DateField
        wide
        label={m.common_date()}
        name="next_action.on"
        value={next.on}
        onChange={(on) => set({ on })}
        error={errors["next_action.on"]}
      />
      <TimeField
        wide
        label={m.common_time()}
        name="next_action.time"
        value={next.time}
        onChange={(time) => set({ time })}
        error={errors["next_action.time"]}
      />
      {today && (
        <div className={s.days}>
          {near.map(({ days, word }) => (
            <Button
              key={days}
              look="quiet"
              {...(days === 1 && { ref: tomorrow })}
              onPress={() => promise(dayAfter(today, days))}
            >
              {word}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
