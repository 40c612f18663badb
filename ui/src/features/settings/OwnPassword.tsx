import { useState } from "react";
import { useAct } from "@/ipc";
import { Button, ErrorText, errorWords, Form, fieldErrors, PasswordField, passwordHint, toast } from "@/kit";
import { m } from "@/paraglide/messages";

const NOTHING = { current: "", password: "", again: "" };

/** One's own new password; the present one is asked, as a desk may stand open. */
export function OwnPassword() {
  const [typed, setTyped] = useState(NOTHING);
  const [differ, setDiffer] = useState(false);
  const change = useAct("password_change");
  const wrong = change.error?.kind === "wrong_password" ? errorWords(change.error) : undefined;
  const type = (part: Partial<typeof NOTHING>) => {
    setTyped((old) => ({ ...old, ...part }));
    setDiffer(false);
    change.reset();
  };
  const save = async () => {
    setDiffer(typed.password !== typed.again);
    if (typed.password !== typed.again) return;
    if (!(await change.run({ current: typed.current, new: typed.password }))) return;
    setTyped(NOTHING);
    toast(m.settings_password_changed());
  };
  return (
    <Form onSubmit={() => void save()}>
      <PasswordField
        label={m.settings_password_now()}
        value={typed.current}
        onChange={(current) => type({ current })}
        error={wrong}
      />
      <PasswordField
        label={m.door_password_new()}
        hint={passwordHint(typed.password)}
        value={typed.password}
        onChange={(password) => type({ password })}
        error={fieldErrors(change.error).password}
      />
      <PasswordField
        label={m.door_password_again()}
        value={typed.again}
        onChange={(again) => type({ again })}
        error={differ ? m.door_passwords_differ() : undefined}
      />
      {!wrong && change.error?.kind !== "invalid" && <ErrorText error={change.error} />}
      <div>
        <Button type="submit" disabled={Object.values(typed).includes("")} pending={change.pending}>
          {m.settings_change_password()}
        </Button>
      </div>
    </Form>
  );
}
