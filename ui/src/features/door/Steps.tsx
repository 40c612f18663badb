import { cx, Icon } from "@/kit";
import s from "./steps.module.css";

export type StepsProps<T extends string> = {
  label: string;
  steps: readonly { id: T; word: string }[];
  now: T;
};

/** How far one is on a way of a few steps. */
export function Steps<T extends string>({ label, steps, now }: StepsProps<T>) {
  const at = steps.findIndex(({ id }) => id === now);
  return (
    <ol className={s.steps} aria-label={label}>
      {steps.map(({ id, word }, place) => (
        <li
          key={id}
          className={cx(s.step, place === at && s.now, place < at && s.done)}
          aria-current={place === at ? "step" : undefined}
        >
          <span className={s.mark}>{place < at ? <Icon name="check" /> : place + 1}</span>
          {word}
        </li>
      ))}
    </ol>
  );
}
