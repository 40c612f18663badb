/** An empty folder, a backup and the printed code: the clinic as it was, without those destroyed since. */
import { useState } from "react";
import { showMoment, showSize } from "@/format";
import { type FoundBackup, useAct, useEnter } from "@/ipc";
import {
  Button,
  ErrorText,
  FieldRow,
  Form,
  fieldErrors,
  Notice,
  PasswordField,
  Progress,
  passwordHint,
  RadioGroup,
  TextField,
} from "@/kit";
import { useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import s from "./door.module.css";

export function Restore({ onBack }: { onBack: () => void }) {
  const [folder, setFolder] = useState("");
  const [found, setFound] = useState<FoundBackup[]>([]);
  const look = useAct("restore_look");
  const search = async () => setFound((await look.run({ folder })) ?? []);
  if (found.length > 0) return <Choose found={found} onBack={() => setFound([])} />;
  return (
    <Form onSubmit={() => void search()}>
      <h1>{m.door_restore()}</h1>
      <p className="soft">{m.door_restore_text()}</p>
      <TextField
        wide
        autoFocus
        required
        name="folder"
        label={m.door_restore_folder()}
        hint={m.door_restore_folder_hint()}
        value={folder}
        onChange={setFolder}
      />
      {look.error?.kind === "not_found" ? (
        <Notice look="warn">{m.door_restore_nothing()}</Notice>
      ) : (
        <ErrorText error={look.error} />
      )}
      <footer className={s.foot}>
        <Button onPress={onBack}>{m.common_back()}</Button>
        <Button look="primary" type="submit" disabled={folder.trim() === ""} pending={look.pending}>
          {m.door_restore_look()}
        </Button>
      </footer>
    </Form>
  );
}

function Choose({ found, onBack }: { found: FoundBackup[]; onBack: () => void }) {
  const [path, setPath] = useState(found[0]?.path ?? "");
  const [ledger, setLedger] = useState("");
  const [code, setCode] = useState("");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const { setLanguage } = useLanguage();
  const restore = useAct("restore");
  const enter = useEnter();
  const errors = fieldErrors(restore.error);
  const chosen = found.find((one) => one.path === path);
  const asksLedger = chosen?.ledger === false || restore.error?.kind.startsWith("ledger") || ledger !== "";

  const send = async () => {
    setDiffer(password !== again);
    if (password !== again) return;
    const order = { backup: path, ledger: ledger.trim() || null, code, login, new_password: password };
    const state = await restore.run(order);
    if (!state) return;
    if (state.session) setLanguage(state.session.account.language);
    enter(state);
  };
  return (
    <Form onSubmit={() => void send()}>
      <h1>{m.door_restore()}</h1>
      <RadioGroup
        label={m.door_restore_which()}
        options={found.map((one) => ({
          id: one.path,
          label: showMoment(one.made_at),
          note: showSize(one.bytes),
        }))}
        value={path}
        onChange={setPath}
      />
      {asksLedger && (
        <TextField
          wide
          optional
          name="ledger"
          label={m.door_restore_ledger()}
          hint={m.door_restore_ledger_hint()}
          value={ledger}
          onChange={setLedger}
        />
      )}
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
          error={errors.new_password ?? errors.password}
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
      {restore.pending && <Progress label={m.door_restore_running()} share={null} note=" " />}
      {restore.error?.kind !== "invalid" && <ErrorText error={restore.error} />}
      <footer className={s.foot}>
        <Button onPress={onBack}>{m.common_back()}</Button>
        <Button
          look="primary"
          type="submit"
          disabled={[code, login, password].some((text) => text.trim() === "")}
          pending={restore.pending}
        >
          {m.door_restore_act()}
        </Button>
      </footer>
    </Form>
  );
}
