import { useState } from "react";
import { type Language, type Role, useAct } from "@/ipc";
import {
  Button,
  CheckboxGroup,
  Dialog,
  ErrorText,
  FieldRow,
  FieldStack,
  fieldErrors,
  PasswordField,
  passwordHint,
  roleWord,
  Select,
  TextField,
  toast,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { roleNote } from "./roles";
import { ROLES } from "./StaffTable";

const NEW = { display_name: "", position: "", login: "", language: "ru" as Language, roles: [] as Role[] };

/** A new person of the staff with a first password. */
export function AddAccount({ onClose }: { onClose: () => void }) {
  const [account, setAccount] = useState(NEW);
  const [password, setPassword] = useState("");
  const register = useAct("account_register");
  const errors = fieldErrors(register.error);
  const change = (part: Partial<typeof NEW>) => {
    setAccount((old) => ({ ...old, ...part }));
    register.reset();
  };
  const save = async () => {
    const made = await register.run({ account, password });
    if (!made) return;
    toast(m.settings_account_added({ name: made.display_name }));
    onClose();
  };
  return (
    <Dialog
      title={m.settings_add_account()}
      isOpen
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={register.pending} onPress={() => void save()}>
            {m.common_add()}
          </Button>
        </>
      }
    >
      <FieldStack>
        <FieldRow>
          <TextField
            autoFocus
            required
            label={m.door_display_name()}
            value={account.display_name}
            onChange={(display_name) => change({ display_name })}
            error={errors.display_name}
          />
          <TextField
            optional
            label={m.door_position()}
            value={account.position}
            onChange={(position) => change({ position })}
            error={errors.position}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            required
            label={m.door_login()}
            hint={m.door_login_hint()}
            value={account.login}
            onChange={(login) => change({ login })}
            error={errors.login}
          />
          <Select
            label={m.settings_window_language()}
            options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
            value={account.language}
            onChange={(language) => change({ language })}
          />
        </FieldRow>
        <CheckboxGroup
          wide
          label={m.settings_roles()}
          options={ROLES.map((id) => ({ id, label: roleWord(id), note: roleNote(id) }))}
          value={account.roles}
          onChange={(roles) => change({ roles })}
          error={errors.roles && m.settings_no_roles()}
        />
        <PasswordField
          required
          label={m.settings_first_password()}
          hint={password === "" ? m.settings_first_password_hint() : passwordHint(password)}
          value={password}
          onChange={(text) => {
            setPassword(text);
            register.reset();
          }}
          error={errors.password}
        />
        {register.error?.kind !== "invalid" && <ErrorText error={register.error} />}
      </FieldStack>
    </Dialog>
  );
}
