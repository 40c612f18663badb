import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { afterEach, describe, expect, it } from "vitest";
import { Badge, DateField, errorWords, fieldErrors, MoneyField, TextField, VirtualList } from ".";

afterEach(cleanup);

describe("money", () => {
  it("goes in and out as fen, however many there are", () => {
    let fen: number | null = 110;
    render(
      <I18nProvider locale="en-GB">
        <MoneyField label="Price" currency="CNY" value={fen} onChange={(minor) => (fen = minor)} />
      </I18nProvider>,
    );
    const input = screen.getByLabelText<HTMLInputElement>("Price");
    expect(input.value).toBe("CN¥1.10");
    fireEvent.change(input, { target: { value: "1234567.85" } });
    fireEvent.blur(input);
    expect(fen).toBe(123456785);
  });
});

describe("a day", () => {
  it("is shown by parts in the order of the language", () => {
    const parts = (locale: string) => {
      const { container, unmount } = render(
        <I18nProvider locale={locale}>
          <DateField label="Day" value="2026-11-05" onChange={() => {}} />
        </I18nProvider>,
      );
      const shown = [...container.querySelectorAll("[data-type]")].map((part) => part.textContent).join("");
      unmount();
      return shown.replaceAll(/[\u2066-\u2069]/g, "");
    };
    expect(parts("ru-RU")).toBe("05.11.2026");
    expect(parts("zh-CN")).toBe("2026/11/05");
    expect(parts("en-GB")).toBe("05/11/2026");
  });
});

describe("a refused field", () => {
  it("says what is wrong and is marked for those who do not see", () => {
    render(<TextField label="Surname" value="" onChange={() => {}} error="Fill in" />);
    const input = screen.getByLabelText("Surname");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain("Fill in");
  });

  it("gets its words by its path, and only a field error has one", () => {
    const error = { kind: "invalid", field: "phones.0", problem: { is: "phone" } } as const;
    expect(Object.keys(fieldErrors(error))).toEqual(["phones.0"]);
    expect(fieldErrors({ kind: "busy" })).toEqual({});
    expect(errorWords({ kind: "blocked", due: "2026-12-05" })).toContain("2026");
  });
});

describe("a badge", () => {
  it("never speaks by shape or colour alone", () => {
    const { container } = render(<Badge look="blocked">Blocked</Badge>);
    expect(container.textContent).toBe("Blocked");
    expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  });
});

const people = Array.from({ length: 1000 }, (_, id) => ({ id }));
function List({ seen }: { seen: (number | string)[] }) {
  const [at, go] = useState<number | null>(null);
  return (
    <VirtualList
      label="People"
      items={people}
      itemKey={({ id }) => id}
      row={({ id }) => id}
      selected={at}
      onSelect={({ id }) => {
        go(id);
        seen.push(id);
      }}
      onOpen={({ id }) => seen.push(`open ${id}`)}
    />
  );
}

describe("a long list", () => {
  it("is walked by arrows, Home, End and Enter, and stops at its ends", () => {
    const seen: (number | string)[] = [];
    render(<List seen={seen} />);
    const list = screen.getByRole("listbox", { name: "People" });
    for (const key of ["ArrowDown", "ArrowDown", "Enter", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp"]) {
      fireEvent.keyDown(list, { key });
    }
    expect(seen).toEqual([0, 1, "open 1", 999, 999, 998, 0, 0]);
  });

  it("draws only the rows in sight", () => {
    render(<List seen={[]} />);
    expect(screen.queryAllByRole("option").length).toBeLessThan(100);
  });
});
