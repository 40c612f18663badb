import { useState } from "react";
import { type Account, useAct } from "@/ipc";
import {
  Button,
  Dialog,
  ErrorText,
  FieldStack,
  fieldErrors,
  PasswordField,
  passwordHint,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";

/** A password given by the administrator: forgotten, or taken away by a dismissal. */
export function SetPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const [password, setPassword] = useState("");
  const set = useAct("account_password");
  const save = async () => {
    if (!(await set.run({ account: account.id, password }))) return;
    toast(m.settings_password_set({ name: account.display_name }));
    onClose();
  };
  return (
    <Dialog
      size="small"
      title={m.settings_password_for({ name: account.display_name })}
      isOpen
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" disabled={password === ""} pending={set.pending} onPress={() => void save()}>
            {m.settings_set_password()}
          </Button>
        </>
      }
    >
      <FieldStack>
        <p className="soft">{m.settings_password_for_text()}</p>
        <PasswordField
          wide
          autoFocus
          required
          label={m.door_password_new()}
          hint={passwordHint(password)}
          value={password}
          onChange={(text) => {
            setPassword(text);
            set.reset();
          }}
          error={fieldErrors(set.error).password}
        />
        {set.error?.kind !== "invalid" && <ErrorText error={set.error} />}
      </FieldStack>
    </Dialog>
  );
}
