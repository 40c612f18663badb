/** The board of leads by status: a card goes along the way by keys and by the mouse, comes back, ends at an exit. */
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};
/** The column of a status by its word. */
const column = (desk: Stage, word: string) =>
  desk.page.getByRole("listbox", { name: new RegExp(`^${word}( ·|$)`) });
const card = (desk: Stage, word: string, name: string) =>
  column(desk, word).getByRole("option").filter({ hasText: name });
const dialog = (desk: Stage) => desk.page.getByRole("dialog");

async function takes(desk: Stage, surname: string, number: string, more: object = {}): Promise<number> {
  const made = (await desk.ask("lead_register", person(surname, "Анна", [number], more))) as {
    data: { id: number };
  };
  return made.data.id;
}

const statusOf = async (desk: Stage, lead: number): Promise<string> => {
  const answer = (await desk.ask("lead_get", { lead })) as { data: { status: string } };
  return answer.data.status;
};
const comesTo = (desk: Stage, lead: number, status: string) =>
  expect.poll(() => statusOf(desk, lead), { timeout: 5000 }).toBe(status);

/** The room of people as a board. */
async function opens(desk: Stage) {
  await desk.page.goto(`${desk.url}/#/leads`);
  await desk.page.getByText("Доска", { exact: true }).click();
  await desk.sees(desk.page.getByRole("region", { name: "Лиды по статусам" }));
  await desk.sees(column(desk, "новый").getByRole("option"));
}

/** Inside what is seen, beside its middle: a press in the very middle is taken for one of a screen reader. */
async function inside(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error("nothing to drag, or nowhere");
  return { x: box.x + box.width / 3, y: box.y + box.height / 3 };
}

/** Carries a card by the mouse over places to the last of them, as a hand does. */
async function drags(desk: Stage, from: Locator, ...over: Locator[]) {
  const { mouse } = desk.page;
  const { x, y } = await inside(from);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 20, y + 20, { steps: 4 });
  for (const place of over) {
    await desk.sees(place);
    const to = await inside(place);
    await mouse.move(to.x, to.y, { steps: 8 });
  }
  await mouse.up();
}

/** Takes back what a toast says, whichever others stand beside it. */
const takesBack = (desk: Stage, said: string) =>
  desk.page
    .getByRole("alertdialog")
    .filter({ hasText: said })
    .getByRole("button", { name: "Вернуть" })
    .click();

/** The card the keyboard stands on. */
const focused = (desk: Stage) => desk.page.locator("[role=option]:focus");

it("a card goes to the next status and to any other by keys, and Undo brings it back", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  const anna = await takes(desk, "Лебедева", "+79141234567");
  await opens(desk);
  await desk.look("board-1280");

  await card(desk, "новый", "Лебедева").click();
  await keys(desk, "Alt+ArrowRight");
  await desk.sees(card(desk, "дозваниваемся", "Лебедева"));
  await card(desk, "новый", "Лебедева").waitFor({ state: "detached" });
  await comesTo(desk, anna, "contacting");
  await desk.sees(focused(desk).filter({ hasText: "Лебедева" }));
  await desk.shot("board-moved");

  // Twice without waiting: the second step begins where the first has put it.
  await keys(desk, "Alt+ArrowRight", "Alt+ArrowRight");
  await comesTo(desk, anna, "estimate_sent");
  await desk.sees(focused(desk).filter({ hasText: "Лебедева" }));
  await takesBack(desk, "Лебедева А.: смета отправлена");
  await comesTo(desk, anna, "qualified");
  await desk.sees(card(desk, "пожелания ясны", "Лебедева"));

  // Any status by its menu; the arrows go over a column without anybody.
  await card(desk, "пожелания ясны", "Лебедева").click();
  await keys(desk, "Alt+ArrowDown");
  await desk.sees(desk.page.getByRole("menuitemradio", { name: "пожелания ясны", checked: true }));
  await desk.shot("board-menu");
  await desk.page.getByRole("menuitemradio", { name: "приехал", exact: true }).press("Enter");
  await comesTo(desk, anna, "arrived");
  await desk.sees(focused(desk).filter({ hasText: "Лебедева" }));
  expect((await card(desk, "приехал", "Лебедева").boundingBox())?.x).toBeLessThan(1280 - 200);

  // The library's own way by keys: Alt+Enter, Tab through the columns.
  await desk.sees(column(desk, "приехал · 3"));
  await keys(desk, "Home", "Alt+Enter");
  await desk.sees(desk.page.locator("[data-dragging]").filter({ hasText: "Лебедева" }));
  await keys(desk, "Tab");
  await desk.sees(desk.page.locator("[role=listbox][data-drop-target]"));
  await keys(desk, "Enter");
  await expect.poll(() => statusOf(desk, anna)).not.toBe("arrived");
});

