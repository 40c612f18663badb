import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { makeQueryClient, setTransport, type Trip, type TripPlan, type TripRow } from "@/ipc";
import { Area } from "./Area";
import { begun } from "./draft";
import { LeadTrip } from "./LeadTrip";

afterEach(() => {
  cleanup();
  begun.clear();
});

const clock = (time: string) => ({ on: "2026-11-25", time });
const clocks = { heihe: clock("09:20"), blagoveshchensk: clock("10:20") };
const way = { on: "2026-11-25", time: "10:20", zone: "Asia/Yakutsk", mode: "car", crossing: "" };
const outlook = {
  arrival: { clocks, warnings: [] },
  departure: { clocks: null, warnings: [{ is: "not_confirmed" }] },
  nights: 3,
};
const trip = {
  id: 1,
  lead: 1,
  version: 4,
  status: "planned",
  arrival: way,
  departure: { ...way, on: null, time: null },
  outlook,
  hotel: "Hotel",
  transfer: "",
  companions: 0,
  passport_ok_on: null,
  note: "",
  checklist: [{ item: "rules_read", stage: "before", tick: null }],
  changed_at: "2026-11-23T01:00:00Z",
} as unknown as Trip;

/** A core that tells `stored`, sees a passport in each text with a digit, and keeps what it is asked. */
function core(stored: unknown, refusal?: object) {
  const asked: [string, unknown][] = [];
  const answer = (name: string): unknown => {
    if (name === "trip_get") return stored;
    if (name === "trip_list") return stored;
    if (name === "trip_outlook") return outlook;
    if (name === "text_watch") return [{ kind: "passport", at: 0 }];
    return name === "crossing_list" ? [] : stored;
  };
  setTransport({
    ask: async (name, args) => {
      asked.push([name, args]);
      if (refusal && name === "trip_get") return { ok: false, error: refusal as never };
      return { ok: true, data: answer(name), changed: [] };
    },
    hear: () => () => {},
  });
  return (name: string) => asked.filter(([which]) => which === name).map(([, args]) => args);
}

const show = (page: React.ReactNode) =>
  render(<QueryClientProvider client={makeQueryClient()}>{page}</QueryClientProvider>);

describe("the trip on a card", () => {
  it("shows both clocks and warnings, and sends the version it was read at", async () => {
    const asked = core(trip);
    show(<LeadTrip leadId={1} />);
    expect(await screen.findByText("09:20 Heihe / 10:20 Blagoveshchensk")).toBeTruthy();
    expect(screen.getByText("The opening of this crossing is not confirmed.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Hotel"), { target: { value: "Yuandong" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(asked("trip_plan")).toHaveLength(1));
    const [plan] = asked("trip_plan") as TripPlan[];
    expect([plan?.version, plan?.hotel, plan?.arrival]).toEqual([4, "Yuandong", way]);
  });

  it("warns of a number that must not be recorded and saves only when told so", async () => {
    const asked = core(trip);
    show(<LeadTrip leadId={1} />);
    fireEvent.change(await screen.findByLabelText("Hotel"), { target: { value: "71 1234567" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    const anyway = await screen.findByText("It is no such number, save");
    expect(screen.getByText(/a passport number/)).toBeTruthy();
    expect(asked("trip_plan")).toEqual([]);
    fireEvent.click(anyway);
    await waitFor(() => expect(asked("trip_plan")).toHaveLength(1));
  });

  it("keeps a draft while other tabs are looked at", async () => {
    core(trip);
    const first = show(<LeadTrip leadId={1} />);
    fireEvent.change(await screen.findByLabelText("Hotel"), { target: { value: "Yuandong" } });
    first.unmount();
    show(<LeadTrip leadId={1} />);
    expect(await screen.findByDisplayValue("Yuandong")).toBeTruthy();
  });

  it("ticks a line at once", async () => {
    const asked = core(trip);
    show(<LeadTrip leadId={1} />);
    fireEvent.click(await screen.findByLabelText("Entry rules read before the trip"));
    const told = { lead: 1, item: "rules_read", ticked: true };
    await waitFor(() => expect(asked("trip_tick")).toEqual([told]));
  });

  it("says why it is refused without consent and leads to the remedy", async () => {
    core(null, { kind: "no_consent", purpose: "appointment" });
    show(<LeadTrip leadId={1} />);
    fireEvent.click(await screen.findByText("To the consent"));
    expect(globalThis.location.hash).toBe("#/leads/1/consent");
  });
});

describe("the trips room", () => {
  const row = {
    lead: 1,
    case_no: "K-2026-0001",
    full_name: "Lebedeva Anna",
    chinese: "",
    direction: "arrival",
    on: "2026-11-25",
    leg: way,
    outlook: outlook.arrival,
    status: "confirmed",
    hotel: "Hotel",
    transfer: "",
    companions: 1,
    passport_ok: true,
  } as unknown as TripRow;

  it("lists crossings by day on both clocks and opens the trip", async () => {
    core([row, { ...row, lead: 2, on: "2026-11-26" }]);
    show(<Area />);
    expect(await screen.findByText(/Wednesday,? 25 November 2026/)).toBeTruthy();
    expect(screen.getByText(/Thursday,? 26 November 2026/)).toBeTruthy();
    const [first] = screen.getAllByRole("link");
    expect(first?.getAttribute("href")).toBe("#/leads/1/trip");
    expect(first?.textContent).toContain("09:20 Heihe / 10:20 Blagoveshchensk");
  });

  it("teaches the first step when nobody travels", async () => {
    core([]);
    show(<Area />);
    expect(await screen.findByText("No trips yet")).toBeTruthy();
  });
});
