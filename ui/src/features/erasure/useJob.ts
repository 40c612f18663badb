import { useEffect } from "react";
import { asDeskError, type DestructionId, useAct, useDesk } from "@/ipc";

/** How often a running destruction is looked at, in milliseconds. */
export const LOOK = 400;

/** One destruction with what can be done to it; looked at again and again while it runs. */
export function useJob(id: DestructionId | null, starting = false) {
  const resume = useAct("destruction_resume");
  const approve = useAct("destruction_approve");
  const busy = starting || resume.pending || approve.pending;
  const { data, error, refetch } = useDesk(
    "destruction_get",
    { destruction: id ?? (0 as DestructionId) },
    { enabled: id !== null, every: busy ? LOOK : false, keep: true },
  );
  // The last look may have come before the last step.
  useEffect(() => {
    if (!busy && id !== null) void refetch();
  }, [busy, id, refetch]);
  return {
    job: id !== null && data?.id === id ? data : undefined,
    busy,
    error: (error ? asDeskError(error) : null) ?? resume.error ?? approve.error,
    resume: () => id !== null && void resume.run({ destruction: id }),
    approve: () => id !== null && void approve.run({ destruction: id }),
  };
}
