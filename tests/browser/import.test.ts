/** A spreadsheet taken in: looked at, tried, run, found by the search, taken back without a trace. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

const folder = mkdtempSync(join(tmpdir(), "desk-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const PEOPLE = [
  "ФИО;Телефон;E-mail;Откуда узнали;Дата заявки;Согласие на сайте;Комментарий",
  "Лебедева Анна Сергеевна;8 914 123-45-67;anna@example.ru;сайт;05/11/2026;;Два импланта",
  "Пак Сергей;+7 914 765-43-21;;вконтакте;06/11/2026;2026-11-23;Виниры",
  "Ким Виктор;12;;телефон;07/11/2026;;",
  "Пак С.;89147654321;;;08/11/2026;;ещё раз",
  "王小明;+86 138 0013 8000;;微信;09/10/2026;;",
  "",
].join("\r\n");

async function knowsAnna(desk: Stage) {
  expect(await desk.ask("lead_register", person("Лебедева", "Анна", ["+79141234567"]))).toMatchObject({
    ok: true,
  });
}

const choose = (desk: Stage, path: string) => desk.page.locator("input[type=file]").setInputFiles(path);

const narrow = async (desk: Stage, name: string) => {
  await desk.page.setViewportSize({ width: 640, height: 400 });
  const wide = await desk.page.evaluate(() => {
    const body = document.querySelector("main section section")?.parentElement;
    return [document.documentElement, body].some((box) => box && box.scrollWidth > box.clientWidth);
  });
  expect(wide, "the page itself never scrolls sideways").toBe(false);
  await desk.shot(`${name}-200-percent.ru`);
  await desk.page.setViewportSize({ width: 1280, height: 800 });
};

const search = async (desk: Stage, text: string) => {
  await desk.page.keyboard.press("Control+KeyK");
  await desk.page.keyboard.type(text);
};
const leaveSearch = async (desk: Stage) => {
  await desk.page.keyboard.press("Escape");
  await desk.page.keyboard.press("Escape");
};

it("a file is looked at, tried, run, found, and taken back", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await knowsAnna(desk);
  await desk.page.keyboard.press("Alt+Digit2");
  await desk.sees(desk.page.getByRole("link", { name: "Похожие карточки", exact: true }));
  await desk.look("import-1-list");
  await desk.button("Импорт…").press("Enter");
  await desk.sees(desk.text("Ещё ничего не загружали."));
  await desk.look("import-2-file");
  await narrow(desk, "import-2-file");

  // What is no table is refused in words, and another file can be chosen.
  await choose(desk, write("no.csv", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17])));
  await desk.sees(desk.page.getByRole("alert").getByText("Это не таблица"));

  // The columns are guessed; one of them is not, and the dates can be read two ways.
  const path = write("заявки.csv", PEOPLE);
  await choose(desk, path);
  await desk.sees(desk.text("5 строк с людьми"));
  await desk.sees(desk.text("Укажите, как читать даты."));
  expect(await desk.button("Проверить").isDisabled()).toBe(true);
  const column = (name: string) => desk.page.getByRole("columnheader").getByRole("button", { name });
  await desk.sees(column("ФИО").filter({ hasText: "ФИО целиком" }));
  await desk.look("import-3-columns");
  await narrow(desk, "import-3-columns");
  await column("Откуда узнали").press("Enter");
  await desk.page.getByRole("option", { name: "Пожелания" }).press("Enter");
  await desk.sees(column("Откуда узнали").filter({ hasText: "Пожелания" }));
  await column("Откуда узнали").press("Enter");
  await desk.page.getByRole("option", { name: "Откуда пришёл" }).press("Enter");
  await desk.page.getByRole("radio", { name: /5 ноября/ }).focus();
  await desk.page.keyboard.press("Space");
  await desk.page.getByText("Для всех строк").scrollIntoViewIfNeeded();
  await desk.look("import-4-answers");
  await desk.button("Проверить").press("Enter");

  // The dry run says what becomes of every row.
  const rows = desk.page.getByRole("table", { name: "По строкам" });
  const row = (who: string) => rows.getByRole("row").filter({ hasText: who });
  await desk.sees(row("Лебедева").getByText("по телефону"));
  await desk.sees(row("Пак Сергей").getByText("с согласием из формы сайта"));
  await desk.sees(row("Ким").getByText(/^Телефон: /));
  await desk.sees(row("Пак С.").getByText(/тот же человек, что в строке \d/));
  await desk.sees(row("王小明").getByText("без согласия"));
  await desk.sees(desk.text("Новых карточек: 2."));
  await desk.look("import-5-check");
  await narrow(desk, "import-5-check");
  expect(await desk.button("Загрузить").isDisabled(), "a wrong row stops all").toBe(true);
  await row("Лебедева").getByRole("button", { name: "K-2026-0001" }).press("Enter");
  await desk.sees(desk.page.getByRole("dialog").getByText("Лебедева Анна"));
  await desk.shot("import-6-known.ru");
  await desk.page.keyboard.press("Escape");
  await desk.button(/Какие строки показаны/).press("Enter");
  await desk.page.getByRole("option", { name: /С ошибкой · 1/ }).press("Enter");
  await row("Лебедева").waitFor({ state: "detached" });
  await desk.sees(row("Ким"));
  await desk.page.getByRole("checkbox", { name: /Пропустить строки с ошибками/ }).press("Space");
  await desk.button("Загрузить").press("Enter");

  await desk.sees(desk.page.getByRole("heading", { name: "Загружено" }));
  await desk.sees(desk.text("Отменить можно до"));
  await desk.look("import-7-done");
  await search(desk, "9147654321");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "Пак С." }));
  await leaveSearch(desk);

  // The list of imports, and all of it back.
  await desk.button("Показать загрузки").press("Enter");
  await desk.sees(desk.text("Строк: 5 · новых карточек: 2 · дополнено: 0 · пропущено: 3"));
  await desk.button("Отменить загрузку").press("Enter");
  const question = desk.page.getByRole("alertdialog");
  await desk.sees(question.getByText("с которыми уже работали"));
  await desk.shot("import-8-take-back-question.ru");
  await question.getByRole("button", { name: "Отменить загрузку" }).press("Enter");
  await question.waitFor({ state: "detached" });
  await desk.sees(desk.text("Карточек удалено: 2"));
  await desk.sees(desk.page.getByText(/^Отменено 23\.11\.2026/));
  await desk.look("import-9-taken-back");
  await narrow(desk, "import-9-taken-back");
  await search(desk, "9147654321");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "9147654321" }));
  await desk.page.getByRole("option").filter({ hasText: "Пак С." }).waitFor({ state: "detached" });
  expect(await desk.ask("lead_search", { text: "9147654321", limit: 8 })).toMatchObject({
    data: { rows: [] },
  });
  await leaveSearch(desk);

  // A file of the same form is read as last time: the dates are not asked again.
  await choose(desk, path);
  await desk.sees(desk.text("читается как в прошлый раз"));
  await desk.sees(desk.text("05/11/2026 читается как 5 ноября."));
  await desk.look("import-10-known-form");
  await desk.button("Отмена").press("Enter");
  await desk.sees(desk.text("Все открытые · 1"));
});

it("a file of the old code page is read, with another encoding on request; one may go back", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/leads/import`);
  // «Имя;Телефон», «Ким;+79141112233» in Windows-1251.
  const bytes = Buffer.concat([
    Buffer.from([0xc8, 0xec, 0xff]),
    Buffer.from(";"),
    Buffer.from([0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed]),
    Buffer.from("\r\n"),
    Buffer.from([0xca, 0xe8, 0xec]),
    Buffer.from(";+79141112233\r\n"),
  ]);
  await choose(desk, write("old.csv", bytes));
  await desk.sees(desk.page.getByRole("cell", { name: "Ким" }));
  await desk.button(/Кодировка файла/).press("Enter");
  await desk.page.getByRole("option", { name: /GB18030/ }).press("Enter");
  await desk.page.getByRole("cell", { name: "Ким" }).waitFor({ state: "detached" });
  await desk.button(/Кодировка файла/).press("Enter");
  await desk.page.getByRole("option", { name: /Windows-1251/ }).press("Enter");
  await desk.sees(desk.page.getByRole("cell", { name: "Ким" }));

  // Without a name and a phone nothing can be tried.
  for (const name of ["Имя", "Телефон"]) {
    await desk.page.getByRole("columnheader").getByRole("button", { name }).press("Enter");
    await desk.page.getByRole("option", { name: "– не брать –" }).press("Enter");
  }
  await desk.sees(desk.text("Укажите столбец с именем или телефоном."));
  await desk.button("Назад").press("Enter");
  await desk.sees(desk.button("Выбрать файл…"));
});

it("a large file shows how far it is and can be stopped", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/leads/import`);
  const many = Array.from(
    { length: 20_000 },
    (_, at) => `Заявка ${at},+7914${String(1_000_000 + at).padStart(7, "0")}`,
  );
  await choose(desk, write("many.csv", ["Комментарий,Телефон", ...many].join("\n")));
  await desk.button("Проверить").press("Enter");
  await desk.sees(desk.text("Новых карточек: 20 000."));
  await desk.button("Загрузить").press("Enter");
  await desk.sees(desk.page.getByText(/из 20\s000/));
  await desk.page.screenshot({ path: join(process.env.DESK_OUT ?? folder, "import-11-running.png") });
  await desk.button("Отмена").press("Enter");
  await desk.sees(desk.text("Остановлено. Ничего не изменено."));
  expect(await desk.ask("import_list")).toMatchObject({ data: [] });
});
