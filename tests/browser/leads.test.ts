/** A day at the desk by the keyboard alone: a person is taken, found in three scripts, called, promised something. */
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

const openDialogs = (desk: Stage) => desk.page.getByRole("dialog");
const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};
const type = (desk: Stage, text: string) => desk.page.keyboard.type(text);

/** Types into the search by its key and waits for the person among the found. */
async function finds(desk: Stage, text: string, name: string) {
  await keys(desk, "Control+KeyK");
  await type(desk, text);
  await desk.sees(desk.page.getByRole("option").filter({ hasText: name }));
}

it("a person is taken, found by Latin, Chinese and phone, called and promised, without a mouse", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.sees(desk.text("На сегодня всё сделано"));
  await desk.look("today-empty");

  // Search first: what nobody is called becomes the new person.
  await keys(desk, "Slash");
  await type(desk, "лебедева анна");
  await desk.sees(desk.text("Новый лид: «лебедева анна»"));
  await keys(desk, "Enter");
  await desk.sees(openDialogs(desk));
  expect(await desk.field("Фамилия").inputValue()).toBe("Лебедева");
  expect(await desk.field("Имя").inputValue()).toBe("Анна");

  // A wrong phone is said at its field and nothing typed is lost.
  await type(desk, "+8 914");
  await keys(desk, "Control+Enter");
  await desk.sees(desk.text("Такого номера телефона не бывает"));
  await desk.shot("quick-add-refused");
  await keys(desk, "Control+KeyA");
  await type(desk, "8 (914) 123-45-67");
  await desk.button("Все поля").press("Enter");
  await desk.field("Китайское имя").fill("安娜");
  await keys(desk, "Control+Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Лебедева Анна" }));
  await desk.sees(desk.text("+7 914 123-45-67"));
  await desk.look("lead-card");

  for (const text of ["lebedeva", "安娜", "45-67", "ANNA 4567", "анна леб"]) {
    await finds(desk, text, "Лебедева А.");
    await keys(desk, "Escape", "Escape");
  }
  await keys(desk, "Alt+Digit1");
  await finds(desk, "lebedeva", "Лебедева А.");
  await desk.shot("search");
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Лебедева Анна" }));

  // A call and the next promise, from the card.
  await keys(desk, "KeyC");
  await desk.sees(desk.field("О чём говорили"));
  await type(desk, "Спросила, когда врач свободен");
  await keys(desk, "Tab", "Control+KeyA");
  await type(desk, "перезвонить о датах");
  await desk.shot("log-call");
  await keys(desk, "Control+Enter");
  await openDialogs(desk).waitFor({ state: "detached" });
  await desk.sees(desk.text("Спросила, когда врач свободен"));

  // Today shows it, T moves it to tomorrow, Undo brings it back.
  await keys(desk, "Alt+Digit1");
  const promised = desk.page.getByRole("option").filter({ hasText: "перезвонить о датах" });
  await desk.sees(promised);
  await desk.look("today");
  await keys(desk, "KeyT");
  await promised.waitFor({ state: "detached" });
  await desk.button("Вернуть").press("Enter");
  await desk.sees(promised);
});

it("the same person is shown before a second card is made, and a double press makes one", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.ask("lead_register", person("Ким", "Виктор", ["+79141112233"]));

  await keys(desk, "Control+KeyN");
  await type(desk, "89141112233");
  await desk.sees(desk.text("Похоже, этот человек уже есть"));
  await desk.sees(desk.text("тот же телефон"));
  await desk.shot("quick-add-duplicate");
  await openDialogs(desk).getByRole("button", { name: "Открыть", exact: true }).press("Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));

  await keys(desk, "Control+KeyN");
  await type(desk, "89142223344");
  await desk.field("Фамилия").fill("Пак");
  await keys(desk, "Control+Enter", "Control+Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Пак" }));
  await desk.sees(desk.text("Все открытые · 2"));
});

it("keys are told by their place, so a Russian layout changes nothing", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.place("KeyN", "т", true);
  await desk.sees(openDialogs(desk));
  await type(desk, "89143334455");
  await desk.place("Enter", "Enter", true);
  await desk.sees(desk.page.getByRole("heading", { name: "+7 914 333-44-55" }));
  await desk.place("KeyC", "с");
  await desk.sees(desk.field("О чём говорили"));
  await keys(desk, "Escape");
  await desk.place("KeyK", "л", true);
  await type(desk, "4455");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "…44-55" }));
});

it("two desks change one card: nobody's words are lost unseen", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = (await desk.ask("lead_register", person("Цой", "Марина", ["+79145556677"]))) as {
    data: { id: number; version: number };
  };
  await keys(desk, "Slash");
  await type(desk, "цой");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "Цой М." }));
  await keys(desk, "Enter");
  await desk.button("Изменить").first().press("Enter");
  await desk.field("Пожелания").fill("Только по субботам");
  const { next_action: _, ...theirs } = person("Цой", "Марина", ["+79145556677"]);
  await desk.ask("lead_edit", {
    ...theirs,
    lead: made.data.id,
    version: made.data.version,
    comment: "Просит врача, говорящего по-русски",
  });
  await keys(desk, "Control+Enter");
  await desk.sees(desk.text("Карточку изменил кто-то другой"));
  const wishes = desk.page.getByRole("radiogroup", { name: "Пожелания" });
  await desk.sees(wishes.getByText("Только по субботам"));
  await desk.sees(wishes.getByText("Просит врача, говорящего по-русски"));
  await desk.shot("lead-conflict");
  await wishes.getByRole("radio", { name: /оба текста вместе/ }).press("Space");
  await keys(desk, "Control+Enter");
  await openDialogs(desk).waitFor({ state: "detached" });
  await desk.sees(desk.text("Просит врача, говорящего по-русски\nТолько по субботам"));
});

it("a lead leaves the lists for the archive and comes back by Undo", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  for (const [surname, number] of [
    ["Гончарова", "+79146660001"],
    ["Щербаков", "+79146660002"],
  ] as const)
    await desk.ask("lead_register", person(surname, "Алексей", [number]));
  await keys(desk, "Alt+Digit2");
  await desk.sees(desk.text("Все открытые · 2"));
  await desk.page.getByRole("option").filter({ hasText: "Щербаков" }).click();
  await desk.sees(desk.page.getByRole("heading", { name: "Щербаков Алексей" }));
  await desk.button("Ещё").press("Enter");
  await desk.page.getByRole("menuitem", { name: "Убрать в архив" }).press("Enter");
  await desk.sees(desk.text("Все открытые · 1"));
  await desk.look("lead-archived");
  await desk.button("Вернуть").press("Enter");
  await desk.sees(desk.text("Все открытые · 2"));
});

it("a withdrawn record opened by its address is refused with its reason and its day", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = (await desk.ask("lead_register", person("Рябинин", "Олег", ["+79147770001"]))) as {
    data: { id: number };
  };
  expect(
    await desk.ask("request_record", {
      leads: [made.data.id],
      received_on: "2026-11-23",
      channel: "email",
      kinds: ["withdrawal"],
      applicant: "person",
      identity_check: "known_address",
      language: "ru",
    }),
  ).toMatchObject({ ok: true });
  await desk.page.goto(`${desk.url}/#/leads/${made.data.id}`);
  await desk.sees(desk.page.getByText("отозвал согласие"));
  await desk.sees(desk.page.getByText("23.12.2026"));
  await desk.look("lead-blocked");
});
