/** A list leaves as a spreadsheet: with a reason, for somebody of the clinic, without those who have not agreed. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

type Reply = { ok: boolean; data?: { id: number } };

async function knows(desk: Stage, surname: string, number: string): Promise<number> {
  const lead = (await desk.ask("lead_register", person(surname, "", [number]))) as Reply;
  expect(lead).toMatchObject({ ok: true });
  return lead.data?.id ?? 0;
}

/** Anna has agreed to be called back, Viktor has not. */
async function knowsTwo(desk: Stage) {
  const consent = {
    lead: await knows(desk, "Лебедева", "+7 914 123-45-67"),
    kind: "processing",
    purposes: ["consultation", "feedback"],
    language: "ru",
    on: "2026-11-23",
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
  };
  expect(await desk.ask("consent_grant", consent)).toMatchObject({ ok: true });
  await knows(desk, "Ким", "+7 914 765-43-21");
}

it("a list leaves with its reason and recipient, without whoever has not agreed", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await knowsTwo(desk);
  await desk.page.keyboard.press("Alt+Digit2");
  await desk.sees(desk.text("Все открытые · 2"));
  await desk.look("export-1-list");

  const dialog = desk.page.getByRole("dialog");
  for (const [language, act] of [
    ["zh", "导出…"],
    ["en", "Export…"],
    ["ru", "Экспорт…"],
  ] as const) {
    await desk.speak(language);
    await desk.button(act).press("Enter");
    await desk.sees(dialog);
    await desk.shot(`export-2-dialog.${language}`);
    await desk.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }

  // Nothing leaves without a reason and somebody who gets it.
  await desk.button("Экспорт…").press("Enter");
  await desk.sees(dialog.getByText("Все открытые · недавние"));
  expect(await dialog.getByRole("radio", { name: "XLSX" }).isChecked()).toBe(true);
  expect(await dialog.getByRole("radio", { name: "обратная связь" }).isChecked()).toBe(true);
  expect(await dialog.getByRole("radio", { name: /статистика/ }).count(), "needs no names").toBe(0);
  await dialog.getByRole("radio", { name: "CSV" }).focus();
  await desk.page.keyboard.press("Space");
  const reason = dialog.getByLabel("Для чего");
  const recipient = dialog.getByLabel("Кто получит");
  const refused = (field: typeof reason) => field.and(desk.page.locator("[aria-invalid=true]"));
  await reason.focus();
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(refused(reason));
  await desk.shot("export-3-no-reason.ru");
  await reason.fill("обзвон после лечения");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await dialog.getByRole("button", { name: "Выгрузить" }).press("Enter");
  await desk.sees(refused(recipient));
  expect(await refused(reason).count()).toBe(0);
  await desk.sees(refused(recipient).and(desk.page.locator(":focus")));
  await desk.shot("export-4-no-recipient-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await recipient.fill("Ли Вэй, координатор");
  await dialog.getByRole("button", { name: "Выгрузить" }).press("Enter");

  await desk.sees(dialog.getByText("В файле 1 человек"));
  await desk.sees(dialog.getByText("Без согласия не вошёл 1 человек"));
  await desk.shot("export-5-done.ru");
  const told = (await dialog.getByText(/^Сохранено: /).textContent())?.replace("Сохранено: ", "") ?? "";
  expect(told).toMatch(/X-2026-0001\.csv$/);
  expect(told.startsWith(desk.data), "beside the papers").toBe(true);
  const file = readFileSync(told, "utf8");
  expect(file).toContain("Лебедева");
  expect(file).not.toContain("Ким");
  await dialog.getByRole("button", { name: "Готово" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
});

it("the result is told in the other languages; the archive leaves, the blocked never", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await knowsTwo(desk);
  await desk.page.keyboard.press("Alt+Digit2");
  await desk.sees(desk.text("Все открытые · 2"));
  const dialog = desk.page.getByRole("dialog");
  for (const [language, act, reason, recipient, done] of [
    ["zh", "导出…", "导出原因", "接收人", "文件中有 1 人"],
    ["en", "Export…", "Reason", "Recipient", "1 person is in the file"],
  ] as const) {
    await desk.speak(language);
    await desk.button(act).press("Enter");
    await dialog.getByLabel(reason).fill("回访 / calls");
    await dialog.getByLabel(recipient).fill("Ли Вэй");
    await desk.page.keyboard.press("Control+Enter");
    await desk.sees(dialog.getByText(done));
    await desk.shot(`export-5-done.${language}`);
    await desk.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }

  await desk.speak("ru");
  await desk.button(/^Какие лиды показаны/).press("Enter");
  await desk.page.getByRole("menuitemradio", { name: /^Архив/ }).press("Enter");
  await desk.sees(desk.text("Здесь никого нет"));
  await desk.button("Экспорт…").press("Enter");
  await desk.sees(dialog.getByText("Архив", { exact: true }));
  await dialog.getByLabel("Для чего").fill("сверка");
  await dialog.getByLabel("Кто получит").fill("Ли Вэй");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(dialog.getByText("В файле 0 человек"));
  await desk.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  // No export of those whose data may not be used.
  await desk.button(/^Какие лиды показаны/).press("Enter");
  await desk.page.getByRole("menuitemradio", { name: /^Заблокированные/ }).press("Enter");
  await desk.button("Экспорт…").waitFor({ state: "detached" });

  // Nor by anybody but the coordinator.
  const account = { login: "anna", display_name: "Анна Соколова", language: "ru", roles: ["receptionist"] };
  expect(await desk.ask("account_register", { account, password: "весна-на-набережной" })).toMatchObject({
    ok: true,
  });
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.signIn({ login: "anna", password: "весна-на-набережной" });
  await desk.page.keyboard.press("Alt+Digit2");
  await desk.sees(desk.page.getByRole("link", { name: "Похожие карточки", exact: true }));
  expect(await desk.button("Экспорт…").count()).toBe(0);
});
