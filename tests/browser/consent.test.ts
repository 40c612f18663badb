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
  expect(await dialog.getByRole("button", { name: "Чем доказывается" }).isDisabled(), "only on paper").toBe(
    true,
  );
  await dialog.getByLabel("Где лежит оригинал").fill("Папка 3");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.page.getByRole("listitem").filter({ hasText: "Данные о здоровье" }));
  expect(await desk.ask("consent_get", { lead })).toMatchObject({
    data: { status: { badge: "partial", health: true, marketing: false } },
  });
  await desk.look("consent-given");
});

const ALL = ["consultation", "appointment", "estimate", "feedback", "statistics"];
const SCAN = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFUlEQVR4nGP8//8/A27AhEduBEsDAKXjAxF9kqZqAAAAAElFTkSuQmCC",
  "base64",
);

it("a text changed in substance makes consents end, and one is renewed with its scan", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await newcomer(desk);
  const given = { lead, kind: "processing", purposes: ALL, language: "ru", on: "2026-11-23" };
  const evidence = { channel: "paper", evidence: "paper", evidence_place: "папка 7" };
  expect(await desk.ask("consent_grant", { ...given, ...evidence })).toMatchObject({ ok: true });

  await desk.page.getByRole("link", { name: "Настройки" }).click();
  await desk.page.getByRole("tab", { name: "Тексты согласий" }).click();
  await desk.button("Открыть: Обработка персональных данных").click();
  await desk.button("Новая редакция").click();
  const body = desk.field("Русский: текст, абзацы через пустую строку");
  await body.fill(`${await body.inputValue()}\n\nДанные хранятся не дольше пяти лет.`);
  await desk.page.locator("label", { hasText: "Изменён по существу" }).click();
  await desk.look("consent-text-draft");
  await desk.button("Как на бумаге").click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("не дольше пяти лет"));
  await desk.shot("consent-text-preview.ru");
  await desk.page.getByRole("dialog").getByRole("button", { name: "Закрыть" }).first().click();
  await desk.button("Опубликовать").click();
  const question = desk.page.getByRole("alertdialog");
  await desk.sees(question.getByText("Обновить нужно 1 согласие. Прежнее действует до 23.12.2026"));
  await desk.shot("consent-text-publish.ru");
  await question.getByRole("button", { name: "Опубликовать" }).click();
  await desk.sees(desk.text("Редакция 2 опубликована"));
  await desk.sees(desk.text("Заменена"));
  await desk.look("consent-text-versions");

  await desk.page.goto(`${desk.url}/#/leads/${lead}/consent`);
  await desk.sees(desk.text("до 23.12.2026"));
  await desk.sees(desk.text("Согласие скоро кончится"));
  await desk.look("consent-ending");
  await desk.button("Записать согласие").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Отметить все" }).click();
  await dialog.getByLabel("Где лежит оригинал").fill("Папка 3");
  const scan = { name: "scan.png", mimeType: "image/png", buffer: SCAN };
  await dialog.locator("input[type=file]").setInputFiles(scan);
  await desk.sees(dialog.getByText("scan.png"));
  await desk.shot("consent-renew.ru");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.text("Скан хранится зашифрованным"));
  expect(await desk.ask("consent_get", { lead })).toMatchObject({
    data: { status: { badge: "given", ending: [] } },
  });
  await desk.button("История на бумаге").click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("История согласий"));
  await desk.shot("consent-history.ru");
});

it("when the days of an enquiry are over the card says why and leads to consent", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await newcomer(desk);
  await desk.page.goto(`${desk.url}/#/leads/${lead}`);
  await desk.sees(desk.text("ответить до 26.11.2026"));
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  await desk.happen({ forward: 4 * 24 * 60 * 60 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/leads/${lead}`);
  await desk.sees(desk.text("срок ответа на обращение вышел"));
  await desk.sees(desk.text("Нет согласия, срок вышел"));
  await desk.look("consent-over");
  await desk.button("Бланк на подпись").click();
  await desk.page.getByRole("menuitem", { name: "Обработка персональных данных" }).click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("Согласие"));
  await desk.page.getByRole("dialog").getByRole("button", { name: "Закрыть" }).first().click();
  await desk.button("Записать согласие").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Отметить все" }).click();
  await dialog.getByLabel("Где лежит оригинал").fill("Папка 3");
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Лебедева Анна Сергеевна" }));
});

it("marketing is stopped in one choice, the request is recorded and the rest goes on", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await newcomer(desk);
  const evidence = {
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
    language: "ru",
    on: "2026-11-23",
  };
  for (const given of [
    { kind: "processing", purposes: ALL },
    { kind: "marketing", purposes: [] },
  ])
    expect(await desk.ask("consent_grant", { lead, ...given, ...evidence })).toMatchObject({ ok: true });
  await desk.page.goto(`${desk.url}/#/leads/${lead}/consent`);
  await desk.button("Остановить рассылку").click();
  await desk.shot("consent-stop-marketing.ru");
  await desk.page.getByRole("menuitem", { name: "Попросил(а) по телефону" }).click();
  await desk.sees(desk.text("Рассылка остановлена, обращение записано"));
  await desk.button("Остановить рассылку").waitFor({ state: "detached" });
  expect(await desk.ask("consent_get", { lead })).toMatchObject({
    data: { status: { badge: "given", marketing: false } },
  });
  expect(await desk.ask("request_list", { open_only: false })).toMatchObject({
    data: [{ kind: "objection" }],
  });
});
