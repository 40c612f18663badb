import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LeadId, type NoteDraft, setTransport } from "@/ipc";
import { type Note, useNoteDraft } from "./useNoteDraft";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T01:42:00Z") });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A core that holds `stored` and answers each keep as told. */
function core(stored: NoteDraft | null = null) {
  const kept: string[] = [];
  const at = { refuse: null as object | null };
  setTransport({
    ask: async (name, args) => {
      if (at.refuse) return { ok: false, error: at.refuse as never };
      if (name === "note_keep") kept.push((args as Note).text);
      return { ok: true, data: name === "note_draft" ? stored : {}, changed: [] };
    },
    hear: () => () => {},
  });
  return { kept, at };
}

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function writing(mayKeep: (text: string) => boolean = () => true) {
  const found: Note[] = [];
  const hook = renderHook(() =>
    useNoteDraft(7 as LeadId, {
      onFound: (note) => found.push(note),
      mayKeep: async (text) => mayKeep(text),
    }),
  );
  const types = (text: string) => act(() => hook.result.current.type({ kind: "call", text }));
  return { found, types, draft: hook.result, unmount: hook.unmount };
}

describe("a note being written", () => {
  it("is kept two seconds after the last key, once", async () => {
    const { kept } = core();
    const { types, draft } = await writing();
    types("Пе");
    await passes(1_900);
    types("Перезвонить");
    await passes(1_900);
    expect(kept).toEqual([]);
    await passes(100);
    expect(kept).toEqual(["Перезвонить"]);
    expect(draft.current.keptAt).toBe("2026-11-23T01:42:03.900Z");
    await passes(60_000);
    expect(kept).toHaveLength(1);
  });

  it("is kept every ten seconds while keys do not stop", async () => {
    const { kept } = core();
    const { types } = await writing();
    for (let second = 0; second < 21; second++) {
      types(`слово ${second}`);
      await passes(1_000);
    }
    expect(kept).toEqual(["слово 9", "слово 19"]);
  });

  it("is kept at once when the window is hidden, and when it is closed", async () => {
    const { kept } = core();
    const { types, unmount } = await writing();
    types("раз");
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    await passes(0);
    expect(kept).toEqual(["раз"]);
    hidden.mockRestore();
    types("два");
    unmount();
    await passes(0);
    expect(kept).toEqual(["раз", "два"]);
  });

  it("comes back with what was typed before it was there below it", async () => {
    const { kept } = core({ kind: "note", text: "Вчера", saved_at: "2026-11-22T03:00:00Z" });
    const { found, types, draft } = await writing();
    types("Сегодня");
    await passes(2_000);
    expect(found).toEqual([{ kind: "note", text: "Вчера\nСегодня" }]);
    expect(kept).toEqual(["Вчера\nСегодня"]);
    expect(draft.current.error).toBeNull();
  });

  it("loses nothing when it is refused, and is kept with the next key", async () => {
    const { kept, at } = core();
    const { types, draft } = await writing();
    await passes(0);
    at.refuse = { kind: "blocked", due: "2026-12-23" };
    types("раз");
    await passes(2_000);
    expect(draft.current.error).toEqual({ kind: "blocked", due: "2026-12-23" });
    expect(await act(() => draft.current.keep())).toBe(false);
    at.refuse = null;
    types("раз два");
    await passes(2_000);
    expect(kept).toEqual(["раз два"]);
    expect(draft.current.error).toBeNull();
  });

  it("never writes over a draft that could not be read", async () => {
    const { kept, at } = core({ kind: "call", text: "Вчера", saved_at: "2026-11-22T03:00:00Z" });
    at.refuse = { kind: "busy" };
    const { types } = await writing();
    types("Сегодня");
    await passes(2_000);
    expect(kept).toEqual([]);
    at.refuse = null;
    types("Сегодня!");
    await passes(2_000);
    expect(kept).toEqual(["Вчера\nСегодня!"]);
  });

  it("waits where the text may not be kept", async () => {
    const { kept } = core();
    const { types } = await writing((text) => !text.includes("71"));
    types("паспорт 71");
    await passes(20_000);
    expect(kept).toEqual([]);
    types("паспорт есть");
    await passes(2_000);
    expect(kept).toEqual(["паспорт есть"]);
  });

  it("is not kept again once it is logged; a refused logging goes on keeping", async () => {
    const { kept } = core();
    const { types, draft } = await writing();
    types("раз");
    await act(() => draft.current.logging(async () => undefined));
    await passes(2_000);
    expect(kept).toEqual(["раз"]);
    types("раз два");
    await act(() => draft.current.logging(async () => ({})));
    types("после");
    await passes(20_000);
    expect(kept).toEqual(["раз"]);
  });

  it("is ended when its words are taken out, and an empty one is never begun", async () => {
    const { kept } = core();
    const { types, draft } = await writing();
    types(" ");
    await passes(2_000);
    expect(kept).toEqual([]);
    types("раз");
    await passes(2_000);
    types("");
    await passes(2_000);
    expect(kept).toEqual(["раз", ""]);
    expect(draft.current.keptAt).toBeNull();
  });
});
