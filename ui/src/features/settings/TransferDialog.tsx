import { useState } from "react";
import type { DeskError, Transfer } from "@/ipc";
import {
  Button,
  CheckboxField,
  CountryField,
  DateField,
  Dialog,
  ErrorText,
  FieldRow,
  FieldStack,
  Form,
  fieldErrors,
  TextField,
} from "@/kit";
import { m } from "@/paraglide/messages";

type Props = {
  /** Its place in the list: the core names fields by it. */
  at: number;
  first: Transfer;
  error: DeskError | null;
  pending: boolean;
  onChange: () => void;
  onSave: (transfer: Transfer) => void;
  onClose: () => void;
};

/** One transfer: to whom, where, on what ground, notified how. */
export function TransferDialog({ at, first, error, pending, onChange, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(first);
  const errors = fieldErrors(error);
  const change = (part: Partial<Transfer>) => {
    setDraft((old) => ({ ...old, ...part }));
    onChange();
  };
  const save = () => onSave(draft);
  return (
    <Dialog
      title={m.settings_transfers_one()}
      isOpen
      onClose={onClose}
      onSave={save}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={pending} onPress={save}>
            {m.common_save()}
          </Button>
        </>
      }
    >
      <Form onSubmit={save}>
        <FieldStack>
          <TextField
            wide
            autoFocus
            name="recipient"
            label={m.settings_transfers_recipient()}
            hint={m.settings_transfers_recipient_hint()}
            value={draft.recipient}
            onChange={(recipient) => change({ recipient })}
            error={errors[`list.${at}.recipient`]}
          />
          <CountryField
            abroad
            name="country"
            label={m.settings_transfers_country()}
            value={draft.country}
            onChange={(country) => change({ country })}
            error={errors[`list.${at}.country`]}
          />
          <TextField
            wide
            name="ground"
            label={m.settings_transfers_ground()}
            hint={m.settings_transfers_ground_hint()}
            value={draft.ground}
            onChange={(ground) => change({ ground })}
            error={errors[`list.${at}.ground`]}
          />
          <FieldRow>
            <TextField
              name="notification"
              optional
              label={m.settings_transfers_notification_number()}
              value={draft.notification}
              onChange={(notification) => change({ notification })}
              error={errors[`list.${at}.notification`]}
            />
            <DateField
              name="notified_on"
              optional
              label={m.settings_transfers_notified_on()}
              value={draft.notified_on}
              onChange={(notified_on) => change({ notified_on })}
              error={errors[`list.${at}.notified_on`]}
            />
          </FieldRow>
          <CheckboxField value={draft.planned} onChange={(planned) => change({ planned })}>
            {m.settings_transfers_only_planned()}
          </CheckboxField>
        </FieldStack>
      </Form>
      {error?.kind !== "invalid" && <ErrorText error={error} />}
    </Dialog>
  );
}
