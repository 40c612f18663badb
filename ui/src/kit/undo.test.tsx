import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Button, Dialog, ToastRegion, toast, toastUndo } from ".";

const leave: (() => void)[] = [];
afterEach(() => {
  act(() => {
    for (const close of leave.splice(0)) close();
  });
  cleanup();
});
const say = (text: string, undo?: () => void) =>
  act(() => void leave.push(undo ? toastUndo(text, undo) : toast(text)));
const back = (at: Element = document.body) =>
  act(() => void fireEvent.keyDown(at, { code: "KeyZ", key: "я", ctrlKey: true }));

it("Ctrl+Z takes back the newest of what is shown, then the one before it, then nothing", () => {
  const done: string[] = [];
  render(<ToastRegion />);
  say("one", () => done.push("one"));
  say("two", () => done.push("two"));
  say("no undo");
  back();
  expect(done).toEqual(["two"]);
  expect(screen.queryByText("two")).toBeNull();
  back();
  back();
  expect(done).toEqual(["two", "one"]);
});

it("Ctrl+Z in a field is the field's own, on a tick it is the window's", () => {
  const done: string[] = [];
  render(
    <>
      <input aria-label="text" />
      <input type="checkbox" aria-label="tick" />
      <ToastRegion />
    </>,
  );
  say("one", () => done.push("one"));
  back(screen.getByLabelText("text"));
  expect(done).toEqual([]);
  back(screen.getByLabelText("tick"));
  expect(done).toEqual(["one"]);
});

it("a dialog with something typed asks before Esc, the cross and its own Cancel close it", () => {
  const closed: string[] = [];
  const dialog = (dirty: boolean) => (
    <Dialog
      title="edit"
      isOpen
      dirty={dirty}
      onClose={() => closed.push("closed")}
      actions={(leave) => <Button onPress={leave}>way out</Button>}
    >
      .
    </Dialog>
  );
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  const pressEscape = (role: string) =>
    fireEvent.keyDown(screen.getByRole(role), { code: "Escape", key: "Escape" });
  const { rerender } = render(dialog(true));
  press("way out");
  screen.getByRole("alertdialog");
  pressEscape("alertdialog");
  expect(screen.queryByRole("alertdialog")).toBeNull();
  pressEscape("dialog");
  press("Discard what was typed");
  expect(closed).toEqual(["closed"]);
  rerender(dialog(false));
  pressEscape("dialog");
  press("way out");
  expect(closed).toHaveLength(3);
});
