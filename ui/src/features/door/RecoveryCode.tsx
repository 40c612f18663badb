/** The recovery code: shown once, taken away on paper, typed back from it. */
import { useState } from "react";
import { call, type DoorState, useAct } from "@/ipc";
import { Button, ErrorText, FieldStack, Form, PaperPreview, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./door.module.css";

export type RecoveryCodeProps = { code: string; onDone: (state: DoorState) => void };

export function RecoveryCode({ code, onDone }: RecoveryCodeProps) {
  const [step, setStep] = useState<"shown" | "typed">("shown");
  const [printing, setPrinting] = useState(false);
  const [typed, setTyped] = useState("");
  const confirm = useAct("recovery_code_confirm");
  const send = async () => {
    const state = await confirm.run({ code: typed });
    if (state) onDone(state);
  };

  if (step === "typed") {
    return (
      <Form onSubmit={() => void send()}>
        <p className="soft">{m.door_code_type_text()}</p>
        <TextField
          wide
          autoFocus
          required
          figures
          name="code"
          label={m.door_code_typed()}
          hint={m.door_code_typed_hint()}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            confirm.reset();
          }}
        />
        <ErrorText error={confirm.error} />
        <footer className={s.foot}>
          <Button onPress={() => setStep("shown")}>{m.door_code_show_again()}</Button>
          <Button look="primary" type="submit" disabled={typed.trim() === ""} pending={confirm.pending}>
            {m.door_code_check()}
          </Button>
        </footer>
      </Form>
    );
  }
  return (
    <FieldStack>
      <p>{m.door_code_text()}</p>
      <div className={s.code} role="img" aria-label={`${m.door_code()}: ${code}`}>
        {code.split("-").map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and none moves
          <span key={place} className={s.group}>
            {group}
          </span>
        ))}
      </div>
      <ul className={s.points}>
        <li>{m.door_code_safe()}</li>
        <li>{m.door_code_one()}</li>
        <li>{m.door_code_anyone()}</li>
      </ul>
      <footer className={s.foot}>
        <Button icon="print" onPress={() => setPrinting(true)}>
          {m.door_code_print()}
        </Button>
        <Button look="primary" autoFocus onPress={() => setStep("typed")}>
          {m.door_code_have()}
        </Button>
      </footer>
      {printing && (
        <PaperPreview
          title={m.door_code()}
          load={() => call("recovery_code_paper", {})}
          onClose={() => setPrinting(false)}
        />
      )}
    </FieldStack>
  );
}
