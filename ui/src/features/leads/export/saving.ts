import { useRef, useState } from "react";
import { asDeskError, type DeskError, type ExportOrder, type SavedList, saveList } from "@/ipc";

/** A list on its way to a file: once at a time, as each file gets a number of its own. */
export function useListSaving() {
  const running = useRef(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [saved, setSaved] = useState<SavedList | null>(null);
  const save = async (order: ExportOrder) => {
    if (running.current) return;
    running.current = true;
    setSaving(true);
    setError(null);
    try {
      setSaved(await saveList(order));
    } catch (thrown) {
      setError(asDeskError(thrown));
    } finally {
      running.current = false;
      setSaving(false);
    }
  };
  return { saving, error, saved, save };
}
