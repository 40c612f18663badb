/** One person recorded twice: the queue shows the pair, both cards are compared, become one, and two again. */
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

type Reply = { ok: boolean; data: { id: number; version: number } };

async function takes(desk: Stage, draft: object): Promise<Reply["data"]> {
  const made = (await desk.ask("lead_register", draft)) as Reply;
  expect(made).toMatchObject({ ok: true });
  return made.data;
}

const grants = async (desk: Stage, lead: number, purposes: readonly string[]) =>
  expect(
    await desk.ask("consent_grant", {
      lead,
      kind: "processing",
      purposes,
      language: "ru",
      on: "2026-11-23",
      channel: "paper",
      evidence: "paper",
      evidence_place: "папка 7",
    }),
  ).toMatchObject({ ok: true });

const plans = async (desk: Stage, lead: number, from: string, to: string) => {
  const leg = (on: string) => ({ on, time: null, zone: "Asia/Yakutsk", mode: null, crossing: "" });
  expect(
    await desk.ask("trip_plan", {
      lead,
      version: null,
      status: "planned",
      arrival: leg(from),
      departure: leg(to),
      hotel: "",
      transfer: "",
      companions: 0,
      passport_ok_on: null,
      note: "",
    }),
  ).toMatchObject({ ok: true });
};

/** Anna twice: with a phone in common and one of her own on each card. */
async function annaTwice(desk: Stage) {
  const anna = await takes(
    desk,
    person("Лебедева", "Анна", ["+79141234567"], {
      emails: ["anna@example.ru"],
      comment: "Два импланта внизу",
      next_action: { text: "прислать смету", on: "2026-11-25", time: null },
    }),
  );
  const again = await takes(
    desk,
    person("Лебедева", "Аня", ["+79147654321", "+79141234567"], {
      channel: "vk",
      interests: ["veneers"],
      comment: "Удобнее писать вечером",
      next_action: { text: "позвонить о датах", on: "2026-11-24", time: "10:00" },
    }),
  );
  await grants(desk, anna.id, ["consultation", "estimate", "appointment"]);
  await grants(desk, again.id, ["consultation", "estimate"]);
  return { anna, again };
}

const dialog = (desk: Stage) => desk.page.getByRole("dialog");

