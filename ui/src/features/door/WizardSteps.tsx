/** The questions of the wizard, one page each. */
import { useDesk } from "@/ipc";
import {
  CheckboxField,
  CountryField,
  FieldRow,
  FieldStack,
  Notice,
  PasswordField,
  passwordHint,
  TextArea,
  TextField,
} from "@/kit";
import { m } from "@/paraglide/messages";
import type { Draft } from "./draft";

export type StepProps = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: Partial<Record<keyof Draft, string>>;
};

export function ClinicStep({ draft, change, errors }: StepProps) {
  return (
    <FieldStack>
      <p className="soft">{m.door_clinic_text()}</p>
      <TextField
        wide
        autoFocus
        required
        name="operator_name"
        label={m.door_operator_name()}
        hint={m.door_operator_name_hint()}
        value={draft.operator_name}
        onChange={(operator_name) => change({ operator_name })}
        error={errors.operator_name}
      />
      <TextField
        wide
        required
        name="operator_address"
        label={m.door_operator_address()}
        value={draft.operator_address}
        onChange={(operator_address) => change({ operator_address })}
        error={errors.operator_address}
      />
      <TextField
        wide
        required
        name="operator_contacts"
        label={m.door_operator_contacts()}
        hint={m.door_operator_contacts_hint()}
        value={draft.operator_contacts}
        onChange={(operator_contacts) => change({ operator_contacts })}
        error={errors.operator_contacts}
      />
    </FieldStack>
  );
}

export function DatabaseStep({ draft, change, errors }: StepProps) {
  return (
    <FieldStack>
      <p className="soft">{m.door_database_text()}</p>
      <CountryField
        autoFocus
        required
        name="database_country"
        label={m.door_database_country()}
        value={draft.database_country}
        onChange={(database_country) => change({ database_country })}
        error={errors.database_country}
      />
      <TextArea
        wide
        required
        rows={2}
        name="database_address"
        label={m.door_database_address()}
        hint={m.door_database_address_hint()}
        value={draft.database_address}
        onChange={(database_address) => change({ database_address })}
        error={errors.database_address}
      />
    </FieldStack>
  );
}

export function AccountStep({ draft, change, errors }: StepProps) {
  const { data } = useDesk("door_state", {});
  return (
    <FieldStack>
      <p className="soft">{m.door_account_text()}</p>
      <FieldRow>
        <TextField
          autoFocus
          required
          name="display_name"
          label={m.door_display_name()}
          hint={m.door_display_name_hint()}
          value={draft.display_name}
          onChange={(display_name) => change({ display_name })}
          error={errors.display_name}
        />
        <TextField
          optional
          name="position"
          label={m.door_position()}
          value={draft.position}
          onChange={(position) => change({ position })}
          error={errors.position}
        />
      </FieldRow>
      <TextField
        required
        name="login"
        label={m.door_login()}
        hint={m.door_login_hint()}
        value={draft.login}
        onChange={(login) => change({ login })}
        error={errors.login}
      />
      <FieldRow>
        <PasswordField
          required
          name="password"
          label={m.door_password()}
          hint={passwordHint(draft.password)}
          value={draft.password}
          onChange={(password) => change({ password })}
          error={errors.password}
        />
        <PasswordField
          required
          name="again"
          label={m.door_password_again()}
          value={draft.again}
          onChange={(again) => change({ again })}
          error={errors.again}
        />
      </FieldRow>
      <CheckboxField
        value={draft.at_desk}
        onChange={(at_desk) => change({ at_desk })}
        note={m.door_at_desk_note()}
      >
        {m.door_at_desk()}
      </CheckboxField>
      {data && !data.keyring && <Notice look="warn">{m.door_no_keyring()}</Notice>}
    </FieldStack>
  );
}
