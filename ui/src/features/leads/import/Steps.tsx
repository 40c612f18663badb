import { cx } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";

export const STEPS = ["file", "columns", "check", "done"] as const;
export type Step = (typeof STEPS)[number];

export const stepWord = (step: Step): string =>
  ({
    file: m.leads_import_step_file,
    columns: m.leads_import_step_columns,
    check: m.leads_import_step_check,
    done: m.leads_import_step_done,
  })[step]();

/** How far one is. */
export function Steps({ at }: { at: Step }) {
  return (
    <ol className={s.steps} aria-label={m.leads_import_steps()}>
      {STEPS.map((step, place) => (
        <li key={step} aria-current={step === at ? "step" : undefined} className={cx(step === at && s.now)}>
          <span className="figures">{place + 1}.</span> {stepWord(step)}
        </li>
      ))}
    </ol>
  );
}
