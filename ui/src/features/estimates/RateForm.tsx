import { useState } from "react";
import { useAct } from "@/ipc";
import {
  Button,
  DateField,
  Dialog,
  ErrorText,
  FieldStack,
  fieldErrors,
  NumberField,
  TextField,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";

/** Records the rate of a day: what was read, where and when. Nothing is looked up. */
export function RateForm({ onClose }: { onClose: () => void }) {
  const [rate, setRate] = useState<number | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const [source, setSource] = useState("");
  const record = useAct("rate_record");
  const wrong = fieldErrors(record.error);
  const save = async () => {
    const done = await record.run({ micro: Math.round((rate ?? 0) * 1_000_000), on: on ?? "", source });
    if (!done) return;
    toast(m.estimates_rate_recorded());
    onClose();
  };
  return (
    <Dialog
      title={m.estimates_record_rate()}
      isOpen
      onClose={onClose}
      size="small"
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={record.pending} onPress={() => void save()}>
            {m.estimates_record_rate()}
          </Button>
        </>
      }
    >
      <FieldStack>
        <NumberField
          label={m.estimates_rate_value()}
          required
          autoFocus
          min={0}
          max={1000}
          format={{ minimumFractionDigits: 4, maximumFractionDigits: 6 }}
          value={rate}
          onChange={setRate}
          error={wrong.micro}
        />
        <DateField label={m.estimates_rate_on()} required value={on} onChange={setOn} error={wrong.on} />
        <TextField
          label={m.estimates_rate_source()}
          hint={m.estimates_rate_source_hint()}
          required
          value={source}
          onChange={setSource}
          maxLength={100}
          error={wrong.source}
        />
        {record.error?.kind !== "invalid" && <ErrorText error={record.error} />}
      </FieldStack>
    </Dialog>
  );
}
