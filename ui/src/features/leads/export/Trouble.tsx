import type { DeskError } from "@/ipc";
import { ErrorText, Notice } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./export.module.css";

/** A refusal that stands at no field stands beside the button. */
export function Trouble({ error }: { error: DeskError | null }) {
  if (!error) return null;
  const field = error.kind === "invalid" ? error.field : null;
  if (field === "reason" || field === "recipient") return null;
  const large = error.kind === "invalid" && field === "list" && error.problem.is === "too_large";
  return (
    <div className={s.trouble}>
      {large ? <Notice look="danger">{m.leads_export_large()}</Notice> : <ErrorText error={error} />}
    </div>
  );
}
