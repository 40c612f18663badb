/** Consent on a lead's card: recorded as evidence, printed to be signed. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

/** A person without any consent, by a number of the desk's own list. */
async function newcomer(desk: Stage): Promise<number> {
  const answer = (await desk.ask("lead_register", {
    name: { surname: "Лебедева", given: "Анна", patronymic: "Сергеевна", latin: "", chinese: "" },
    phones: [{ number: "+7 914 123-45-67", channel: "phone" }],
    emails: [],
    language: "ru",
    channel: "phone",
    interests: [],
    comment: "",
    next_action: { text: "перезвонить", on: "2026-11-24", time: null },
  })) as { ok: boolean; data?: { id: number } };
  expect(answer).toMatchObject({ ok: true });
  return answer.data?.id ?? 0;
}

it("a consent is recorded with its purposes, text and evidence, and the form is printed in three languages", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await newcomer(desk);
  await desk.page.goto(`${desk.url}/#/leads/${lead}/consent`);
  await desk.sees(desk.text("Согласия ещё нет"));
  await desk.look("consent-none");

  await desk.button("Бланк на подпись").click();
  await desk.page.getByRole("menuitem", { name: "Обработка персональных данных" }).click();
  const page = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(page.getByText("Согласие"));
  for (const [language, word] of [
    ["中文", "同意"],
    ["English", "onsent"],
    ["Русский", "Согласие"],
  ] as const) {
    await desk.page.getByRole("radio", { name: language }).check({ force: true });
    await desk.sees(page.getByText(word));
  }
  await desk.shot("consent-form.ru");
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("Сохранено:"));
  expect(readdirSync(join(desk.data, "papers"))).toEqual(["consent-processing-v1-ru.pdf"]);
  await desk.page.keyboard.press("Escape");

  await desk.button("Записать согласие").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Записать согласие" }).click();
  await desk.sees(dialog.getByText("Отметьте хотя бы одну цель"));
  await dialog.getByRole("button", { name: "Отметить все" }).click();
  await dialog.getByRole("checkbox", { name: "обезличенная статистика" }).uncheck({ force: true });
  await dialog.getByRole("button", { name: "Записать согласие" }).click();
  await desk.sees(dialog.getByText("Заполните это поле"));
  await desk.shot("consent-record.ru");
  await dialog.getByLabel("Где лежит оригинал").fill("Папка 3, полка «Согласия 2026»");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.text("Согласие записано"));
  await desk.sees(desk.page.getByRole("listitem").filter({ hasText: "Дано" }));

  await desk.button("Записать согласие").click();
  await dialog.getByRole("radio", { name: "Данные о здоровье" }).check({ force: true });
  expect(await dialog.getByRole("button", { name: "Чем доказывается" }).isDisabled(), "only on paper").toBe(true);
  await dialog.getByLabel("Где лежит оригинал").fill("Папка 3");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.page.getByRole("listitem").filter({ hasText: "Данные о здоровье" }));
  expect(await desk.ask("consent_get", { lead })).toMatchObject({
    data: { status: { badge: "partial", health: true, marketing: false } },
  });
  await desk.look("consent-given");
});
