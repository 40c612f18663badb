import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { DeskFailure, makeQueryClient, type Paper } from "@/ipc";
import { PaperPreview } from ".";

afterEach(cleanup);

const forms = [
  { id: "ru", label: "RU" },
  { id: "zh", label: "中文" },
] as const;
const show = (preview: ReactElement) =>
  render(<QueryClientProvider client={makeQueryClient()}>{preview}</QueryClientProvider>);
const never = () => new Promise<Paper>(() => {});

describe("a paper before it leaves", () => {
  it("is asked for in the form chosen", () => {
    const asked: string[] = [];
    const load = (form: string) => {
      asked.push(form);
      return never();
    };
    show(<PaperPreview title="E-2026-0001" forms={forms} first="zh" load={load} onClose={() => {}} />);
    screen.getByLabelText("RU").click();
    expect(asked).toEqual(["zh", "ru"]);
  });

  it("cannot be saved or printed before it is there", () => {
    show(<PaperPreview title="E-2026-0001" load={never} onClose={() => {}} />);
    for (const name of ["Save to a file", "Print"])
      expect(screen.getByText(name).closest("button")?.hasAttribute("disabled")).toBe(true);
  });

  it("of a draft can only be looked at", () => {
    show(<PaperPreview title="Draft" draft load={never} onClose={() => {}} />);
    expect(screen.queryByText("Print")).toBeNull();
    expect(screen.queryByText("Save to a file")).toBeNull();
  });

  it("tells why it is refused", async () => {
    const load = () => Promise.reject(new DeskFailure({ kind: "blocked", due: "2026-12-05" }));
    show(<PaperPreview title="E-2026-0001" load={load} onClose={() => {}} />);
    expect((await screen.findByRole("alert")).textContent).toContain("5 Dec 2026");
  });
});
