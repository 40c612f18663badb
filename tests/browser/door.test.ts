/** From an empty folder to a desk in use: the wizard, the recovery code, the lock, and ways in that fail. */
import { expect, it } from "vitest";
import { LI_WEI, type Stage, stage } from "./support";

const CLINIC = {
  "Название оператора": "ООО «Чжэньмэй Дентал», Хэйхэ",
  "Адрес оператора": "КНР, г. Хэйхэ, ул. Чжунъян, 100",
  Контакты: "+86 456 822 33 44, privacy@zhenmei.example",
};
const PLACE = "675000, г. Благовещенск, ул. Ленина, 1";

async function fillAccount(desk: Stage, password: string, again = password) {
  await desk.field("Имя").fill(LI_WEI.name);
  await desk.field("Логин").fill(LI_WEI.login);
  await desk.field("Пароль").fill(password);
  await desk.field("Пароль ещё раз").fill(again);
}

/** Through the wizard as far as the code; returns the code shown. */
async function wizard(desk: Stage): Promise<string> {
  await desk.button("Далее").click();
  for (const [label, value] of Object.entries(CLINIC)) await desk.field(label).fill(value);
  await desk.button("Далее").click();
  await desk.field("Адрес помещения").fill(PLACE);
  await desk.button("Далее").click();
  await fillAccount(desk, LI_WEI.password);
  await desk.button("Создать базу клиники").click();
  const shown = await desk.page.getByRole("img", { name: /^Код восстановления/ }).getAttribute("aria-label");
  return /[0-9A-Z]{5}(-[0-9A-Z]{5}){5}/.exec(shown ?? "")?.[0] ?? "";
}

async function confirmCode(desk: Stage, code: string) {
  await desk.button("Код у меня на бумаге").click();
  await desk.field("Код с листа").fill(code);
  await desk.button("Проверить код").click();
  await desk.sees(desk.page.getByRole("navigation"));
}

it("a new clinic is set up, its code typed back, the desk locked and opened again", async () => {
  const desk = await stage();
  await desk.sees(desk.page.getByRole("heading", { name: "Первый запуск" }));
  await desk.look("wizard-1-language");

  await desk.button("Далее").click();
  await desk.button("Далее").click();
  expect(await desk.text("Заполните это поле").count()).toBe(3);
  for (const [label, value] of Object.entries(CLINIC)) await desk.field(label).fill(value);
  await desk.look("wizard-2-clinic");

  await desk.button("Далее").click();
  await desk.page.getByRole("combobox", { name: "Страна, где стоит база" }).fill("Китай");
  await desk.page.getByRole("option", { name: "Китай" }).click();
  await desk.sees(desk.text("База данных стоит не в России"));
  await desk.field("Адрес помещения").fill(PLACE);
  await desk.look("wizard-3-database");
  await desk.page.getByRole("combobox", { name: "Страна, где стоит база" }).fill("Росс");
  await desk.page.getByRole("option", { name: "Россия" }).click();

  await desk.button("Далее").click();
  await fillAccount(desk, "1234567890", "12345678901");
  await desk.button("Создать базу клиники").click();
  await desk.sees(desk.text("Пароли не совпадают"));
  await desk.field("Пароль ещё раз").fill("1234567890");
  await desk.button("Создать базу клиники").click();
  await desk.sees(desk.text("Пароль слишком простой"));
  await desk.look("wizard-4-account");
  await fillAccount(desk, LI_WEI.password);
  await desk.button("Назад").click();
  expect(await desk.field("Адрес помещения").inputValue(), "the draft is kept").toBe(PLACE);
  await desk.button("Далее").click();
  await desk.button("Создать базу клиники").click();

  const sheet = desk.page.getByRole("img", { name: /^Код восстановления/ });
  const code = /[0-9A-Z]{5}(-[0-9A-Z]{5}){5}/.exec((await sheet.getAttribute("aria-label")) ?? "")?.[0] ?? "";
  expect(code).toHaveLength(35);
  await desk.look("wizard-5-code");
  await desk.button("Напечатать код").click();
  await desk.sees(desk.page.getByRole("article", { name: /Страница 1/ }));
  await desk.shot("wizard-6-paper.ru");
  await desk.button("Закрыть").first().click();

  await desk.button("Код у меня на бумаге").click();
  await desk.field("Код с листа").fill(typo(code));
  await desk.button("Проверить код").click();
  await desk.sees(desk.text("опечатка: контрольная сумма не сходится"));
  await desk.look("wizard-7-typo");
  await desk.field("Код с листа").fill(code.toLowerCase().replaceAll("-", " "));
  await desk.button("Проверить код").click();
  await desk.sees(desk.page.getByRole("navigation"));
  await desk.look("desk-empty");

  await desk.page.keyboard.press("Control+Shift+L");
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  const left = await desk.page.content();
  for (const secret of [LI_WEI.name, PLACE, code, "Чжэньмэй Дентал"]) expect(left).not.toContain(secret);

  await desk.look("sign-in");
  await desk.field("Логин").fill(LI_WEI.login);
  await desk.field("Пароль").fill("не тот пароль вовсе");
  await desk.button("Войти").click();
  await desk.sees(desk.text("Имя или пароль не подходят"));
  expect(await desk.field("Пароль").inputValue(), "a wrong password is not kept").toBe("");
  await desk.look("sign-in-wrong");
  await desk.signIn();
});

