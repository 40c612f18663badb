import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import {
  type Estimate,
  type EstimateDraft,
  type EstimateId,
  makeQueryClient,
  type Service,
  setTransport,
} from "@/ipc";
import { EstimatePage } from "./EstimatePage";
import { TeethChart } from "./TeethChart";

afterEach(cleanup);

const crown = {
  id: 7,
  code: "PRO-02",
  category: "prosthetics",
  names: { ru: "Коронка", zh: "全瓷冠", en: "Zirconia crown" },
  unit: "tooth",
  price_fen: 180000,
  active: true,
} as Service;

const empty = {
  id: 1,
  lead: 1,
  name: { surname: "Lebedeva", given: "Anna", patronymic: "", latin: "", chinese: "" },
  language: "ru",
  version: 1,
  unissued: true,
  doctor: "",
  note: "",
  items: [],
  discount: { kind: "none" },
  totals: { subtotal: 0, discount: 0, total: 0 },
  second_currency: true,
  second: null,
  rate: { rate: null, problem: "missing" },
  teeth_allowed: true,
  issued: [],
  changed_at: "2026-11-23T01:00:00Z",
} as unknown as Estimate;

/** A core that keeps what it is given and counts in its own way: a sum the page could not have made. */
function core(stored: Estimate) {
  const saved: EstimateDraft[] = [];
  const answer = (name: string, args: unknown): unknown => {
    if (name === "service_list") return [crown];
    if (name !== "estimate_save") return stored;
    const draft = args as EstimateDraft;
    saved.push(draft);
    const line = { gross: 1, discount: 0, sum: 4242 };
    return {
      ...stored,
      version: draft.version + 1,
      items: draft.items.map((item) => ({ ...item, service: crown, line })),
      totals: { subtotal: 4242, discount: 0, total: 4242 },
    };
  };
  setTransport({
    ask: async (name, args) => ({ ok: true, data: answer(name, args), changed: [] }),
    hear: () => () => {},
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <EstimatePage id={1 as EstimateId} />
    </QueryClientProvider>,
  );
  return saved;
}

describe("an estimate on the desk", () => {
  it("adds the service found to each tooth chosen, keeps it once and shows the core's sums", async () => {
    const saved = core(empty);
    for (const tooth of ["tooth 16", "tooth 15"]) fireEvent.click(await screen.findByLabelText(tooth));
    const search = screen.getByLabelText("Find a service");
    await waitFor(() =>
      expect(screen.getByText("Add to tooth 16, tooth 15").closest("button")?.disabled).toBe(false),
    );
    fireEvent.keyDown(search, { key: "Enter" });
    expect(screen.getAllByText("…")).toHaveLength(2);
    await waitFor(() => expect(screen.getAllByText("CN¥42.42").length).toBeGreaterThanOrEqual(3), {
      timeout: 3000,
    });
    expect(saved.map(({ version, items }) => [version, items.map(({ area }) => area)])).toEqual([
      [
        1,
        [
          { on: "tooth", tooth: 16 },
          { on: "tooth", tooth: 15 },
        ],
      ],
    ]);
  });

  it("offers no single tooth without the health consent and leads to it", async () => {
    core({ ...empty, teeth_allowed: false });
    expect((await screen.findByLabelText("tooth 16")).hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByText("To the consent"));
    expect(globalThis.location.hash).toBe("#/leads/1/consent");
  });

  it("keeps what was typed when the page is left", async () => {
    const saved = core(empty);
    fireEvent.change(await screen.findByLabelText(/Doctor/), { target: { value: "Wang Jianguo" } });
    expect(saved).toEqual([]);
    cleanup();
    await waitFor(() => expect(saved.map(({ doctor }) => doctor)).toEqual(["Wang Jianguo"]));
  });
});

describe("the chart", () => {
  it("is one stop of the Tab key; arrows walk along and across the jaws", () => {
    render(<TeethChart chosen={new Set()} onChange={() => {}} teeth />);
    const stops = () =>
      screen.getAllByRole("button").filter((tooth) => tooth.dataset.tooth && tooth.tabIndex === 0);
    expect(stops().map((tooth) => tooth.dataset.tooth)).toEqual(["16"]);
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    stops()[0]?.focus();
    press("ArrowDown");
    press("ArrowRight");
    expect(stops().map((tooth) => tooth.dataset.tooth)).toEqual(["45"]);
    expect(document.activeElement).toBe(stops()[0]);
  });

  it("has the thirty-two permanent teeth of ISO 3950, and the twenty milk teeth when asked", () => {
    render(<TeethChart chosen={new Set()} onChange={() => {}} teeth />);
    const teeth = () => screen.getAllByRole("button").flatMap((tooth) => tooth.dataset.tooth ?? []);
    expect(new Set(teeth()).size).toBe(32);
    fireEvent.click(screen.getByRole("switch"));
    expect(new Set(teeth()).size).toBe(20);
  });
});
