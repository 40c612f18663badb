/**
 * What is being written on a card is kept by the core while it is written, and brought back when the card
 * is written on again. The answer is no part of the query cache: it is a beginning, not what is shown.
 */
import { useEffect, useRef, useState } from "react";
import { asDeskError, type ContactKind, call, type DeskError, type LeadId, type NoteDraft } from "@/ipc";

export type Note = { kind: ContactKind; text: string };

/** Milliseconds after the last key, and at the latest after the first key that is not kept. */
const AFTER_LAST_KEY = 2_000;
const AT_LATEST = 10_000;

export type NoteDraftOptions = {
  /** A draft was there; what was typed meanwhile stands below it. */
  onFound: (note: Note) => void;
  /** Whether the text may be kept; `false` waits for the next key. */
  mayKeep: (text: string) => Promise<boolean>;
};

type Shown = {
  /** When the words were kept last (RFC 3339); `null` = the core holds none. */
  keptAt: string | null;
  /** The words are those of an earlier time. */
  found: boolean;
  error: DeskError | null;
};
const NOTHING: Shown = { keptAt: null, found: false, error: null };

export function useNoteDraft(lead: LeadId, options: NoteDraftOptions) {
  const [shown, setShown] = useState(NOTHING);
  const latest = useRef(options);
  latest.current = options;
  const [keeper] = useState(() => keeperOf(lead, latest, setShown));
  useEffect(() => {
    void keeper.begin();
    const leaving = () => void keeper.keep();
    const hiding = () => document.visibilityState === "hidden" && leaving();
    document.addEventListener("visibilitychange", hiding);
    globalThis.addEventListener("beforeunload", leaving);
    return () => {
      document.removeEventListener("visibilitychange", hiding);
      globalThis.removeEventListener("beforeunload", leaving);
      leaving();
    };
  }, [keeper]);
  return { ...shown, ...keeper };
}

function keeperOf(
  lead: LeadId,
  options: { readonly current: NoteDraftOptions },
  setShown: (change: (shown: Shown) => Shown) => void,
) {
  let typed: Note | null = null;
  let held = false;
  let busy = false;
  let over = false;
  let beginning: Promise<void> | null = null;
  let last: Promise<boolean> = Promise.resolve(true);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const refused = (thrown: unknown) => setShown((shown) => ({ ...shown, error: asDeskError(thrown) }));
  const wait = () => {
    clearTimeout(pause);
    pause = setTimeout(keep, AFTER_LAST_KEY);
    deadline ??= setTimeout(keep, AT_LATEST);
  };
  const stop = () => {
    clearTimeout(pause);
    clearTimeout(deadline);
    deadline = undefined;
  };

  const bring = (found: NoteDraft | null) => {
    if (!found || over) return;
    const { kind, text, saved_at: keptAt } = found;
    held = true;
    setShown(() => ({ keptAt, found: true, error: null }));
    const note = { kind, text: typed?.text ? `${text}\n${typed.text}` : text };
    if (typed) typed = note;
    options.current.onFound(note);
  };
  /** Nothing is kept over a draft that has not been seen. */
  const begun = () => {
    beginning ??= call("note_draft", { lead }).then(bring, (thrown: unknown) => {
      beginning = null;
      throw thrown;
    });
    return beginning;
  };

  const keepNow = async (): Promise<boolean> => {
    if (!typed || busy || over) return true;
    try {
      await begun();
      const note: Note | null = typed;
      if (!note || over) return true;
      const blank = note.text.trim() === "";
      if (!blank && !(await options.current.mayKeep(note.text))) return false;
      if (!blank || held) await call("note_keep", { lead, ...note });
      if (typed === note) typed = null;
      held = !blank;
      const keptAt = blank ? null : new Date().toISOString();
      setShown(() => ({ keptAt, found: false, error: null }));
      return true;
    } catch (thrown) {
      refused(thrown);
      return false;
    }
  };
  /** Keeps what is typed now, one call after another; resolves with whether it is kept. */
  function keep(): Promise<boolean> {
    stop();
    last = last.then(keepNow);
    return last;
  }

  const end = () => {
    stop();
    over = true;
    typed = null;
    setShown(() => NOTHING);
  };

  return {
    begin: () => begun().catch(refused),
    keep,
    type: (note: Note) => {
      if (over) return;
      typed = note;
      if (!busy) wait();
    },
    /** Logs with no draft on its way: the core ends the draft with the entry. `undefined` was refused. */
    logging: async <T>(log: () => Promise<T | undefined>): Promise<T | undefined> => {
      if (busy) return undefined;
      busy = true;
      stop();
      await last;
      const entry = await log();
      busy = false;
      if (entry !== undefined) end();
      else if (typed) wait();
      return entry;
    },
    /** Nothing more is kept here. */
    end,
  };
}
