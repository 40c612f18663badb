import { type RequestId, useAct, useDesk } from "@/ipc";
import { Button, ErrorText, Notice, Page, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import { DryRun } from "./DryRun";
import { JobView } from "./JobView";
import { restIsHeld } from "./rows";
import { LOOK, useJob } from "./useJob";

/** The full page of a destruction: dry run, progress, act. There is no undo, so nothing here is a dialog. */
export function Destroy({ request }: { request: RequestId }) {
  const start = useAct("destruction_start");
  const letter = useDesk("request_get", { request }, { every: start.pending ? LOOK : false });
  const row = letter.data?.row;
  const mark = row?.destruction ?? null;
  const of = useJob(mark?.destruction ?? null, start.pending);
  const again = row !== undefined && restIsHeld(row) && !start.pending;
  const shown = mark !== null && !again;
  return (
    <Page
      title={m.erasure_title({ number: row?.case_no ?? "" })}
      note={row?.full_name}
      actions={
        <Button
          look="quiet"
          icon="left"
          disabled={of.busy}
          onPress={() => navigate({ room: "privacy", id: request })}
        >
          {m.erasure_to_letter()}
        </Button>
      }
    >
      <ErrorText error={letter.error} />
      {!letter.data && !letter.error && <Skeleton rows={8} />}
      {again && (
        <Notice
          actions={
            <Button
              icon="file"
              onPress={() =>
                navigate({ room: "privacy", id: "acts", rest: [String(mark?.destruction ?? "")] })
              }
            >
              {m.erasure_act()}
            </Button>
          }
        >
          {m.erasure_held_left()}
        </Notice>
      )}
      {row && !shown && !start.pending && (
        <DryRun
          request={request}
          error={start.error}
          onDestroy={(order) => void start.run({ request, ...order })}
        />
      )}
      {(shown || start.pending) && <JobView of={of} refused={start.error} />}
    </Page>
  );
}
