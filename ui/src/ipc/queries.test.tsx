import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asDeskError,
  call,
  type Envelope,
  makeQueryClient,
  setTransport,
  type Touched,
  useAct,
  useDesk,
} from ".";

let asked: string[] = [];
let answer: (name: string) => Promise<Envelope>;

beforeEach(() => {
  asked = [];
  setTransport({
    ask: (name) => {
      asked.push(name);
      return answer(name);
    },
    hear: () => () => {},
  });
});

function desk() {
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { wrapper };
}

const given = (data: unknown, changed: Touched[] = []): Promise<Envelope> =>
  Promise.resolve({ ok: true, data, changed });

describe("the one door", () => {
  it("gives the reply of the core", async () => {
    answer = () => given({ state: "locked" });
    await expect(call("door_state", {})).resolves.toEqual({ state: "locked" });
  });

  it("rejects with the core's own error", async () => {
    answer = () => Promise.resolve({ ok: false, error: { kind: "busy" } });
    const thrown = await call("lock", {}).catch(asDeskError);
    expect(thrown).toEqual({ kind: "busy" });
  });

  it("turns a broken transport into an internal error that quotes nothing", async () => {
    answer = () => Promise.reject(new Error("+7 914 123-45-67"));
    const thrown = await call("lock", {}).catch(asDeskError);
    expect(thrown).toEqual({ kind: "internal", report: "transport of lock" });
  });
});

describe("writing", () => {
  it("acts once on a double click", async () => {
    let finish: (envelope: Envelope) => void = () => {};
    answer = () => new Promise((resolve) => (finish = resolve));
    const { result } = renderHook(() => useAct("lock"), desk());
    let presses: Promise<unknown>[] = [];
    await act(async () => {
      presses = [result.current.run({}), result.current.run({})];
    });
    await act(async () => finish({ ok: true, data: null, changed: [] }));
    expect(await Promise.all(presses)).toEqual([null, undefined]);
    expect(asked).toEqual(["lock"]);
  });

  it("keeps the refusal for the caller and lets it try again", async () => {
    answer = () => Promise.resolve({ ok: false, error: { kind: "busy" } });
    const { result } = renderHook(() => useAct("lock"), desk());
    await act(async () => expect(await result.current.run({})).toBeUndefined());
    await waitFor(() => expect(result.current.error).toEqual({ kind: "busy" }));
    answer = () => given(null);
    await act(async () => expect(await result.current.run({})).toBeNull());
    await waitFor(() => expect(result.current.error).toBeNull());
  });

  it("never keeps an answer that was asked for before a change and came after it", async () => {
    let late: (envelope: Envelope) => void = () => {};
    answer = (name) =>
      name === "lock" ? given(null, ["erasure"]) : new Promise((resolve) => (late = resolve));
    const hooks = () => ({ jobs: useDesk("destruction_list", {}), write: useAct("lock") });
    const { result } = renderHook(hooks, desk());
    const first = late;
    await act(async () => void (await result.current.write.run({})));
    answer = () => given(["new"]);
    await act(async () => {
      first({ ok: true, data: ["old"], changed: [] });
      late({ ok: true, data: ["new"], changed: [] });
    });
    await waitFor(() => expect(result.current.jobs.data).toEqual(["new"]));
  });

  it("asks again what reads a changed area, and nothing else", async () => {
    answer = (name) => (name === "lock" ? given(null, ["settings"]) : given({ name }));
    const hooks = () => ({
      status: useDesk("desk_status", {}),
      door: useDesk("door_state", {}),
      write: useAct("lock"),
    });
    const { result } = renderHook(hooks, desk());
    await waitFor(() => expect(result.current.door.data && result.current.status.data).toBeTruthy());
    asked = [];
    await act(async () => void (await result.current.write.run({})));
    await waitFor(() => expect(asked).toEqual(["lock", "desk_status"]));
  });
});
