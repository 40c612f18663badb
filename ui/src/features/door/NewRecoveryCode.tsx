import { useState } from "react";
import { useAct, useEnter, useLock } from "@/ipc";
import { Button, ErrorText } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./door.module.css";
import { RecoveryCode } from "./RecoveryCode";

/** Stands before the desk while the present code has never been typed back: nobody may hold a sheet that opens. */
export function NewRecoveryCode() {
  const [code, setCode] = useState<string | null>(null);
  const renew = useAct("recovery_code_renew");
  const enter = useEnter();
  const lock = useLock();
  const make = async () => setCode((await renew.run({}))?.code ?? null);
  return (
    <div className={s.sheet}>
      <h1>{m.door_code_new_title()}</h1>
      {code ? (
        <RecoveryCode code={code} onDone={enter} />
      ) : (
        <>
          <p>{m.door_code_new_text()}</p>
          <ErrorText error={renew.error} />
          <footer className={s.foot}>
            <Button icon="lock" onPress={() => void lock()}>
              {m.app_lock()}
            </Button>
            <Button look="primary" autoFocus pending={renew.pending} onPress={() => void make()}>
              {m.door_code_make()}
            </Button>
          </footer>
        </>
      )}
    </div>
  );
}