it("several cards go together by the mouse, and the columns keep their places", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const people: number[] = [];
  for (let at = 0; at < 14; at++)
    people.push(await takes(desk, `Гончарова${String.fromCharCode(1072 + at)}`, `+791466600${10 + at}`));
  for (const lead of people.slice(0, 12))
    await desk.ask("lead_status", { lead, status: "contacting", reason: null, until: null });
  await opens(desk);
  await column(desk, "дозваниваемся").hover();
  await desk.page.mouse.wheel(0, 300);
  await expect.poll(() => column(desk, "дозваниваемся").evaluate((list) => list.scrollTop)).toBe(300);

  await card(desk, "новый", "Гончаровам").click();
  await card(desk, "новый", "Гончарован").click({ modifiers: ["Control"] });
  await drags(desk, card(desk, "новый", "Гончаровам"), column(desk, "дозваниваемся"));
  await comesTo(desk, people[12] ?? 0, "contacting");
  await comesTo(desk, people[13] ?? 0, "contacting");
  await desk.sees(desk.text("2 записи: дозваниваемся"));
  expect(await column(desk, "дозваниваемся").evaluate((list) => list.scrollTop)).toBe(300);
  await desk.shot("board-dragged");
  await takesBack(desk, "2 записи: дозваниваемся");
  await comesTo(desk, people[12] ?? 0, "new");
  await comesTo(desk, people[13] ?? 0, "new");
});

it("who declines says why, leaves the way, and comes back by Undo", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  const anna = await takes(desk, "Лебедева", "+79141234567");
  await opens(desk);
  await card(desk, "новый", "Лебедева").click();
  await keys(desk, "Alt+ArrowDown");
  await desk.page.getByRole("menuitemradio", { name: "отказ" }).press("Enter");
  await desk.sees(dialog(desk).getByLabel("Причина"));
  await keys(desk, "Control+Enter");
  await desk.sees(dialog(desk).getByText("Заполните"));
  expect(await statusOf(desk, anna)).toBe("new");
  await desk.shot("board-declined");
  await desk.page.keyboard.type("Дорого");
  await keys(desk, "Control+Enter");
  await dialog(desk).waitFor({ state: "detached" });
  await comesTo(desk, anna, "declined");
  await card(desk, "новый", "Лебедева").waitFor({ state: "detached" });
  await desk.sees(column(desk, "новый").locator("[role=option]:focus"));
  await takesBack(desk, "Лебедева А.: отказ");
  await comesTo(desk, anna, "new");
  expect(
    await desk.ask("lead_status", { lead: anna, status: "declined", reason: "Дорого", until: null }),
  ).toMatchObject({
    ok: true,
  });
  await desk.page.reload();
  await opens(desk);

  await desk.button("Сошли с пути").click();
  await desk.sees(card(desk, "отказ", "Лебедева"));
  await desk.look("board-exits");
  await column(desk, "отложено").scrollIntoViewIfNeeded();
  await drags(desk, card(desk, "отказ", "Лебедева"), column(desk, "отложено"));
  await desk.sees(dialog(desk).getByText("Отложить до"));
  await keys(desk, "Control+Enter");
  await comesTo(desk, anna, "postponed");
  await desk.sees(card(desk, "отложено", "Лебедева"));
  // By keys through the dialog: the keyboard ends on the card, where it has come to.
  await card(desk, "отложено", "Лебедева").click();
  await keys(desk, "Alt+ArrowLeft");
  await desk.sees(dialog(desk).getByLabel("Причина"));
  await desk.page.keyboard.type("Далеко");
  await keys(desk, "Control+Enter");
  await comesTo(desk, anna, "declined");
  await dialog(desk).waitFor({ state: "detached" });
  await desk.sees(column(desk, "отказ").locator("[role=option]:focus").filter({ hasText: "Лебедева" }));
  await takesBack(desk, "Лебедева А.: отказ");
  await comesTo(desk, anna, "postponed");
  await desk.button("Свернуть").click();
  await column(desk, "отказ").waitFor({ state: "detached" });

  // On the card too a step away from an exit is taken back, though it demanded something to get there.
  await desk.page.goto(`${desk.url}/#/leads/${anna}`);
  await desk.button("Статус: отложено").click();
  await desk.page.getByRole("menuitemradio", { name: "новый" }).press("Enter");
  await comesTo(desk, anna, "new");
  await takesBack(desk, "Статус: новый");
  await comesTo(desk, anna, "postponed");
});

