/** A request answered by the register, and the pack of a case: printed, saved, and nobody named in the pack. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

type Answer = { ok: boolean; data?: { id: number } };

async function pakSergei(desk: Stage): Promise<number> {
  const answer = (await desk.ask("lead_register", {
    name: { surname: "Пак", given: "Сергей", patronymic: "Чхольевич", latin: "", chinese: "" },
    phones: [{ number: "+7 914 123-45-67", channel: "phone" }],
    emails: ["sergei.pak@example.com"],
    language: "ru",
    channel: "website",
    interests: ["implants"],
    comment: "Имплант до весны",
    next_action: { text: "перезвонить", on: "2026-11-24", time: null },
  })) as Answer;
  expect(answer).toMatchObject({ ok: true });
  return answer.data?.id ?? 0;
}

it("a letter is answered from the register, and after the destruction the pack of its case names nobody", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await pakSergei(desk);

  // The register of transfers is told in item 8.
  await desk.page.goto(`${desk.url}/#/settings/transfers`);
  await desk.sees(desk.text("Передач нет и не предполагается"));
  await desk.button("Добавить").click();
  const dialog = desk.page.getByRole("dialog");
  await desk.field("Получатель").fill("Лаборатория «Лунцзян», Харбин");
  await dialog.getByLabel("Страна").first().fill("Китай");
  await desk.page.getByRole("option", { name: "Китай" }).click();
  await desk.field("Основание").fill("ст. 12 ч. 4 п. 1");
  await desk.shot("answers-1-transfer.ru");
  await desk.button("Сохранить").click();
  await desk.sees(desk.text("Лаборатория «Лунцзян», Харбин"));
  await desk.look("answers-2-transfers");

  expect(
    await desk.ask("request_record", {
      leads: [lead],
      received_on: "2026-11-23",
      channel: "email",
      kinds: ["withdrawal", "access"],
      applicant: "person",
      identity_check: "call_back",
    }),
  ).toMatchObject({ ok: true });
  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.page.getByRole("link", { name: /L-2026-0001/ }).click();
  await desk.sees(desk.text("Ответ о персональных данных"));
  await desk.look("answers-3-case");
  await desk.button("Напечатать ответ").click();
  const first = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(first.getByText("Ответ на запрос о персональных данных"));
  await desk.sees(desk.page.getByText("+7 914 123-45-67"));
  await desk.shot("answers-4-paper.ru");
  for (const [language, title] of [
    ["中文", "关于个人信息查询的答复"],
    ["English", "Answer to a request about personal data"],
  ] as const) {
    await dialog.getByText(language, { exact: true }).click();
    await desk.sees(first.getByText(title));
    await desk.shot(`answers-4-paper.${language === "中文" ? "zh" : "en"}`);
  }
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("L-2026-0001-access-en.pdf"));
  await desk.page.keyboard.press("Escape");
  await desk.button("Сохранить данные (JSON)").click();
  await desk.sees(desk.text("L-2026-0001-access-ru.json"));
  // The letter tells what left, and when the answer went.
  await desk.sees(desk.text("Бумага передана: Ответ о персональных данных"));
  await desk.sees(desk.text("Ответ передан 23.11.2026."));
  await desk.button("Отметить сделанное").click();
  await desk.page.getByRole("menuitem", { name: "Ответ отправлен" }).click();
  await desk.sees(desk.text("выполнено 23.11.2026"));
  await desk.look("answers-4-given");

  const papers = join(desk.data, "papers");
  const data = JSON.parse(readFileSync(join(papers, "L-2026-0001-access-ru.json"), "utf8"));
  expect(data.items.map(({ number }: { number: string }) => number)).toEqual(
    "1 2 3 4 5 6 7 8 9 9.1 10".split(" "),
  );
  expect(JSON.stringify(data)).toContain("Лунцзян");
  expect(JSON.stringify(data)).not.toContain("Ли Вэй");

  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.page.getByRole("link", { name: /L-2026-0001/ }).click();
  await desk.button("Уничтожить…").click();
  await desk.field("Введите номер: L-2026-0001").fill("L-2026-0001");
  await desk.button("Уничтожить данные 1 человека").click();
  await desk.sees(desk.text("Составлен акт A-2026-0001."));
  await desk.button("Сохранить папку для проверки").click();
  await desk.sees(desk.text("L-2026-0001-pack"));
  await desk.look("answers-5-pack");
  const pack = join(papers, "L-2026-0001-pack");
  expect(readdirSync(pack).sort()).toEqual([
    "A-2026-0001-log.csv",
    "A-2026-0001-ru.pdf",
    "L-2026-0001-confirmation.pdf",
    "L-2026-0001-log-check.txt",
    "L-2026-0001-request.pdf",
    "contents.txt",
  ]);
  const check = readFileSync(join(pack, "L-2026-0001-log-check.txt"), "utf8");
  expect(check).toContain("Цепочка цела");
  expect(check).toContain("Каждая строка выгрузки совпадает с записью журнала.");
  for (const name of ["contents.txt", "L-2026-0001-log-check.txt", "A-2026-0001-log.csv"]) {
    expect(readFileSync(join(pack, name), "utf8")).not.toContain("Пак");
  }
});

it("Art. 14, 20(1): a question about one's own data is recorded, answered on paper and closed as answered", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await pakSergei(desk);
  await desk.page.keyboard.press("Alt+KeyW");
  const dialog = desk.page.getByRole("dialog");
  const choose = async (field: string, option: string) => {
    await dialog.getByRole("button", { name: field }).click();
    await desk.page.getByRole("option", { name: option }).click();
  };
  await choose("О чём обращение", "Запрос сведений о себе");
  await dialog.getByRole("searchbox").fill("пак сергей");
  await desk.sees(dialog.getByText("Пак Сергей Чхольевич"));
  await dialog.getByRole("searchbox").press("Enter");
  await desk.sees(dialog.getByText("пн, 07.12.2026"));
  await choose("Как получено", "эл. почтой");
  await choose("Как проверена личность", "обратным звонком");
  await desk.button("Записать").click();
  await desk.sees(desk.text("Обращение L-2026-0001"));

  await desk.button("Напечатать ответ").click();
  const first = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(first.getByText("Ответ на запрос о персональных данных"));
  await desk.sees(first.getByText("Пак Сергей Чхольевич"));
  await desk.sees(first.getByText("7 статьи 14"));
  await desk.sees(desk.page.getByText("+7 914 123-45-67"));
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("L-2026-0001-access-ru.pdf"));
  await desk.page.keyboard.press("Escape");
  await desk.sees(desk.text("Бумага передана: Ответ о персональных данных"));
  await desk.button("Отметить сделанное").click();
  await desk.page.getByRole("menuitem", { name: "Ответ отправлен" }).click();
  await desk.button("Закрыть обращение").click();
  await dialog.getByRole("button", { name: "Закрыть обращение" }).click();
  await desk.sees(desk.text("Обращение закрыто: Ответ дан"));
  await desk.look("answers-6-closed");
  expect(readdirSync(join(desk.data, "papers"))).toEqual(["L-2026-0001-access-ru.pdf"]);
});
