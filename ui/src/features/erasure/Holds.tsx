import { useState } from "react";
import { showDay } from "@/format";
import { type DestructionPreview, type Hold, useAct } from "@/ipc";
import { Badge, Button, Confirm, ErrorText, Panel } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { NewHold } from "./NewHold";
import { groundWord, itemKey, itemWords } from "./words";

/** What stays for a while although the rest goes (Art. 21(6)): each with its ground and last day. */
export function Holds({ preview }: { preview: DestructionPreview }) {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Hold | null>(null);
  const release = useAct("hold_release");
  const end = async () => {
    if (ending && (await release.run({ request: preview.request, hold: ending.id }))) setEnding(null);
  };
  const free = preview.can_hold.filter(
    (item) => !preview.holds.some((hold) => itemKey(hold) === itemKey(item)),
  );
  return (
    <Panel
      title={m.erasure_holds()}
      actions={
        free.length > 0 && (
          <Button look="quiet" icon="plus" onPress={() => setAdding(true)}>
            {m.erasure_hold_add()}
          </Button>
        )
      }
    >
      {preview.holds.length === 0 && <p className="soft">{m.erasure_holds_none()}</p>}
      <ul className={s.list}>
        {preview.holds.map((hold) => (
          <li key={hold.id} className={s.between}>
            <span>
              {nameOf(preview, hold)}
              <span className={s.place}>
                {groundWord(hold.ground)} · {hold.reference}
              </span>
            </span>
            <span className={s.acts}>
              <Badge look="soon">{m.erasure_held_until({ day: showDay(hold.until_on) })}</Badge>
              <Button look="quiet" onPress={() => setEnding(hold)}>
                {m.erasure_hold_end()}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {adding && <NewHold preview={preview} items={free} onClose={() => setAdding(false)} />}
      <Confirm
        title={m.erasure_hold_end()}
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        act={m.erasure_hold_end()}
        onAct={() => void end()}
        pending={release.pending}
      >
        {m.erasure_hold_end_text()}
        <ErrorText error={release.error} />
      </Confirm>
    </Panel>
  );
}

/** A hold tells of its item by number only; its words stand among what can be held. */
function nameOf({ can_hold }: DestructionPreview, hold: Hold): string {
  const item = can_hold.find((one) => itemKey(one) === itemKey(hold));
  return itemWords(item ?? { ...hold, number: "", made_at: null });
}
