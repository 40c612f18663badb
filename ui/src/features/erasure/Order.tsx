import { useState } from "react";
import { showDay } from "@/format";
import type { DeskError, DestructionPreview } from "@/ipc";
import { Button, CheckboxField, ErrorText, Form, fieldErrors, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";

/** What the officer has typed. */
export type Typed = { typed_case_no: string; medium: string; beside_holds: boolean };

export type OrderProps = {
  preview: DestructionPreview;
  error: DeskError | null;
  onDestroy: (typed: Typed) => void;
};

/** The case number by hand, the paper that goes with it, and that something is held. There is no undo. */
export function Order({ preview, error, onDestroy }: OrderProps) {
  const [number, setNumber] = useState("");
  const [medium, setMedium] = useState("");
  const [known, setKnown] = useState(false);
  const said = number.trim().toUpperCase();
  const held = preview.holds.some(({ days_left }) => days_left > 0);
  const fits = (said === preview.letter_case_no || said === preview.lead_case_no) && (!held || known);
  const order = () => fits && onDestroy({ typed_case_no: number, medium, beside_holds: held && known });
  const errors = fieldErrors(error);
  return (
    <section className={s.order} aria-label={m.erasure_order()}>
      <Form onSubmit={order}>
        <h2>{m.erasure_order()}</h2>
        <p>
          {m.erasure_no_undo({
            name: preview.full_name || preview.lead_case_no,
            number: preview.letter_case_no,
            due: showDay(preview.due_on),
          })}
        </p>
        {error && !errors.typed_case_no && !errors.medium && <ErrorText error={error} />}
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
            label={m.erasure_type_number({ number: preview.letter_case_no })}
            value={number}
            onChange={setNumber}
            maxLength={20}
            error={errors.typed_case_no}
            name="typed_case_no"
          />
          <Button look="danger" icon="destroy" type="submit" disabled={!fits}>
            {m.erasure_destroy_one()}
          </Button>
        </div>
      </Form>
    </section>
  );
}
