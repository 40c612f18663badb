/** The log and the roles: a refused attempt is found, the log is saved for an inspector, rights are seen. */
import { expect, it } from "vitest";
import { stage } from "./support";

it("a refused attempt is found in the log by its result, its person and its group of actions", async () => {
  const desk = await stage({ clinic: 3 });
  await desk.signIn();
  const account = { login: "anna", display_name: "Анна Соколова", language: "ru", roles: ["receptionist"] };
  expect(await desk.ask("account_register", { account, password: "весна-на-набережной" })).toMatchObject({
    ok: true,
  });
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn({ login: "anna", password: "весна-на-набережной" });
  const settings = (await desk.ask("settings_get")) as { data: object };
  expect(await desk.ask("settings_change", settings.data)).toMatchObject({ ok: false });
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn();
  await desk.page.getByRole("link", { name: "Настройки" }).click();
  await desk.page.getByRole("tab", { name: "Журнал" }).click();
  const cell = (name: string) => desk.page.getByRole("cell", { name, exact: true });
  await desk.sees(cell("вход"));
  const choose = async (field: string, option: string) => {
    await desk.page.getByRole("button", { name: new RegExp(`${field}$`) }).click();
    await desk.page.getByRole("option", { name: option, exact: true }).click();
  };
  await choose("Итог", "отказано");
  await desk.sees(cell("отказано · нет права"));
  await desk.sees(cell("изменение настроек"));
  expect(await cell("вход").count(), "only refusals are left").toBe(0);
  await choose("Кто", "Анна Соколова");
  await choose("Действия", "Настройки");
  await desk.sees(cell("отказано · нет права"));
  await desk.look("audit-refused");
  await desk.button("Сохранить для проверяющего").click();
  await desk.sees(desk.text("audit-log-"));

  await desk.button("Сбросить").click();
  await desk.field("Номер карточки или письма").fill("K-2026-9999");
  await desk.page.keyboard.press("Enter");
  await desk.sees(desk.text("Такого номера нет"));
  const leads = (await desk.ask("lead_list", {
    status: null,
    archived: false,
    blocked: false,
    sort: "changed",
    after: null,
    limit: 1,
  })) as { data: { rows: { id: number; case_no: string }[] } };
  const lead = leads.data.rows[0];
  if (!lead) throw new Error("the clinic has leads");
  await desk.ask("lead_get", { lead: lead.id });
  await desk.field("Номер карточки или письма").fill(lead.case_no);
  await desk.page.keyboard.press("Enter");
  await desk.sees(cell("просмотр карточки"));
  expect(await cell("вход").count(), "only of this card").toBe(0);
  await desk.sees(desk.text("Проверено до записи"));
});

it("who may do what is seen on one page in three languages, and the last officer leaves with a word", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.page.setViewportSize({ width: 1280, height: 1500 });
  await desk.page.getByRole("link", { name: "Настройки" }).click();
  await desk.page.getByRole("tab", { name: "Сотрудники" }).click();
  await desk.sees(desk.page.getByRole("rowheader", { name: "просмотр журнала" }));
  await desk.look("audit-roles");
  await desk.page
    .getByRole("checkbox", { name: "Ли Вэй: Ответственный за персональные данные" })
    .click({ force: true });
  await desk.sees(desk.page.getByRole("alertdialog").getByText("ст. 22.1"));
  await desk.shot("audit-last-officer.ru");
});
