/**
 * The door before the desk: no vault → wizard, locked → sign in, open → the window. The desk is a script of
 * its own: the page to sign in on does not wait for it, and it is fetched while the password is typed.
 */
import { type ComponentType, useEffect, useState } from "react";
import { Crash } from "./app/Crash";
import { Porch } from "./app/Porch";
import { NewRecoveryCode, SignIn, Wizard } from "./features/door";
import { type Session, useDesk, useHearing } from "./ipc";
import { Button, ErrorText, ToastRegion } from "./kit";
import { m } from "./paraglide/messages";

type DeskProps = { session: Session };
let fetched: ComponentType<DeskProps> | null = null;
const fetchDesk = async () => {
  fetched ??= (await import("./app/Desk")).Desk;
  return fetched;
};

export function App() {
  useHearing();
  return (
    <Crash>
      <Door />
      <ToastRegion />
    </Crash>
  );
}

function Door() {
  const door = useDesk("door_state", {});
  const waiting = door.data?.state === "locked";
  useEffect(() => {
    if (waiting) void fetchDesk();
  }, [waiting]);
  if (door.error) {
    const retry = <Button onPress={() => void door.refetch()}>{m.common_retry()}</Button>;
    return (
      <Porch>
        <ErrorText error={door.error} onRetry={retry} />
      </Porch>
    );
  }
  switch (door.data?.state) {
    case undefined:
      return <Porch>{m.app_opening()}</Porch>;
    case "no_vault":
      return (
        <Porch>
          <Wizard />
        </Porch>
      );
    case "locked":
      return (
        <Porch>
          <SignIn />
        </Porch>
      );
    case "open":
      return door.data.session ? <Open session={door.data.session} /> : null;
  }
}

/** A code nobody has typed back may open nothing on the day it is needed: whoever can make one does so first. */
function Open({ session }: { session: Session }) {
  const makesCodes = session.account.roles.includes("administrator");
  if (session.recovery_confirmed || !makesCodes) return <FetchedDesk session={session} />;
  return (
    <Porch>
      <NewRecoveryCode />
    </Porch>
  );
}

/** The desk as soon as its script is there; no `lazy`: React holds what was once suspended back for 300 ms. */
function FetchedDesk({ session }: DeskProps) {
  const [Desk, setDesk] = useState(() => fetched);
  useEffect(() => {
    if (!Desk) void fetchDesk().then((came) => setDesk(() => came));
  }, [Desk]);
  return Desk ? <Desk session={session} /> : <Porch>{m.app_opening()}</Porch>;
}
