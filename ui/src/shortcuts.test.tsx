import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Button, Dialog } from "./kit";
import { SHORTCUTS, type ShortcutId, shortcutOf, useShortcut } from "./shortcuts";

afterEach(cleanup);

function Listening({ id, heard }: { id: ShortcutId; heard: string[] }) {
  useShortcut(id, () => heard.push(id));
  return <input aria-label="text" />;
}

it("hears the place of a key, so the Russian letter on it does not matter", () => {
  const heard: string[] = [];
  render(<Listening id="quick_add" heard={heard} />);
  fireEvent.keyDown(document.body, { code: "KeyN", key: "т", ctrlKey: true });
  expect(heard).toEqual(["quick_add"]);
});

it("leaves a bare slash to the field one types in, but not Ctrl+K", () => {
  const heard: string[] = [];
  const { getByLabelText } = render(<Listening id="search" heard={heard} />);
  fireEvent.keyDown(getByLabelText("text"), { code: "Slash", key: "/" });
  expect(heard).toEqual([]);
  fireEvent.keyDown(getByLabelText("text"), { code: "KeyK", key: "k", ctrlKey: true });
  fireEvent.keyDown(document.body, { code: "Slash", key: "." });
  expect(heard).toEqual(["search", "search"]);
});

it("keeps the keys of the page still while a dialog is open, and gives Ctrl+Enter to the dialog", () => {
  const heard: string[] = [];
  const page = (isOpen: boolean) => (
    <>
      <Listening id="save" heard={heard} />
      <Listening id="quick_add" heard={heard} />
      <Dialog title="x" isOpen={isOpen} onClose={() => {}} onSave={() => heard.push("dialog")}>
        .
      </Dialog>
    </>
  );
  const press = () => fireEvent.keyDown(document.body, { code: "Enter", key: "Enter", ctrlKey: true });
  const { rerender } = render(page(true));
  press();
  fireEvent.keyDown(document.body, { code: "KeyN", key: "n", ctrlKey: true });
  expect(heard).toEqual(["dialog"]);
  rerender(page(false));
  press();
  expect(heard).toEqual(["dialog", "save"]);
});

it("hears Ctrl+Enter before the button that has the focus", () => {
  const heard: string[] = [];
  render(
    <Dialog title="x" isOpen onClose={() => {}} onSave={() => heard.push("dialog")}>
      <Button onPress={() => heard.push("pressed")}>y</Button>
    </Dialog>,
  );
  const button = screen.getByRole("button", { name: "y" });
  button.focus();
  fireEvent.keyDown(button, { code: "Enter", key: "Enter", ctrlKey: true });
  fireEvent.keyUp(button, { code: "Enter", key: "Enter", ctrlKey: true });
  expect(heard).toEqual(["dialog"]);
});

it("has no two shortcuts on one key", () => {
  for (const [id, { keys }] of Object.entries(SHORTCUTS)) {
    for (const key of keys as { code: string; ctrl?: boolean; alt?: boolean; shift?: boolean }[]) {
      const press = new KeyboardEvent("keydown", {
        code: key.code,
        ctrlKey: key.ctrl ?? false,
        altKey: key.alt ?? false,
        shiftKey: key.shift ?? false,
      });
      expect(shortcutOf(press)).toBe(id);
    }
  }
});
