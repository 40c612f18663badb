import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeQueryClient, setTransport, type Today } from "@/ipc";
import { Area } from "./Area";

const quiet: Today = {
  day: "2026-11-23",
  overdue: 0,
  calls_today: 1,
  arrivals: 0,
  departures: 0,
  letters_open: 1,
  letters: [],
  due: null,
  estimates_expiring: 0,
  without_consent: 1000,
  consents_ending: 0,
  rows: [],
  trips: [],
};
let overdue = 0;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  overdue = 0;
  setTransport({
    ask: () => Promise.resolve({ ok: true, data: { ...quiet, overdue }, changed: [] }),
    hear: () => () => {},
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Area />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const counts = () => screen.getAllByRole("button").map((button) => button.textContent);

it("a promise that became late by the clock alone is counted without a key pressed", async () => {
  await waitFor(() => expect(counts()[0]).toMatch(/^0/));
  overdue = 3;
  act(() => vi.advanceTimersByTime(5 * 60_000));
  await waitFor(() => expect(counts()[0]).toMatch(/^3/));
});

it("more people than are counted are told as that many or more", async () => {
  await waitFor(() => expect(counts().at(-1)).toMatch(/^1\D?000\+/));
});