it("two cards of one person are found, compared, joined, found by both numbers and separated again", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/leads/duplicates`);
  await desk.sees(desk.text("Похожих карточек нет"));
  await desk.look("merge-1-nobody");

  await annaTwice(desk);
  await takes(desk, person("Ким", "Виктор", ["+79141112233"]));
  await takes(desk, person("Ким", "Виктор", ["+79149998877"]));
  await desk.page.keyboard.press("Alt+Digit2");
  await desk.page.reload();
  await desk.sees(desk.text("Все открытые · 4"));
  await desk.look("merge-2-list");
  await desk.page.getByRole("link", { name: /Похожие карточки/ }).press("Enter");
  const pair = desk.page.getByRole("region", { name: "K-2026-0001 и K-2026-0002" });
  const namesakes = desk.page.getByRole("region", { name: "K-2026-0003 и K-2026-0004" });
  await desk.sees(pair.getByText("тот же телефон"));
  await desk.sees(namesakes.getByText("то же имя"));
  await desk.look("merge-3-queue");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.shot("merge-3-queue-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });

  // Namesakes are two people: the pair leaves for good.
  await namesakes.getByRole("button", { name: "Разные люди" }).press("Enter");
  await namesakes.waitFor({ state: "detached" });
  await desk.sees(desk.page.getByRole("heading", { name: "Похожие карточки · 1" }));

  for (const [language, compare] of [
    ["zh", "对比…"],
    ["en", "Compare…"],
  ] as const) {
    await desk.speak(language);
    await desk.button(compare).press("Enter");
    await desk.sees(dialog(desk).getByRole("note"));
    await desk.shot(`merge-4-compare.${language}`);
    await desk.page.keyboard.press("Escape");
    await dialog(desk).waitFor({ state: "detached" });
  }
  await desk.speak("ru");

  // What is in force on one card only is said before the button.
  await pair.getByRole("button", { name: "Сравнить…" }).press("Enter");
  await desk.sees(dialog(desk).getByText("Перестанет действовать:"));
  await desk.sees(dialog(desk).getByRole("note").getByText("запись к врачу и организация поездки"));
  expect(
    await dialog(desk)
      .getByRole("radio", { name: /K-2026-0001/ })
      .isChecked(),
    "the fuller card stays",
  ).toBe(true);
  await desk.shot("merge-4-compare.ru");
  await dialog(desk).getByRole("radio", { name: "ВКонтакте" }).press("Space");
  await dialog(desk).getByText("30 дней").scrollIntoViewIfNeeded();
  await desk.shot("merge-5-compare-end.ru");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.shot("merge-6-compare-200-percent.ru");
  // The toast of the pair that was parted is still there, and covers no button.
  await desk.sees(desk.text("больше не предлагаются"));
  for (const name of ["Отмена", "Объединить карточки"]) {
    const covered = await dialog(desk)
      .getByRole("button", { name, exact: true })
      .evaluate((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    expect(covered, name).toBe(false);
  }
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await dialog(desk).getByRole("button", { name: "Объединить карточки" }).press("Enter");
  await dialog(desk).waitFor({ state: "detached" });

  // One card with what both had, found by both numbers.
  await desk.sees(desk.page.getByRole("heading", { name: "Лебедева Анна" }));
  const card = desk.page.getByRole("region", { name: "Карточка" });
  for (const words of ["+7 914 123-45-67", "+7 914 765-43-21", "Удобнее писать вечером", "ВКонтакте"])
    await desk.sees(card.getByText(words));
  await desk.sees(card.getByText(/Объединена с K-2026-0002/));
  await desk.look("merge-7-joined");
  await desk.page.keyboard.press("Control+KeyK");
  await desk.page.keyboard.type("K-2026-0002");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "Лебедева А." }));
  await desk.page.keyboard.press("Escape");
  await desk.page.keyboard.press("Escape");

  // Two again, each with its own.
  await card.getByRole("button", { name: "Разделить снова" }).press("Enter");
  const question = desk.page.getByRole("alertdialog");
  await desk.sees(question.getByText("Снова будет две карточки"));
  await desk.shot("merge-8-separate.ru");
  await question.getByRole("button", { name: "Разделить снова" }).press("Enter");
  await desk.sees(desk.text("Снова две карточки"));
  await card.getByText("+7 914 765-43-21").waitFor({ state: "detached" });
  await card.getByText(/Объединена с/).waitFor({ state: "detached" });
  await desk.sees(desk.text("Все открытые · 4"));
});

it("from a card the other one is looked for; Undo of the toast makes two cards again", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { anna } = await annaTwice(desk);
  await takes(desk, person("Лебедева", "Анастасия", ["+79145550000"]));
  await desk.page.goto(`${desk.url}/#/leads/${anna.id}`);
  await desk.sees(desk.page.getByRole("heading", { name: "Лебедева Анна" }));
  await desk.button("Ещё").press("Enter");
  await desk.page.getByRole("menuitem", { name: "Объединить с другой карточкой…" }).press("Enter");
  await desk.sees(dialog(desk).getByText("тот же телефон"));
  await desk.shot("merge-9-find-alike.ru");
  await dialog(desk).getByLabel("Другая карточка этого человека").fill("лебедева");
  await desk.sees(dialog(desk).getByRole("button", { name: "Сравнить… K-2026-0003" }));
  await desk.shot("merge-10-find-search.ru");
  await dialog(desk).getByRole("button", { name: "Сравнить… K-2026-0002" }).press("Enter");
  await desk.sees(dialog(desk).getByText("Остаётся карточка"));
  await desk.page.keyboard.press("Control+Enter");
  await dialog(desk).waitFor({ state: "detached" });
  await desk.sees(desk.text("Карточки объединены"));
  await desk.sees(desk.text("Все открытые · 2"));
  await desk.button("Вернуть").press("Enter");
  await desk.sees(desk.text("Все открытые · 3"));
});

it("a card changed meanwhile is shown anew before anything is joined", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { anna, again } = await annaTwice(desk);
  await grants(desk, again.id, ["appointment"]);
  await plans(desk, anna.id, "2026-12-01", "2026-12-04");
  await plans(desk, again.id, "2026-12-08", "2026-12-10");
  await desk.page.goto(`${desk.url}/#/leads/duplicates`);
  await desk.button("Сравнить…").press("Enter");
  await desk.sees(dialog(desk).getByText("Удобнее писать вечером"));
  const { next_action: _, ...theirs } = person("Лебедева", "Анна", ["+79147654321"], {
    comment: "Только по субботам",
  });
  expect(await desk.ask("lead_edit", { ...theirs, lead: again.id, version: again.version })).toMatchObject({
    ok: true,
  });
  await desk.page.keyboard.press("Control+Enter");
  await desk.sees(dialog(desk).getByText("Пока вы сравнивали"));
  await desk.sees(dialog(desk).getByText("Только по субботам"));
  await desk.shot("merge-11-conflict.ru");
  // Of two trips one stays, the other is noted.
  await dialog(desk)
    .getByRole("radio", { name: /08\.12 – 10\.12/ })
    .press("Space");
  await dialog(desk).getByText("30 дней").scrollIntoViewIfNeeded();
  await desk.shot("merge-12-trips.ru");
  await desk.button("Объединить карточки").press("Enter");
  await dialog(desk).waitFor({ state: "detached" });
  await desk.sees(desk.text("Карточки объединены"));
  expect(await desk.ask("trip_get", { lead: anna.id })).toMatchObject({
    data: { arrival: { on: "2026-12-08" } },
  });
  await desk.sees(desk.text("2026-12-01 – 2026-12-04"));
});
