/** The way in with the printed recovery code: a new password for an account. */
import { useState } from "react";
import { useAct, useEnter } from "@/ipc";
import {
  Button,
  ErrorText,
  FieldRow,
  Form,
  fieldErrors,
  PasswordField,
  passwordHint,
  TextField,
} from "@/kit";
import { useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { Countdown } from "./Countdown";
import s from "./door.module.css";

export function Recover({ login: first, onBack }: { login: string; onBack: () => void }) {
  const [login, setLogin] = useState(first);
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const { setLanguage } = useLanguage();
  const recover = useAct("recover");
  const enter = useEnter();
  const paused = recover.error?.kind === "throttled" ? recover.error.until : null;
  const errors = fieldErrors(recover.error);

  const send = async () => {
    setDiffer(password !== again);
    if (password !== again || paused) return;
    const state = await recover.run({ login, code, new_password: password });
    if (!state) return;
    if (state.session) setLanguage(state.session.account.language);
    enter(state);
  };
  return (
    <Form onSubmit={() => void send()}>
      <h1>{m.door_recover()}</h1>
      <p className="soft">{m.door_recover_text()}</p>
      <TextField
        wide
        autoFocus
        required
        figures
        name="code"
        label={m.door_code_typed()}
        hint={m.door_code_typed_hint()}
        value={code}
        onChange={setCode}
      />
      <TextField
        required
        name="login"
        label={m.door_login()}
        value={login}
        onChange={setLogin}
        error={errors.login && m.door_login_unknown()}
      />
      <FieldRow>
        <PasswordField
          required
          name="password"
          label={m.door_password_new()}
          hint={passwordHint(password)}
          value={password}
          onChange={setPassword}
          error={errors.password}
        />
        <PasswordField
          required
          name="again"
          label={m.door_password_again()}
          value={again}
          onChange={setAgain}
          error={differ ? m.door_passwords_differ() : undefined}
        />
      </FieldRow>
      {paused && <Countdown until={paused} onOver={recover.reset} />}
      {!paused && recover.error?.kind !== "invalid" && <ErrorText error={recover.error} />}
      <footer className={s.foot}>
        <Button onPress={onBack}>{m.common_back()}</Button>
        <Button
          look="primary"
          type="submit"
          disabled={[code, login, password].some((text) => text.trim() === "") || paused !== null}
          pending={recover.pending}
        >
          {m.door_recover_act()}
        </Button>
      </footer>
    </Form>
  );
}
