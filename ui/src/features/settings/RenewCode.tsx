import { useState } from "react";
import { call, useAct, useEnter } from "@/ipc";
import { Button, Confirm, Dialog, ErrorText, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import s from "./settings.module.css";

/** A new recovery code: the old sheet is lost, or somebody has seen it. */
export function RenewCode() {
  const { RecoveryCode } = useSlots();
  const [asking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const renew = useAct("recovery_code_renew");
  const enter = useEnter();
  const make = async () => {
    const made = await renew.run({});
    setAsking(false);
    if (made) setCode(made.code);
  };
  const leave = async () => {
    setCode(null);
    // Not typed back: the door tells, and asks for another code before the desk.
    enter(await call("door_state", {}));
  };
  return (
    <div className={s.stack}>
      <p className="soft">{m.settings_code_text()}</p>
      <ErrorText error={renew.error} />
      <div>
        <Button onPress={() => setAsking(true)}>{m.settings_code_renew()}</Button>
      </div>
      <Confirm
        title={m.settings_code_renew()}
        isOpen={asking}
        onClose={() => setAsking(false)}
        act={m.door_code_make()}
        onAct={() => void make()}
        pending={renew.pending}
      >
        {m.settings_code_renew_text()}
      </Confirm>
      {code && RecoveryCode && (
        <Dialog title={m.door_code()} isOpen onClose={() => void leave()}>
          <RecoveryCode
            code={code}
            onDone={(state) => {
              setCode(null);
              enter(state);
              toast(m.settings_code_renewed());
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
