/** The desk's own lists: a filter made by the keyboard, kept under a name, changed together and walked through. */
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};
const dialog = (desk: Stage) => desk.page.getByRole("dialog");
const grid = (desk: Stage) => desk.page.getByRole("grid", { name: "Лиды" });
const viewMenu = (desk: Stage) => desk.button(/^Какие лиды показаны/);
const closed = (desk: Stage) => dialog(desk).waitFor({ state: "detached" });

type Page = { data: { rows: { id: number; status: string; short_name: string }[]; next: unknown } };
type Count = { data: { count: number } };

const FILTER = { statuses: ["new", "qualified", "deciding", "booked", "completed"], languages: ["ru"] };
const STATUSES = "новый, пожелания ясны, думает, записан к врачу, лечение завершено";
const rowsOf = async (desk: Stage, filter: object) =>
  ((await desk.ask("lead_list", { filter, limit: 200 })) as Page).data.rows;

/** Ticks a box of the dialog by its words. */
async function tick(desk: Stage, group: string, name: string) {
  const box = dialog(desk).getByRole("group", { name: group }).getByRole("checkbox", { name, exact: true });
  await box.focus();
  await keys(desk, "Space");
}

it("a filter is made by keys, kept for everybody, shown as a table, changed together and taken back", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  // The invented people have stood in no status before: these come to theirs by the desk.
  for (const { id: lead, status } of await rowsOf(desk, FILTER))
    for (const to of ["contacting", status])
      expect(await desk.ask("lead_status", { lead, status: to })).toMatchObject({ ok: true });
  const wanted = await rowsOf(desk, FILTER);
  const { data: counted } = (await desk.ask("lead_count", { filter: FILTER })) as Count;
  expect(wanted.length).toBe(counted.count);
  expect(wanted.length).toBeGreaterThan(4);

  // Two conditions; the button already says how many pass.
  await keys(desk, "Alt+Digit2");
  await desk.sees(desk.page.getByRole("option"));
  await desk.button("Фильтр").focus();
  await keys(desk, "Enter");
  await desk.sees(dialog(desk));
  for (const status of STATUSES.split(", ")) await tick(desk, "Статус", status);
  await tick(desk, "Язык", "Русский");
  await desk.sees(dialog(desk).getByRole("button", { name: `Показать: ${wanted.length}` }));
  await desk.shot("lists-1-filter.ru");
  await desk.page.setViewportSize({ width: 640, height: 800 });
  await desk.shot("lists-1-filter-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await keys(desk, "Control+Enter");
  await closed(desk);
  await desk.sees(desk.text(`Найдено: ${wanted.length}`));
  const chips = desk.page.getByRole("list", { name: "Условия" });
  await desk.sees(chips.getByText(`Статус: ${STATUSES}`));
  expect(await chips.getByRole("listitem").count()).toBe(2);
  expect(await desk.page.getByRole("option").first().getAttribute("aria-setsize")).toBe(
    String(wanted.length),
  );
  await desk.look("lists-2-chips");
  await desk.page.setViewportSize({ width: 640, height: 800 });
  await desk.shot("lists-2-chips-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });

  // Exported is what is shown, and the dialog says so.
  await desk.button("Экспорт…").press("Enter");
  await desk.sees(dialog(desk).getByText(`Открытые · Статус: ${STATUSES} · Язык: Русский · недавние`));
  await keys(desk, "Escape");
  await closed(desk);

  // Kept under a name, found again after the page was thrown away.
  await viewMenu(desk).press("Enter");
  await desk.page.getByRole("menuitem", { name: "Сохранить этот список…" }).press("Enter");
  await desk.page.keyboard.type("Ещё не решили");
  await desk.field("Видят все за стойкой").focus();
  await keys(desk, "Space");
  await desk.shot("lists-3-save.ru");
  await keys(desk, "Control+Enter");
  await closed(desk);
  await desk.sees(desk.button("Какие лиды показаны: Ещё не решили"));
  await desk.page.reload();
  await desk.sees(viewMenu(desk));
  expect(await desk.page.getByRole("list", { name: "Условия" }).count()).toBe(0);
  await viewMenu(desk).press("Enter");
  const entry = desk.page.getByRole("menuitemradio", { name: /^Ещё не решили/ });
  await desk.sees(entry.getByText(String(wanted.length), { exact: true }));
  await desk.shot("lists-4-menu.ru");
  await entry.press("Enter");
  await desk.sees(desk.text(`Найдено: ${wanted.length}`));

  // A table with another column: the list is not as it was saved any more.
  await desk.page.getByRole("radio", { name: "Список" }).focus();
  await keys(desk, "ArrowRight");
  await desk.sees(grid(desk));
  expect(await grid(desk).getAttribute("aria-rowcount")).toBe(String(wanted.length + 1));
  await desk.button("Столбцы").press("Enter");
  await desk.page.getByRole("menuitemcheckbox", { name: "Откуда" }).press("Space");
  await keys(desk, "Escape");
  await desk.sees(grid(desk).getByRole("columnheader", { name: "Откуда" }));
  await desk.sees(desk.button("Какие лиды показаны: Ещё не решили · изменён"));
  await viewMenu(desk).press("Enter");
  await desk.page.getByRole("menuitem", { name: "Записать изменения в «Ещё не решили»" }).press("Enter");
  await desk.sees(desk.button("Какие лиды показаны: Ещё не решили"));
  await desk.button("Закрыть").first().press("Enter");

  // Three rows by the keyboard, one change for all: looked at first, then done, then taken back.
  await grid(desk).focus();
  await keys(desk, "Home", "Space", "ArrowDown", "Space", "Shift+ArrowDown");
  await desk.sees(desk.text(`Выбрано: 3 из ${wanted.length}`));
  await desk.look("lists-5-table");
  await desk.page.setViewportSize({ width: 640, height: 800 });
  await desk.shot("lists-5-table-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  const three = (await rowsOf(desk, FILTER)).slice(0, 3);
  const same = three.filter(({ status }) => status === "new").length;
  await desk.button("Статус").press("Enter");
  await desk.page.getByRole("menuitem", { name: "новый", exact: true }).press("Enter");
  await desk.sees(dialog(desk).getByRole("table"));
  const act = dialog(desk).getByRole("button", { name: `Изменить: ${3 - same}` });
  await desk.sees(act);
  expect(await dialog(desk).getByRole("row").count()).toBe(4);
  await keys(desk, "Escape");
  await closed(desk);
  await desk.button("Статус").press("Enter");
  await desk.page.getByRole("menuitem", { name: "отложено", exact: true }).press("Enter");
  await desk.sees(desk.field("Отложить до"));
  await desk.shot("lists-6-postpone.ru");
  await keys(desk, "Control+Enter");
  await desk.sees(dialog(desk).getByRole("button", { name: "Изменить: 3" }));
  await desk.shot("lists-7-preview.ru");
  await keys(desk, "Control+Enter");
  await closed(desk);
  await desk.sees(desk.text("Изменено: 3"));
  await desk.sees(grid(desk).and(desk.page.locator(":focus")));
  await desk.sees(desk.text(`Найдено: ${wanted.length - 3}`));
  const postponed = async () =>
    (await rowsOf(desk, { statuses: ["postponed"] })).filter(({ id }) => three.some((one) => one.id === id));
  expect((await postponed()).length).toBe(3);
  await desk.button("Вернуть").press("Enter");
  await desk.sees(desk.text("Всё снова как было"));
  await desk.sees(desk.text(`Найдено: ${wanted.length}`));
  expect(await postponed()).toEqual([]);
  const after = await rowsOf(desk, FILTER);
  for (const { id, status } of three) expect(after.find((one) => one.id === id)?.status).toBe(status);

  // All that are loaded, and the dialog of the look in the other languages.
  await grid(desk).focus();
  await keys(desk, "Control+KeyA");
  await desk.sees(desk.text(`Выбрано: ${wanted.length}`));
  for (const [language, filter, status, word] of [
    ["zh", "筛选", "状态", "新客户"],
    ["en", "Filter", "Status", "new"],
  ] as const) {
    await desk.speak(language);
    await desk.button(filter).press("Enter");
    await desk.sees(dialog(desk));
    await desk.shot(`lists-1-filter.${language}`);
    await keys(desk, "Escape");
    await closed(desk);
    await desk.button(status).press("Enter");
    await desk.page.getByRole("menuitem").filter({ hasText: word }).first().press("Enter");
    await desk.sees(dialog(desk).getByRole("table"));
    await desk.shot(`lists-7-preview.${language}`);
    await keys(desk, "Escape");
    await closed(desk);
  }
  await desk.speak("ru");
  await keys(desk, "Escape");
});

it("one walks through the filter from card to card; whoever leaves the list leaves a place", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/leads`);
  await desk.sees(desk.page.getByRole("option"));
  await desk.page.getByRole("radio", { name: "Таблица" }).press("Space");
  await desk.sees(grid(desk));
  const total = Number(await grid(desk).getAttribute("aria-rowcount")) - 1;
  const order = await rowsOf(desk, {});
  const at = (place: number) => desk.text(`${place} из ${total}`);
  await grid(desk).focus();
  await keys(desk, "ArrowDown", "Enter");
  await desk.sees(at(2));
  expect(desk.page.url()).toContain(`#/leads/${order[1]?.id}`);
  await keys(desk, "Alt+ArrowDown");
  await desk.sees(at(3));
  expect(desk.page.url()).toContain(`#/leads/${order[2]?.id}`);
  await desk.look("lists-8-walk");
  // A menu has the focus: it is left closed.
  await keys(desk, "Alt+ArrowUp", "Alt+ArrowUp");
  await desk.sees(at(1));
  expect(
    await desk.page.getByRole("button", { name: /^Предыдущий человек списка/ }).isDisabled(),
    "the first has nobody before",
  ).toBe(true);
  await keys(desk, "Alt+ArrowUp");
  await desk.sees(at(1));

  // Put away, the person leaves a place: the next one stands there now.
  await desk.button("Ещё").press("Enter");
  await desk.page.getByRole("menuitem", { name: "Убрать в архив" }).press("Enter");
  await desk.sees(desk.text("не из этого списка"));
  await keys(desk, "Alt+ArrowDown");
  await desk.sees(desk.text(`1 из ${total - 1}`));
  expect(desk.page.url()).toContain(`#/leads/${order[1]?.id}`);

  // Back to the table by the link and by the history, at the row one was at.
  await desk.page.getByRole("radio", { name: "Таблица" }).press("Space");
  await desk.sees(grid(desk));
  await desk.sees(desk.page.getByRole("radio", { name: "Таблица" }).and(desk.page.locator(":focus")));
  await keys(desk, "Tab", "End", "Enter");
  await desk.sees(desk.text(`${total - 1} из ${total - 1}`));
  await desk.button("К таблице").press("Enter");
  await desk.sees(grid(desk));
  const here = await grid(desk).getAttribute("aria-activedescendant");
  expect(here).toMatch(new RegExp(`-${order.at(-1)?.id}$`));
  await keys(desk, "Enter");
  await desk.sees(desk.button("К таблице"));
  await desk.page.goBack();
  await desk.sees(grid(desk));
});

it("a filter nobody passes says so and is cleared; a condition is taken away by its cross", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  expect(await desk.ask("lead_register", person("Ким", "Виктор", ["+79141112233"]))).toMatchObject({
    ok: true,
  });
  await keys(desk, "Alt+Digit2");
  await desk.sees(desk.text("Все открытые · 1"));
  await desk.button("Фильтр").press("Enter");
  await tick(desk, "Статус", "лечится");
  await tick(desk, "Кто ведёт", "я");
  await keys(desk, "Control+Enter");
  await closed(desk);
  await desk.sees(desk.text("Никто не подходит"));
  await desk.look("lists-9-nobody");
  await desk.button("Убрать условие: Статус: лечится").press("Enter");
  await desk.sees(desk.page.getByRole("option"));
  await desk.sees(desk.button("Убрать условие: Кто ведёт: я").and(desk.page.locator(":focus")));
  await desk.button("Снять все").press("Enter");
  await desk.sees(desk.text("Все открытые · 1"));
});

