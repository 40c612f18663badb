import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useErrand } from "@/errands";
import { type Envelope, type LeadRow, makeQueryClient, type Role, setTransport } from "@/ipc";
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
  channel: "phone",
  owner: null,
  arrives_on: null,
  created_at: "2026-11-23T01:00:00Z",
  changed_at: "2026-11-23T01:00:00Z",
});

const people = [row(1, "Лебедева А. С."), { ...row(2, "Лебедев П."), arrives_on: "2026-11-26" }];
const dupont = row(3, "Dupont");
const phones: Record<string, number> = { "+7 914 123-45-67": 1 };
/** Answers held back until the test lets them go. */
let waiting: (() => void)[] = [];
let held = false;
let carried: string[] = [];
let roles: Role[] = [];

function Carry() {
  useErrand("quick_add", ({ text }) => carried.push(text));
  return null;
}

const letGo = () => {
  for (const go of waiting.splice(0)) go();
};

beforeEach(() => {
  [waiting, held, carried] = [[], false, []];
  roles = ["coordinator"];
  Element.prototype.scrollIntoView = () => {};
  globalThis.location.hash = "";
  setTransport({
    ask: (name, args) => {
      const { text = "" } = args as { text?: string };
      const found = [...people, dupont].filter((one) =>
        phones[text] ? one.id === phones[text] : one.full_name.toLowerCase().includes(text),
      );
      const answers: Record<string, unknown> = {
        lead_search: { rows: found },
        door_state: { state: "open", session: { account: { roles } } },
      };
      const answer: Envelope =
        name in answers
          ? { ok: true, data: answers[name], changed: [] }
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

  it("a phone of nobody is first of all a new person, in the signs a phone is typed in", async () => {
    type("8 (914) 999‑88‑77");
    await waitFor(() => expect(options()).toHaveLength(1));
    press("Enter");
    await waitFor(() => expect(carried).toEqual(["8 914 999-88-77"]));
  });

  it("a phone of one person has that person chosen", async () => {
    type("+7 914 123-45-67");
    await waitFor(() => expect(options()).toHaveLength(2));
    expect(options()[0]?.getAttribute("aria-selected")).toBe("true");
    press("Enter");
    await waitFor(() => expect(globalThis.location.hash).toBe("#/leads/1"));
  });

  it("a command is found by its name, and goes where it says", async () => {
    type("imp");
    await waitFor(() => expect(options()[0]?.textContent).toBe("Import…"));
    press("Enter");
    await waitFor(() => expect(globalThis.location.hash).toBe("#/leads/import"));
  });

  it("the row one has come to stays chosen when people come in above it", async () => {
    held = true;
    type("dup");
    await waitFor(() => expect(waiting).toHaveLength(1));
    const chosen = () => options().find((one) => one.getAttribute("aria-selected") === "true");
    press("ArrowDown");
    expect(chosen()?.textContent).toBe("New lead: “dup”");
    letGo();
    await waitFor(() => expect(options()).toHaveLength(3));
    expect(chosen()?.textContent).toBe("New lead: “dup”");
    press("ArrowDown");
    expect(chosen()?.textContent).toContain("Dupont");
  });

  it("when somebody arrives is said beside the phone", async () => {
    type("лебедев п");
    await waitFor(() => expect(options()[0]?.textContent).toContain("arrives 26 Nov"));
  });

  it("Esc empties it and takes the list away", async () => {
    type("лебедев");
    await waitFor(() => expect(options()).toHaveLength(3));
    press("Escape");
    expect(options()).toHaveLength(0);
    expect(field()).toHaveProperty("value", "");
  });
});
