/** Who works now, and the password. What stands in the way is told with its way out. */
import { type ReactNode, useState } from "react";
import { type DeskError, useAct, useEnter } from "@/ipc";
import { Button, ErrorText, Form, fieldErrors, Icon, PasswordField, TextField } from "@/kit";
import { useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { Countdown } from "./Countdown";
import s from "./door.module.css";
import { Recover } from "./Recover";

export function SignIn() {
  const [login, setLogin] = useState("");
  const [recovering, setRecovering] = useState(false);
  if (recovering) return <Recover login={login} onBack={() => setRecovering(false)} />;
  return <Password login={login} onLogin={setLogin} onRecover={() => setRecovering(true)} />;
}

/** Refusals for which the printed code is the way in. */
const NEEDS_CODE: readonly DeskError["kind"][] = ["device_changed", "device_missing"];

type PasswordProps = { login: string; onLogin: (login: string) => void; onRecover: () => void };

function Password({ login, onLogin, onRecover }: PasswordProps) {
  const [password, setPassword] = useState("");
  const { setLanguage } = useLanguage();
  const signIn = useAct("sign_in");
  const enter = useEnter();
  const paused = signIn.error?.kind === "throttled" ? signIn.error.until : null;
  const empty = login.trim() === "" || password === "";

  const send = async () => {
    if (empty || paused) return;
    // Sent once: a wrong one is typed again, never kept.
    setPassword("");
    const state = await signIn.run({ login, password });
    if (!state) return;
    if (state.session) setLanguage(state.session.account.language);
    enter(state);
  };

  const needsCode = signIn.error !== null && NEEDS_CODE.includes(signIn.error.kind);
  const useCode: ReactNode = needsCode ? <Button onPress={onRecover}>{m.door_use_code()}</Button> : null;
  return (
    <div className={s.sheet}>
      <div className={s.narrow}>
        <Form onSubmit={() => void send()}>
          <h1 className={s.title}>
            <Icon name="lock" large />
            {m.door_sign_in()}
          </h1>
          <TextField
            wide
            autoFocus={login === ""}
            name="login"
            label={m.door_login()}
            value={login}
            onChange={onLogin}
            error={fieldErrors(signIn.error).login}
          />
          <PasswordField
            wide
            autoFocus={login !== ""}
            name="password"
            label={m.door_password()}
            value={password}
            onChange={setPassword}
            disabled={paused !== null}
          />
          <footer className={s.foot}>
            <Button look="primary" type="submit" disabled={empty || paused !== null} pending={signIn.pending}>
              {m.door_enter()}
            </Button>
            {!needsCode && (
              <Button look="quiet" onPress={onRecover}>
                {m.door_forgot()}
              </Button>
            )}
          </footer>
        </Form>
      </div>
      {paused && <Countdown until={paused} onOver={signIn.reset} />}
      {!paused && signIn.error?.kind !== "invalid" && <ErrorText error={signIn.error} onRetry={useCode} />}
    </div>
  );
}
