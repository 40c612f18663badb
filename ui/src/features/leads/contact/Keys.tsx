import { useLock } from "@/ipc";
import { useShortcut } from "@/shortcuts";

/** The desk is locked from the dialog too, and what is typed is kept first. */
export function Keys({ keep }: { keep: () => Promise<boolean> }) {
  const lock = useLock();
  useShortcut("lock", () => void keep().then(lock));
  return null;
}
