import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useErrand } from "@/errands";
import { type Envelope, type LeadRow, makeQueryClient, setTransport } from "@/ipc";
import { Search } from "./Search";

const row = (id: number, name: string): LeadRow => ({
  id: id as LeadRow["id"],
  case_no: `K-2026-000${id}`,
  full_name: name,
  short_name: name,
  chinese: "",
  phone_tail: "…45-67",
  language: "ru",
  status: "new",
  next_action: null,
  overdue: false,
  archived: false,
  consent: "none",
  blocked_due: null,
});

const people = [row(1, "Лебедева А. С."), row(2, "Лебедев П.")];
/** Answers held back until the test lets them go. */
let waiting: (() => void)[] = [];
let held = false;
let carried: string[] = [];

function Carry() {
  useErrand("quick_add", ({ text }) => carried.push(text));
  return null;
}

const letGo = () => {
  for (const go of waiting.splice(0)) go();
};

beforeEach(() => {
  [waiting, held, carried] = [[], false, []];
  globalThis.location.hash = "";
  setTransport({
    ask: (name, args) => {
      const { text = "" } = args as { text?: string };
      const found = people.filter((one) => one.full_name.toLowerCase().includes(text));
      const answer: Envelope =
        name === "lead_search"
          ? { ok: true, data: { rows: found }, changed: [] }
          : { ok: false, error: { kind: "internal", report: "not asked here" } };
      if (!held || name !== "lead_search") return Promise.resolve(answer);
      return new Promise((resolve) => waiting.push(() => resolve(answer)));
    },
    hear: () => () => {},
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Search />
      <Carry />
    </QueryClientProvider>,
  );
});
afterEach(cleanup);

const field = () => screen.getByRole("combobox");
const type = (text: string) => {
  fireEvent.focus(field());
  fireEvent.change(field(), { target: { value: text } });
};
const press = (key: string) => fireEvent.keyDown(field(), { key });
const options = () => screen.queryAllByRole("option");

describe("the search", () => {
  it("opens the person the arrows have come to", async () => {
    type("лебедев");
    await waitFor(() => expect(options()).toHaveLength(3));
    press("ArrowDown");
    press("Enter");
    expect(globalThis.location.hash).toBe("#/leads/2");
    expect(field()).toHaveProperty("value", "");
  });

  it("carries what nobody is called into quick add", async () => {
    type("гагарин");
    await waitFor(() => expect(options()).toHaveLength(1));
    press("Enter");
    await waitFor(() => expect(carried).toEqual(["гагарин"]));
  });

  it("never answers Enter with people found for half of the word", async () => {
    type("лебедев");
    await waitFor(() => expect(options()).toHaveLength(3));
    held = true;
    type("лебедев п");
    press("Enter");
    await waitFor(() => expect(waiting).toHaveLength(1));
    expect(globalThis.location.hash).toBe("");
    letGo();
    await waitFor(() => expect(globalThis.location.hash).toBe("#/leads/2"));
  });

  it("Esc empties it and takes the list away", async () => {
    type("лебедев");
    await waitFor(() => expect(options()).toHaveLength(3));
    press("Escape");
    expect(options()).toHaveLength(0);
    expect(field()).toHaveProperty("value", "");
  });
});
