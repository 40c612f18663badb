/**
 * Ways to reach the core: Tauri in the program, HTTP under the test server. A transport carries one
 * question and its answer and knows no command by name. Nothing is ever stored on the way.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { DeskError, Touched } from "./types";

/** What the core answers to any command. `changed` names the areas a committed write has touched. */
export type Envelope = { ok: true; data: unknown; changed: Touched[] } | { ok: false; error: DeskError };

/** Things the core says unasked. */
export type Heard = { changed: (areas: Touched[]) => void; locked: () => void };

export type Transport = {
  ask(name: string, args: unknown): Promise<Envelope>;
  /** Listens until the returned function is called. */
  hear(heard: Heard): () => void;
};

const tauri: Transport = {
  ask: (name, args) => invoke<Envelope>("call", { name, args }),
  hear(heard) {
    const listening = [
      listen<Touched[]>("changed", (event) => heard.changed(event.payload)),
      listen<unknown>("locked", () => heard.locked()),
    ];
    return () => {
      for (const stopping of listening) void stopping.then((stop) => stop());
    };
  },
};

/** Asks the test server. */
export async function post(address: string, body: unknown): Promise<Envelope> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Envelope;
}

const http: Transport = {
  ask: (name, args) => post("/call", { name, args }),
  hear: () => () => {},
};

let chosen: Transport = "__TAURI_INTERNALS__" in globalThis ? tauri : http;

export const transport = (): Transport => chosen;

/** For tests: answers come from `other` from now on. */
export function setTransport(other: Transport): void {
  chosen = other;
}
