import { useState } from "react";
import { useRole } from "@/ipc";
import { Button } from "@/kit";
import { m } from "@/paraglide/messages";
import type { View } from "../view";
import { ExportDialog } from "./ExportDialog";

/** From the list to a file of it: the coordinator's, and never of people whose data may not be used. */
export function ExportLink({ view }: { view: View }) {
  const [open, setOpen] = useState(false);
  const may = useRole("coordinator");
  if (!may || view.state === "blocked") return null;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {m.leads_export()}
      </Button>
      {open && <ExportDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}
