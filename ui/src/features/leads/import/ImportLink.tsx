import { useRole } from "@/ipc";
import { Button } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate } from "@/router";

/** The address of the import in the Leads room. */
export const IMPORT = "import";

/** Taking in a whole file is the coordinator's. */
export const useMayImport = (): boolean => useRole("coordinator");

/** From the list to the import. */
export function ImportLink() {
  if (!useMayImport()) return null;
  return (
    <Button look="quiet" onPress={() => navigate({ room: "leads", id: IMPORT })}>
      {m.leads_import()}
    </Button>
  );
}
