/** A trip from the card to the Trips room: refused without consent, planned on both clocks, printed. */
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

type Answer = { ok: boolean; data: { id: number }; error?: unknown };

async function register(desk: Stage, surname: string): Promise<number> {
  const answer = (await desk.ask("lead_register", {
    name: { surname, given: "Анна", patronymic: "Сергеевна", latin: "", chinese: "" },
    phones: [{ number: "+7 914 123-45-67", channel: "phone" }],
    language: "ru",
    channel: "phone",
  })) as Answer;
  expect(answer).toMatchObject({ ok: true });
  return answer.data.id;
}

async function agree(desk: Stage, lead: number) {
  const consent = {
    lead,
    kind: "processing",
    purposes: ["consultation", "appointment"],
    language: "ru",
    on: "2026-11-20",
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
  };
  expect(await desk.ask("consent_grant", consent)).toMatchObject({ ok: true });
}

/** Types a day or an hour into its parts, as on a keyboard. */
async function type(desk: Stage, way: string, field: string, text: string) {
  const box = desk.page.getByRole("region", { name: way }).getByRole("group", { name: field });
  await box.getByRole("spinbutton").first().click();
  await desk.page.keyboard.type(text);
}

async function choose(desk: Stage, way: string, field: string, option: string) {
  await desk.page.getByRole("region", { name: way }).getByRole("button", { name: field }).click();
  await desk.page.getByRole("option", { name: option }).click();
}

it("a trip is refused without consent, planned with both clocks, listed and printed", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const anna = await register(desk, "Лебедева");
  await desk.page.goto(`${desk.url}#/leads/${anna}/trip`);
  await desk.sees(desk.text("Нет согласия на согласование поездки"));
  await desk.look("trip-1-no-consent");

  await agree(desk, anna);
  await desk.page.reload();
  await desk.button("Запланировать поездку").click();
  await type(desk, "Прибытие", "Дата", "25112026");
  await type(desk, "Прибытие", "Время", "0900");
  await choose(desk, "Прибытие", "Транспорт", "автобус по автомобильному мосту");
  await desk.sees(desk.text("08:00 Хэйхэ / 09:00 Благовещенск"));
  await desk.sees(desk.text("Хэйхэ: пункт пропуска в это время закрыт, часы работы 08:30–18:00."));
  await type(desk, "Отъезд", "Дата", "28112026");
  await type(desk, "Отъезд", "Время", "1500");
  await choose(desk, "Отъезд", "Транспорт", "автобус по автомобильному мосту");
  await desk.sees(desk.text("15:00 Хэйхэ / 16:00 Благовещенск"));
  await desk.field("Гостиница").fill("«Юаньдун», ул. Чжунъян, 48; паспорт 71 1234567");
  await desk.button("Сохранить").click();
  await desk.sees(desk.text("номер паспорта"));
  await desk.look("trip-2-warned");
  await desk.page.getByRole("region", { name: "Прибытие" }).scrollIntoViewIfNeeded();
  await desk.look("trip-2-ways");
  await desk.field("Гостиница").fill("«Юаньдун», ул. Чжунъян, 48");
  await desk.button("Сохранить").click();
  await desk.sees(desk.text("Сохранено"));
  await desk.page.getByText("Гостиница забронирована").click();
  await desk.sees(desk.text("Ли Вэй, 23.11.2026"));
  await desk.look("trip-3-planned");

  await desk.button("Лист поездки").click();
  await desk.sees(desk.text("Лист поездки · K-2026-0001"));
  await desk.shot("trip-4-sheet.ru");
  await desk.page.keyboard.press("Escape");

  await desk.page.goto(`${desk.url}#/travel`);
  await desk.sees(desk.text("Среда, 25 ноября 2026"));
  await desk.sees(desk.text("Суббота, 28 ноября 2026"));
  await desk.look("trip-5-list");
  await desk.page
    .getByRole("link", { name: /Лебедева/ })
    .first()
    .click();
  await desk.sees(desk.text("08:00 Хэйхэ / 09:00 Благовещенск"));
});
