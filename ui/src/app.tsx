/** The door before the desk: no vault → wizard, locked → sign in, open → the window. */
import { Crash } from "./app/Crash";
import { Desk } from "./app/Desk";
import { Porch } from "./app/Porch";
import { SignIn, Wizard } from "./features/door";
import { useDesk, useHearing } from "./ipc";
import { Button, ErrorText, ToastRegion } from "./kit";
import { m } from "./paraglide/messages";

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
      return door.data.session ? <Desk session={door.data.session} /> : null;
  }
}
