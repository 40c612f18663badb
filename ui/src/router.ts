/** Where the window stands, kept in the address: `#/leads/12/consent`. Ids only, never a person's words. */
import { useSyncExternalStore } from "react";

export const ROOMS = ["today", "leads", "estimates", "travel", "privacy", "settings"] as const;
/** One area of the rail. (`Area` of ipc is what a write has changed; a room is what a person looks at.) */
export type Room = (typeof ROOMS)[number];
export type Place = { room: Room; id: string | null; rest: readonly string[] };

/** Reads an address; what is unknown is Today. */
export function placeOf(hash: string): Place {
  const [room, id, ...rest] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decodeURIComponent);
  const known = ROOMS.find((name) => name === room);
  if (!known) return { room: "today", id: null, rest: [] };
  return { room: known, id: id || null, rest };
}

export function addressOf(room: Room, id?: string | number | null, ...rest: string[]): string {
  const parts = id === undefined || id === null ? [room] : [room, String(id), ...rest];
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

export type Target = { room: Room; id?: string | number | null; rest?: readonly string[] };

/** Goes to a room, or to one record in it. */
export function navigate(to: Target): void {
  globalThis.location.hash = addressOf(to.room, to.id, ...(to.rest ?? []));
}

/** The same without a step in the history: moving through a list is not going somewhere. */
export function moveTo(to: Target): void {
  globalThis.history.replaceState(null, "", addressOf(to.room, to.id, ...(to.rest ?? [])));
  globalThis.dispatchEvent(new Event("hashchange"));
}

let kept: { hash: string; place: Place } | null = null;
function snapshot(): Place {
  const { hash } = globalThis.location;
  if (kept?.hash !== hash) kept = { hash, place: placeOf(hash) };
  return kept.place;
}

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener("hashchange", listener);
  return () => globalThis.removeEventListener("hashchange", listener);
}

/** The place now; the component is rendered again when it changes. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, snapshot);
}
