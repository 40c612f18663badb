import { useState } from "react";
import { useAct, useDesk } from "@/ipc";
import { Button, CheckboxField, ErrorText, Form, fieldErrors, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";
import s from "./erasure.module.css";
import { Running } from "./Running";
import type { QueueRow } from "./rows";
import { LOOK } from "./useJob";

/** Destroys the chosen people in one job with one act; how many is typed by hand. There is no undo. */
export function Together({ rows }: { rows: readonly QueueRow[] }) {
  const batch = useAct("destruction_batch");
  const jobs = useDesk(
    "destruction_list",
    {},
    { enabled: batch.pending, every: batch.pending ? LOOK : false },
  );
  const [typed, setTyped] = useState("");
  const [medium, setMedium] = useState("");
  const [known, setKnown] = useState(false);
  const count = rows.length;
  const held = rows.some((row) => row.held);
  const fits = typed.trim() === String(count) && (!held || known);
  const destroy = async () => {
    if (!fits) return;
    const people = rows.map(({ asked }) => asked);
    const done = await batch.run({ people, typed_count: count, medium, beside_holds: held && known });
    if (done) navigate({ room: "privacy", id: "acts", rest: [String(done.id)] });
  };
  if (batch.pending) {
    const job = jobs.data?.find(({ state }) => !["done", "approval", "failed_proof"].includes(state));
    return <Running job={job ?? null} />;
  }
  const errors = fieldErrors(batch.error);
  return (
    <section className={s.order} aria-label={m.erasure_together()}>
      <Form onSubmit={() => void destroy()}>
        <h2>{m.erasure_together()}</h2>
        <p>{m.erasure_together_note()}</p>
        {batch.error && !errors.typed_count && !errors.medium && <ErrorText error={batch.error} />}
        {held && (
          <div className={s.typed}>
            <CheckboxField value={known} onChange={setKnown}>
              {m.erasure_beside_holds()}
            </CheckboxField>
          </div>
        )}
        <div className={s.typed}>
          <TextField
            wide
            optional
            label={m.erasure_medium()}
            hint={m.erasure_medium_hint()}
            value={medium}
            onChange={setMedium}
            maxLength={200}
            error={errors.medium}
            name="medium"
          />
        </div>
        <div className={s.typed}>
          <TextField
            figures
            label={m.erasure_type_count({ count })}
            value={typed}
            onChange={setTyped}
            maxLength={4}
            error={errors.typed_count}
            name="typed_count"
          />
          <Button look="danger" icon="destroy" type="submit" disabled={!fits}>
            {m.erasure_destroy_many({ count })}
          </Button>
        </div>
      </Form>
    </section>
  );
}
