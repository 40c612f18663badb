import { useRef, useState } from "react";
import type { SuspicionKind } from "@/ipc";
import { suspicionsIn } from "@/watch";

const NONE: readonly SuspicionKind[] = [];

/** Numbers that must not be recorded, seen in a text that is kept again and again; what was allowed is not asked twice. */
export function useSuspicions() {
  const [found, setFound] = useState(NONE);
  const allowed = useRef(NONE);
  return {
    found,
    pass: async (text: string): Promise<boolean> => {
      const seen = (await suspicionsIn([text])).filter((kind) => !allowed.current.includes(kind));
      setFound(seen);
      return seen.length === 0;
    },
    forget: () => setFound(NONE),
    allow: () => {
      allowed.current = [...allowed.current, ...found];
      setFound(NONE);
    },
  };
}
