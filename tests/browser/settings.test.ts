/** The Settings room: facts of the clinic, people and rights, keys, texts, the log. */
import { expect, it } from "vitest";
import { LI_WEI, type Stage, stage } from "./support";

async function settings(desk: Stage, tab: string) {
  await desk.page.getByRole("link", { name: "Настройки" }).click();
  await desk.page.getByRole("tab", { name: tab }).click();
}

it("the clinic's facts are changed, a wrong one is refused at its field and the draft is kept", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await settings(desk, "Клиника");
  await desk.look("settings-clinic");
  const address = desk.field("Адрес оператора");
  await address.fill(" ");
  await desk.field("Контакты").fill("+86 456 822 00 00");
  await desk.button("Сохранить").click();
  await desk.sees(desk.text("Заполните это поле"));
  expect(await desk.field("Контакты").inputValue(), "the draft is kept").toBe("+86 456 822 00 00");
  await address.fill("КНР, г. Хэйхэ, ул. Синъань, 7");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.text("Сохранено"));
  expect(await desk.ask("settings_get")).toMatchObject({
    data: { operator_address: "КНР, г. Хэйхэ, ул. Синъань, 7", operator_contacts: "+86 456 822 00 00" },
  });

  // Seen first: a list that opens while the page still scrolls closes again.
  const country = desk.page.getByRole("combobox", { name: "Страна, где стоит база" });
  await country.scrollIntoViewIfNeeded();
  await country.fill("Китай");
  await desk.page.getByRole("option", { name: "Китай" }).click();
  await desk.button("Сохранить").click();
  await desk.sees(desk.page.getByRole("note").filter({ hasText: "База данных стоит не в России" }));
  await desk.sees(desk.text("База данных вне России"));
  await desk.look("settings-not-russia");
});

it("a person is added with rights, comes in, loses a right, is dismissed and does not come in", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await settings(desk, "Сотрудники");
  await desk.button("Добавить сотрудника").click();
  await desk.field("Имя").fill("Анна Соколова");
  await desk.field("Логин").fill("li.wei");
  await desk.field("Первый пароль").fill("весна-на-набережной");
  await desk.button("Добавить").click();
  await desk.sees(desk.text("Оставьте хотя бы одно право"));
  await desk.page
    .getByRole("dialog")
    .getByRole("checkbox", { name: /^Администратор стойки/ })
    .check({ force: true });
  await desk.button("Добавить").click();
  await desk.sees(desk.text("Уже занято"));
  await desk.shot("settings-add-person.ru");
  await desk.field("Логин").fill("anna");
  await desk.button("Добавить").click();
  await desk.sees(desk.page.getByRole("cell", { name: "anna", exact: true }));

  await desk.page.getByRole("checkbox", { name: "Анна Соколова: Координатор" }).click({ force: true });
  await desk.sees(desk.text("Права изменены"));
  await desk.look("settings-staff");
  await desk.page.getByRole("checkbox", { name: "Ли Вэй: Администратор программы" }).click({ force: true });
  await desk.sees(desk.text("Это последний администратор программы"));

  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn({ login: "Anna", password: "весна-на-набережной" });
  await settings(desk, "Клиника");
  await desk.sees(desk.text("Изменить настройки может администратор программы"));
  await desk.look("settings-read-only");
  await settings(desk, "Журнал");
  await desk.sees(desk.text("Журнал действий видят"));

  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn();
  await settings(desk, "Сотрудники");
  await desk.button(/^Учётная запись: Анна Соколова/).click();
  await desk.page.getByRole("menuitem", { name: "Закрыть доступ" }).click();
  await desk.page.getByRole("alertdialog").getByRole("button", { name: "Закрыть доступ" }).click();
  await desk.sees(desk.button(/^Учётная запись: Анна Соколова/).filter({ hasText: "Доступ закрыт" }));
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.field("Логин").fill("anna");
  await desk.field("Пароль").fill("весна-на-набережной");
  await desk.button("Войти").click();
  await desk.sees(desk.page.getByRole("alert"));
});

it("one's own password and the recovery code are made anew", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await settings(desk, "Ключи и пароли");
  await desk.field("Нынешний пароль").fill("совсем не тот пароль");
  await desk.field("Новый пароль").fill("осень-на-Амуре-26");
  await desk.field("Пароль ещё раз").fill("осень-на-Амуре-26");
  await desk.button("Сменить пароль").click();
  await desk.sees(desk.text("Имя или пароль не подходят"));
  await desk.look("settings-security");
  await desk.field("Нынешний пароль").fill(LI_WEI.password);
  await desk.button("Сменить пароль").click();
  await desk.sees(desk.text("Пароль изменён"));

  await desk.button("Сделать новый код").click();
  await desk.button("Показать новый код").click();
  const sheet = desk.page.getByRole("img", { name: /^Код восстановления/ });
  const code = (await sheet.getAttribute("aria-label"))?.split(": ")[1] ?? "";
  await desk.shot("settings-new-code.ru");
  await desk.button("Код у меня на бумаге").click();
  await desk.field("Код с листа").fill(code);
  await desk.button("Проверить код").click();
  await desk.sees(desk.text("Новый код восстановления действует"));
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn({ login: LI_WEI.login, password: "осень-на-Амуре-26" });
});

it("the texts can be read and the log is verified", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await settings(desk, "Тексты согласий");
  await desk.look("settings-texts");
  await desk.button("Открыть: Политика обработки данных").click();
  await desk.button("Прочитать").first().click();
  await desk.sees(desk.page.getByRole("dialog").getByText("SHA-256"));
  await desk.shot("settings-text.ru");
  await desk.page.keyboard.press("Escape");
  await settings(desk, "Журнал");
  await desk.sees(desk.page.getByRole("cell", { name: "вход", exact: true }));
  await desk.button("Проверить журнал").click();
  await desk.sees(desk.text("Журнал цел"));
  await desk.look("settings-log");
});
