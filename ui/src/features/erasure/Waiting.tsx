import { showMoment } from "@/format";
import type { DeskError, Destruction } from "@/ipc";
import { Button, ErrorText, Facts, Notice, Panel } from "@/kit";
import { m } from "@/paraglide/messages";

export type WaitingProps = { job: Destruction; error: DeskError | null; onApprove: () => void };

/** A destruction that a second person must agree to; whoever began it is refused. */
export function Waiting({ job, error, onApprove }: WaitingProps) {
  const same = error?.kind === "invalid" && error.field === "account";
  return (
    <>
      <Notice
        look="warn"
        title={m.erasure_waits_title()}
        actions={
          <Button look="danger" icon="destroy" onPress={onApprove}>
            {m.erasure_approve()}
          </Button>
        }
      >
        {m.erasure_waits({ name: job.started_by })}
      </Notice>
      {same ? <Notice look="danger">{m.erasure_approve_same()}</Notice> : <ErrorText error={error} />}
      <Panel title={m.erasure_order()}>
        <Facts
          facts={[
            { name: m.erasure_card(), value: job.people.map((person) => person.lead_case_no).join(", ") },
            { name: m.erasure_begun_by(), value: `${job.started_by} · ${showMoment(job.started_at)}` },
          ]}
        />
      </Panel>
    </>
  );
}
