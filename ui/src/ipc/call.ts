/**
 * The one door to the core: `call(name, args)` resolves with the reply or rejects with a
 * {@link DeskFailure}. A broken transport is an `internal` error too, so callers know one shape only.
 */
import { transport } from "./transport";
import type { Commands, DeskError, Touched } from "./types";

export type CommandName = keyof Commands;
export type Args<K extends CommandName> = Commands[K]["args"];
export type Reply<K extends CommandName> = Commands[K]["reply"];

/** A refusal or failure of the core. The words for people are in `kit/errors`. */
export class DeskFailure extends Error {
  override name = "DeskFailure";
  constructor(readonly error: DeskError) {
    super(error.kind);
  }
}

/** The reply together with the areas it changed; only `queries` needs the second half. */
export async function ask<K extends CommandName>(
  name: K,
  args: Args<K>,
): Promise<{ data: Reply<K>; changed: Touched[] }> {
  const envelope = await transport()
    .ask(name, args)
    .catch(() => {
      throw new DeskFailure({ kind: "internal", report: `transport of ${name}` });
    });
  if (!envelope.ok) throw new DeskFailure(envelope.error);
  return { data: envelope.data as Reply<K>, changed: envelope.changed };
}

export async function call<K extends CommandName>(name: K, args: Args<K>): Promise<Reply<K>> {
  return (await ask(name, args)).data;
}

/** The tagged error inside anything thrown; what is not ours becomes `internal`. */
export function asDeskError(thrown: unknown): DeskError {
  if (thrown instanceof DeskFailure) return thrown.error;
  return { kind: "internal", report: thrown instanceof Error ? thrown.name : "page" };
}
