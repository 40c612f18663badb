import { useState } from "react";
import { asDeskError, type DeskError, useHandedOver } from "@/ipc";
import { toast } from "@/kit";
import { m } from "@/paraglide/messages";

/** Something on its way to a file: one at a time, with its place or its refusal. */
export function useSaving() {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const handedOver = useHandedOver();
  const save = async (write: () => Promise<string>) => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      toast(m.paper_saved({ place: await write() }));
      handedOver();
    } catch (thrown) {
      setError(asDeskError(thrown));
    } finally {
      setSaving(false);
    }
  };
  return { saving, error, save };
}