it("a saved list is renamed, hidden, taken away and brought back; nobody else changes it", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const list = { filter: { statuses: ["deciding"] }, archived: true };
  const content = { list, layout: "cards", columns: ["phone"] };
  const keep = { id: null, name: "Давно думают", shared: true, content };
  expect(await desk.ask("view_save", keep)).toMatchObject({ ok: true });
  const account = { login: "anna", display_name: "Анна Соколова", language: "ru", roles: ["receptionist"] };
  expect(await desk.ask("account_register", { account, password: "весна-на-набережной" })).toMatchObject({
    ok: true,
  });
  await keys(desk, "Alt+Digit2");
  const manage = async () => {
    await viewMenu(desk).press("Enter");
    await desk.page.getByRole("menuitem", { name: "Управлять списками…" }).press("Enter");
    await desk.sees(dialog(desk));
  };
  await manage();
  await dialog(desk).getByRole("textbox").fill("Думают больше месяца");
  await desk.shot("lists-10-manage.ru");
  await dialog(desk).getByRole("button", { name: "Сохранить" }).press("Enter");
  await desk.sees(desk.text("Сохранено: «Думают больше месяца»"));
  await dialog(desk).getByRole("button", { name: "Убрать «Думают больше месяца»" }).press("Enter");
  await desk.sees(dialog(desk).getByText("Ещё ни одного списка не сохранили."));
  await desk.button("Вернуть").press("Enter");
  await desk.sees(dialog(desk).getByRole("textbox"));
  await dialog(desk).getByRole("button", { name: "Готово" }).press("Enter");
  await closed(desk);

  await keys(desk, "Control+Shift+KeyL");
  await desk.signIn({ login: "anna", password: "весна-на-набережной" });
  await keys(desk, "Alt+Digit2");
  await manage();
  await desk.sees(dialog(desk).getByText("Изменить может тот, кто сохранил, или координатор"));
  expect(await dialog(desk).getByRole("textbox").count()).toBe(0);
  await keys(desk, "Escape");
});
