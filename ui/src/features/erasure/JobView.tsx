import type { DeskError } from "@/ipc";
import { Outcome } from "./Outcome";
import { Running } from "./Running";
import type { useJob } from "./useJob";
import { Waiting } from "./Waiting";

/** Where a destruction stands: it waits for a second person, runs, was interrupted, or is done with its act. */
export function JobView({
  of: { job, busy, error, resume, approve },
  refused = null,
}: {
  of: ReturnType<typeof useJob>;
  refused?: DeskError | null;
}) {
  if (!job) return busy ? <Running job={null} /> : null;
  if (job.state === "done") return <Outcome job={job} />;
  if (job.state === "approval" && !busy)
    return <Waiting job={job} error={error ?? refused} onApprove={approve} />;
  return <Running job={job} error={error ?? refused} busy={busy} onResume={resume} />;
}
