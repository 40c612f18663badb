import { type RequestId, savePack } from "@/ipc";
import { Button, ErrorText } from "@/kit";
import { m } from "@/paraglide/messages";
import { useSaving } from "./saving";

/** Everything an inspector asks about a case, in one folder that names nobody. */
export function SavePack({ request }: { request: RequestId }) {
  const { saving, error, save } = useSaving();
  return (
    <>
      <ErrorText error={error} />
      <Button icon="save" pending={saving} onPress={() => void save(() => savePack(request))}>
        {m.answers_pack()}
      </Button>
    </>
  );
}
