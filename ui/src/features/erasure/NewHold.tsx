import { useState } from "react";
import { dayAfter, showDay } from "@/format";
import { type DestructionPreview, type Holdable, type HoldGround, useAct, useToday } from "@/ipc";
import {
  Button,
  DateField,
  Dialog,
  ErrorText,
  FieldStack,
  fieldErrors,
  RadioGroup,
  Select,
  TextField,
} from "@/kit";
import { m } from "@/paraglide/messages";
import { groundOptions, itemKey, itemWords } from "./words";

export type NewHoldProps = { preview: DestructionPreview; items: readonly Holdable[]; onClose: () => void };

/** Holds one item: its destruction is impossible in time by a law, a contract or a court (Art. 21(6)). */
export function NewHold({ preview, items, onClose }: NewHoldProps) {
  const today = useToday();
  const place = useAct("hold_place");
  const [key, setKey] = useState(items[0] ? itemKey(items[0]) : null);
  const [ground, setGround] = useState<HoldGround>("contract");
  const [reference, setReference] = useState("");
  const [until, setUntil] = useState<string | null>(null);
  const errors = fieldErrors(place.error);
  const chosen = items.find((item) => itemKey(item) === key);
  const save = async () => {
    if (!chosen || !until) return;
    const { number: _, made_at: __, ...item } = chosen;
    const held = { request: preview.request, ground, reference, until_on: until, ...item };
    if (await place.run(held)) onClose();
  };
  return (
    <Dialog
      isOpen
      title={m.erasure_hold_add()}
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button
            look="primary"
            disabled={!chosen || !until}
            pending={place.pending}
            onPress={() => void save()}
          >
            {m.erasure_hold_place()}
          </Button>
        </>
      }
    >
      <FieldStack>
        <Select
          wide
          label={m.erasure_hold_item()}
          options={items.map((item) => ({ id: itemKey(item), label: itemWords(item) }))}
          value={key}
          onChange={setKey}
          error={errors.item}
        />
        <RadioGroup
          label={m.erasure_hold_ground()}
          options={groundOptions()}
          value={ground}
          onChange={setGround}
        />
        <TextField
          wide
          label={m.erasure_hold_reference()}
          hint={m.erasure_hold_reference_hint()}
          value={reference}
          onChange={setReference}
          maxLength={120}
          error={errors.reference}
          name="reference"
        />
        <DateField
          label={m.erasure_hold_until()}
          hint={m.erasure_hold_until_hint({ day: showDay(preview.hold_until) })}
          value={until}
          onChange={setUntil}
          {...(today ? { min: dayAfter(today, 1) } : {})}
          max={preview.hold_until}
          error={errors.until_on}
        />
        {place.error?.kind !== "invalid" && <ErrorText error={place.error} />}
      </FieldStack>
    </Dialog>
  );
}
