/** Free text is watched for numbers that must not be recorded: a warning before saving, never a refusal. */
import { call, type SuspicionKind } from "./ipc";
import { m } from "./paraglide/messages";

/** What the texts seem to hold, each kind once. A watch that fails does not keep anyone from saving. */
export async function suspicionsIn(texts: readonly string[]): Promise<SuspicionKind[]> {
  if (!texts.some((text) => /\d/.test(text))) return [];
  const found = await Promise.all(texts.map((text) => call("text_watch", { text }).catch(() => [])));
  return [...new Set(found.flat().map(({ kind }) => kind))];
}

export const suspicionWord = (kind: SuspicionKind): string => m[`watch_${kind}`]();