it("a refused move puts the card back and says why", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const anna = await takes(desk, "Лебедева", "+79141234567");
  await opens(desk);
  // Another window has taken a letter meanwhile; this one has not heard of it.
  const letter = {
    leads: [anna],
    received_on: "2026-11-23",
    channel: "email",
    kinds: ["withdrawal"],
    applicant: "person",
    identity_check: "known_address",
    language: "ru",
  };
  expect(await desk.ask("request_record", letter)).toMatchObject({ ok: true });
  await card(desk, "новый", "Лебедева").click();
  await keys(desk, "Alt+ArrowRight");
  await desk.sees(desk.page.getByRole("alert").filter({ hasText: "отозвал согласие" }));
  await card(desk, "дозваниваемся", "Лебедева").waitFor({ state: "detached" });
  await desk.sees(focused(desk).filter({ hasText: "Лебедева" }));
  await desk.sees(card(desk, "новый", "Лебедева"));
  await desk.look("board-refused");
});

it("the board is wide on a wide screen and is reached by keys on a small one", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  await opens(desk);
  await desk.page.setViewportSize({ width: 1920, height: 1080 });
  await desk.look("board-1920");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await desk.button("Сошли с пути").scrollIntoViewIfNeeded();
  await desk.look("board-end");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.look("board-640");
  const board = desk.page.getByRole("region", { name: "Лиды по статусам" });
  await board.evaluate((box) => {
    box.scrollLeft = 0;
  });
  await board.focus();
  await keys(desk, "ArrowRight", "ArrowRight");
  await expect.poll(() => board.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
  // From card to card, also over a column without anybody; what one comes to is in sight.
  await card(desk, "дозваниваемся", "Кудрявцева").focus();
  await keys(desk, "ArrowDown", "ArrowRight");
  await desk.sees(column(desk, "смета отправлена").locator("[role=option]:focus"));
  await expect
    .poll(() => column(desk, "смета отправлена").evaluate((list) => list.getBoundingClientRect().right))
    .toBeLessThanOrEqual(640);
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("heading", { level: 2 }).first());
  await expect.poll(() => desk.page.url()).toMatch(/#\/leads\/\d+/);
});

it("a card dragged to the folded exits opens them, and a long column comes page by page", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  for (let at = 0; at < 60; at++) await takes(desk, "Гончарова", `+791466000${10 + at}`);
  await desk.page.setViewportSize({ width: 3200, height: 800 });
  await opens(desk);
  const cards = column(desk, "новый").getByRole("option");
  expect(await cards.first().getAttribute("aria-setsize")).toBe("50");
  await drags(desk, cards.first(), desk.button("Сошли с пути"), column(desk, "дубликат"));
  await desk.sees(card(desk, "дубликат", "Гончарова"));

  await desk.sees(column(desk, "новый · 59"));
  const toEnd = async () => {
    await column(desk, "новый").evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    return cards.last().getAttribute("aria-posinset");
  };
  await expect.poll(toEnd, { timeout: 5000 }).toBe("59");
  expect(await cards.count(), "only the cards in sight exist").toBeLessThan(20);
});
