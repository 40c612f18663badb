/** Whose promises Today shows: everybody's, or those to people one answers for. Kept while the window is open. */
import { useSyncExternalStore } from "react";

let kept = false;
const listeners = new Set<() => void>();

function setMine(mine: boolean): void {
  kept = mine;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function useMine(): [boolean, (mine: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => kept), setMine];
}
