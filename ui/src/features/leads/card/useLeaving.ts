import { useEffect, useState } from "react";
import type { LeadId } from "@/ipc";
import { placeOf } from "@/router";

/**
 * Keeps the window at a person's card while something typed there is not saved. `asking` while somebody wants to
 * go elsewhere; `go` lets them, once `dirty` no longer holds.
 */
export function useLeaving(lead: LeadId, dirty: boolean) {
  const [to, setTo] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    let here = globalThis.location.hash;
    const leaves = (hash: string) => {
      const { room, id } = placeOf(hash);
      return room !== "leads" || id !== String(lead);
    };
    const before = (event: NavigateEvent) => {
      const { hash } = new URL(event.destination.url);
      if (!event.cancelable || !event.destination.sameDocument || !leaves(hash)) return;
      event.preventDefault();
      setTo(hash);
    };
    /** A webview that does not ask before: it is brought back ere the window hears of the other place. */
    const after = (event: Event) => {
      const { hash } = globalThis.location;
      if (!leaves(hash)) {
        here = hash;
        return;
      }
      event.stopImmediatePropagation();
      globalThis.history.replaceState(null, "", here);
      setTo(hash);
    };
    globalThis.navigation?.addEventListener("navigate", before);
    globalThis.addEventListener("hashchange", after, { capture: true });
    return () => {
      globalThis.navigation?.removeEventListener("navigate", before);
      globalThis.removeEventListener("hashchange", after, { capture: true });
    };
  }, [lead, dirty]);
  return {
    asking: to !== null,
    stay: () => setTo(null),
    go: () => {
      setTo(null);
      if (to !== null) globalThis.setTimeout(() => globalThis.location.replace(to));
    },
  };
}
