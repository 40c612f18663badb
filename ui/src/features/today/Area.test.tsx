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
let estimates = 0;
let backup: string | null = null;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  overdue = 0;
  estimates = 0;
  backup = new Date().toISOString();
  const answers: Record<string, () => unknown> = {
    today_get: () => ({ ...quiet, overdue, estimates_expiring: estimates }),
    desk_status: () => ({ country: "RU", place: "", backup_at: backup }),
    crossing_list: () => [],
    door_state: () => ({ state: "open", session: { account: { roles: ["administrator"] } } }),
  };
  setTransport({
    ask: (name) => Promise.resolve({ ok: true, data: answers[name]?.(), changed: [] }),
    hear: () => () => {},
  });
});
const shows = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Area />
    </QueryClientProvider>,
  );
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const counts = () => screen.getAllByRole("button").map((button) => button.textContent);

it("a promise that became late by the clock alone is counted without a key pressed", async () => {
  shows();
  await waitFor(() => expect(counts()[0]).toMatch(/^0/));
  overdue = 3;
  act(() => vi.advanceTimersByTime(5 * 60_000));
  await waitFor(() => expect(counts()[0]).toMatch(/^3/));
});

it("more people than are counted are told as that many or more", async () => {
  shows();
  await waitFor(() => expect(counts().at(-1)).toMatch(/^1\D?000\+/));
});

it("estimates are counted no further than people", async () => {
  estimates = 1000;
  shows();
  await waitFor(() => expect(counts().some((text) => /^1\D?000\+estimate/.test(text ?? ""))).toBe(true));
});

it("a backup older than a day is counted in days, once the day is over", async () => {
  backup = new Date(Date.now() - 24 * 3_600_000 + 60_000).toISOString();
  shows();
  await waitFor(() => expect(counts()[0]).toMatch(/^0/));
  expect(counts().join()).not.toContain("backup");
  act(() => vi.advanceTimersByTime(5 * 60_000));
  await waitFor(() => expect(counts().at(-1)).toBe("1day without a backup"));
});

it("a clinic without any backup says so", async () => {
  backup = null;
  shows();
  await waitFor(() => expect(counts().at(-1)).toBe("0backups"));
});
