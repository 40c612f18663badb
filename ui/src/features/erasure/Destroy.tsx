import { useEffect } from "react";
import { type Destruction, type RequestId, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Page, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { DryRun } from "./DryRun";
import { Outcome } from "./Outcome";
import { Running } from "./Running";

/** How often a running destruction is looked at, in milliseconds. */
const LOOK = 400;

/** The full page of a destruction: dry run, progress, act. There is no undo, so nothing here is a dialog. */
export function Destroy({ request }: { request: RequestId }) {
  const start = useAct("destruction_start");
  const resume = useAct("destruction_resume");
  const busy = start.pending || resume.pending;
  const letter = useDesk("request_get", { request }, { every: busy ? LOOK : false });
  const mark = letter.data?.row.destruction ?? null;
  const job = useDesk(
    "destruction_get",
    { destruction: mark?.destruction ?? (0 as Destruction["id"]) },
    { enabled: mark !== null, every: busy ? LOOK : false, keep: true },
  );
  const { refetch } = job;
  // The last look may have come before the last step.
  useEffect(() => {
    if (!busy && mark) void refetch();
  }, [busy, mark, refetch]);

  const number = letter.data?.row.case_no;
  const shown = mark ? job.data : undefined;
  return (
    <Page
      title={m.erasure_title({ number: number ?? "" })}
      note={letter.data?.row.full_name}
      actions={
        <Button
          look="quiet"
          icon="left"
          disabled={busy}
          onPress={() => navigate({ room: "privacy", id: request })}
        >
          {m.erasure_to_letter()}
        </Button>
      }
    >
      <ErrorText error={letter.error ?? job.error} />
      {!letter.data && !letter.error && <Skeleton rows={8} />}
      {letter.data && !mark && !busy && (
        <DryRun
          request={request}
          error={start.error}
          onDestroy={(typed) =>
            void start.run({ request, typed_case_no: typed, medium: "", beside_holds: false })
          }
        />
      )}
      {busy && !shown && <Running job={null} />}
      {shown && shown.state !== "done" && (
        <Running
          job={shown}
          error={resume.error ?? start.error}
          busy={busy}
          onResume={() => void resume.run({ destruction: shown.id })}
        />
      )}
      {shown?.state === "done" && <Outcome job={shown} />}
    </Page>
  );
}