it("a set-up whose code was never typed back asks for a new one before the desk", async () => {
  const desk = await stage();
  const first = await wizard(desk);
  await desk.page.reload();
  await desk.sees(desk.page.getByRole("heading", { name: "Нужен новый код восстановления" }));
  await desk.look("code-needed");
  await desk.button("Показать новый код").click();
  const shown = await desk.page.getByRole("img", { name: /^Код восстановления/ }).getAttribute("aria-label");
  expect(shown).not.toContain(first);
  await desk.button("Код у меня на бумаге").click();
  await desk.field("Код с листа").fill(first);
  await desk.button("Проверить код").click();
  await desk.sees(desk.page.getByRole("alert"));
  await desk.button("Показать код ещё раз").click();
  await confirmCode(desk, shown?.split(": ")[1] ?? "");
});

it("after five failures the desk pauses and says how long, and opens again afterwards", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.field("Логин").fill(LI_WEI.login);
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    await desk.field("Пароль").fill("не тот пароль вовсе");
    await desk.button("Войти").click();
    await desk.sees(attempt < 6 ? desk.text("Имя или пароль не подходят") : desk.text("Слишком много"));
    await desk.sees(desk.page.locator("button:not([data-pending])", { hasText: "Войти" }));
  }
  expect(await desk.button("Войти").isDisabled()).toBe(true);
  await desk.look("sign-in-paused");
  await desk.happen({ forward: 31 });
  await desk.text("Слишком много").waitFor({ state: "detached" });
  await desk.signIn();
});

it("a computer whose keyring changed is opened by the printed code", async () => {
  const desk = await stage();
  const code = await wizard(desk);
  await confirmCode(desk, code);
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  await desk.happen({ keyring: "wiped" });
  await desk.field("Логин").fill(LI_WEI.login);
  await desk.field("Пароль").fill(LI_WEI.password);
  await desk.button("Войти").click();
  await desk.sees(desk.text("Хранилище ключей этого компьютера изменилось"));
  await desk.look("sign-in-device");
  await desk.button("Ввести код восстановления").click();
  await desk.field("Код с листа").fill(code);
  await desk.field("Новый пароль").fill("лёд-на-Амуре-до-апреля");
  await desk.field("Пароль ещё раз").fill("лёд-на-Амуре-до-апреля");
  await desk.look("recover");
  await desk.button("Задать пароль и войти").click();
  await desk.sees(desk.page.getByRole("navigation"));
});

it("a desk nobody touches locks itself and empties the page", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.happen({ forward: 9 * 60 });
  await desk.page.keyboard.press("Shift");
  await desk.happen({ forward: 9 * 60 });
  expect(await desk.ask("settings_get"), "a key was pressed in time").toMatchObject({ ok: true });
  await desk.happen({ forward: 2 * 60 });
  await desk.page.mouse.click(640, 400);
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  expect(await desk.page.content()).not.toContain(LI_WEI.name);
});

/** One wrong character in the middle. */
function typo(code: string): string {
  return `${code.slice(0, 14)}${code[14] === "7" ? "8" : "7"}${code.slice(15)}`;
}
