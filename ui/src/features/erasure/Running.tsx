import type { DeskError, Destruction } from "@/ipc";
import { Button, ErrorText, Icon, Notice, Panel, Progress } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { ProofTable } from "./ProofTable";
import { STEPS, stepWord } from "./words";

export type RunningProps = {
  /** `null` until the first step has been seen. */
  job: Destruction | null;
  error?: DeskError | null;
  busy?: boolean;
  onResume?: () => void;
};

/** The steps as they are done. A destruction that was interrupted goes on from its step. */
export function Running({ job, error = null, busy = true, onResume }: RunningProps) {
  const failed = job?.state === "failed_proof";
  const done = job?.steps_done ?? 0;
  const share = job ? done / job.steps_total : 0;
  return (
    <>
      {failed && !busy && (
        <Notice look="danger" title={m.erasure_failed_title()}>
          {m.erasure_failed({ count: job?.proof?.found_total ?? 0 })}
        </Notice>
      )}
      {job && !failed && !busy && <Notice look="warn">{m.erasure_interrupted()}</Notice>}
      <ErrorText error={error} />
      <Panel
        title={m.erasure_running()}
        actions={
          job &&
          !busy && (
            <Button look="danger" onPress={() => onResume?.()}>
              {failed ? m.erasure_run_again() : m.erasure_go_on()}
            </Button>
          )
        }
      >
        <div className={s.stack}>
          <Progress
            label={m.erasure_progress()}
            share={share}
            note={m.erasure_steps({ done, total: job?.steps_total ?? STEPS.length })}
          />
          <ol className={s.steps} aria-label={m.erasure_progress()}>
            {STEPS.map((step, index) => {
              const state = index < done ? "done" : index === done && busy ? "now" : "next";
              return (
                <li key={step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
                  <Icon name={state === "done" ? "check" : state === "now" ? "right" : "minus"} />
                  {stepWord(step)}
                </li>
              );
            })}
          </ol>
        </div>
      </Panel>
      {job?.proof && (
        <Panel title={m.erasure_proof()} flush>
          <ProofTable proof={job.proof} />
        </Panel>
      )}
    </>
  );
}
