/** From the withdrawal letter to the act: recorded in a dialog, printed, its scan kept, destroyed with proof. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

type Answer = { ok: boolean; data?: { id: number } };

/** Анна with a phone, every consent and a promise. */
async function anna(desk: Stage): Promise<number> {
  const answer = (await desk.ask("lead_register", {
    name: { surname: "Лебедева", given: "Анна", patronymic: "Сергеевна", latin: "", chinese: "" },
    phones: [{ number: "+7 914 123-45-67", channel: "phone" }],
    emails: ["anna.lebedeva@example.com"],
    language: "ru",
    channel: "phone",
    interests: [],
    comment: "Коронки до Нового года",
    next_action: { text: "перезвонить", on: "2026-11-24", time: null },
  })) as Answer;
  expect(answer).toMatchObject({ ok: true });
  const lead = answer.data?.id ?? 0;
  const consent = {
    lead,
    kind: "processing",
    purposes: ["consultation", "appointment", "estimate", "feedback", "statistics"],
    language: "ru",
    on: "2026-11-23",
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
  };
  expect(await desk.ask("consent_grant", consent)).toMatchObject({ ok: true });
  return lead;
}

async function choose(desk: Stage, field: string, option: string) {
  await desk.page.getByRole("dialog").getByRole("button", { name: field }).click();
  await desk.page.getByRole("option", { name: option }).click();
}

const SCAN = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFUlEQVR4nGP8//8/A27AhEduBEsDAKXjAxF9kqZqAAAAAElFTkSuQmCC",
  "base64",
);

it("a letter stops every use at once and ends in an act with nothing found", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await anna(desk);
  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.sees(desk.text("Открытых дел нет"));
  await desk.look("privacy-1-empty");

  await desk.page.keyboard.press("Alt+KeyW");
  const dialog = desk.page.getByRole("dialog");
  await desk.button("Записать и напечатать подтверждение").click();
  await desk.sees(dialog.getByText("Заполните").first());
  await dialog.getByRole("searchbox").fill("лебедева анна");
  await desk.sees(dialog.getByText("Лебедева Анна Сергеевна"));
  await dialog.getByRole("searchbox").press("Enter");
  await desk.sees(dialog.getByText("Карточкой больше никто не сможет пользоваться."));
  await desk.sees(dialog.getByText("ср, 23.12.2026"));
  await desk.sees(dialog.getByText("Отменяется: 1 напоминание."));
  await choose(desk, "Как получено", "эл. почтой");
  await choose(desk, "Как проверена личность", "обратным звонком");
  const program = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90") };
  const scan = { name: "letter.png", mimeType: "image/png", buffer: SCAN };
  await dialog.locator("input[type=file]").setInputFiles(scan);
  // Put aside, another language, taken up again: what was typed is there.
  for (const language of ["zh", "en", "ru"] as const) {
    await desk.page.keyboard.press("Escape");
    await desk.speak(language);
    await desk.page.keyboard.press("Alt+KeyW");
    await desk.sees(dialog.getByText("Лебедева Анна Сергеевна"));
    await desk.sees(dialog.getByText("letter.png"));
    await desk.shot(`privacy-2-letter.${language}`);
  }
  await desk.button("Записать и напечатать подтверждение").click();

  await desk.sees(desk.text("Подтверждение L-2026-0001"));
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("не позднее"));
  await desk.shot("privacy-3-confirmation.ru");
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("Сохранено:"));
  await desk.page.keyboard.press("Escape");

  // The record is refused everywhere and told only to the privacy officer.
  expect(await desk.ask("lead_get", { lead })).toMatchObject({ ok: false, error: { kind: "blocked" } });
  await desk.look("privacy-3-list");
  await desk.page.getByRole("link", { name: /L-2026-0001/ }).click();
  await desk.sees(desk.text("Обращение L-2026-0001"));
  await desk.sees(desk.text("PNG"));
  await desk.page.locator("input[type=file]").setInputFiles(program);
  await desk.sees(desk.text("Файл не принят"));
  await desk.look("privacy-4-case");
  await desk.button("Открыть").click();
  await desk.sees(desk.page.getByRole("img", { name: "Копия письма L-2026-0001" }));
  await desk.page.keyboard.press("Escape");

  await desk.button("Уничтожить…").click();
  await desk.sees(desk.text("Что будет уничтожено"));
  const destroy = desk.button("Уничтожить данные 1 человека");
  expect(await destroy.isDisabled()).toBe(true);
  await desk.field("Введите номер: L-2026-0001").fill("L-2026-0002");
  expect(await destroy.isDisabled()).toBe(true);
  await desk.look("privacy-5-dry-run");
  await desk.field("Введите номер: L-2026-0001").fill("l-2026-0001");
  await destroy.click();
  await desk.sees(desk.text("Составлен акт A-2026-0001."));
  expect(await desk.page.getByText("найдено 0", { exact: true }).count()).toBe(7);
  await desk.look("privacy-6-act");
  await desk.button("Сохранить выгрузку из журнала").click();
  await desk.sees(desk.text("A-2026-0001-log.csv"));
  await desk.button("Открыть акт").click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("Акт об уничтожении"));
  await desk.shot("privacy-7-act-paper.ru");
  await desk.page.keyboard.press("Escape");

  // Signed on paper the same day: the archive tells it.
  await desk.button("Акт подписан").click();
  await desk.sees(desk.text("подписан 23.11.2026"));
  await desk.page.goto(`${desk.url}/#/privacy/acts`);
  await desk.sees(desk.page.getByRole("row", { name: /A-2026-0001.*подписан 23\.11\.2026/ }));
  await desk.look("privacy-7-archive");

  const papers = join(desk.data, "papers");
  // The saved confirmation stood there unchanged: it went with the person.
  expect(readdirSync(papers)).toEqual(["A-2026-0001-log.csv"]);
  expect(readFileSync(join(papers, "A-2026-0001-log.csv"), "utf8")).not.toContain("Лебедева");
  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.sees(desk.text("Открытых дел нет"));
  await desk.page.getByText("Закрытые").click();
  await desk.sees(desk.text("Данные уничтожены"));

  // The inspector asks for the case by its number.
  await desk.page.getByRole("link", { name: /L-2026-0001/ }).click();
  await desk.button("Сохранить папку для проверки").click();
  await desk.sees(desk.text("L-2026-0001-pack"));
  await desk.look("privacy-7-done");
  const pack = join(papers, "L-2026-0001-pack");
  const listed = readFileSync(join(pack, "contents.txt"), "utf8").trim().split("\n").slice(1);
  expect(listed.map((line) => line.slice(66))).toEqual([
    "L-2026-0001-request.pdf",
    "L-2026-0001-confirmation.pdf",
    "A-2026-0001-ru.pdf",
    "A-2026-0001-log.csv",
    "L-2026-0001-log-check.txt",
  ]);
  for (const line of listed) {
    const bytes = readFileSync(join(pack, line.slice(66)));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(line.slice(0, 64));
  }
});

it("a letter is begun from the card, and a second one is taken with the earlier term", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await anna(desk);
  await desk.page.goto(`${desk.url}/#/leads/${lead}`);
  await desk.page.getByRole("button", { name: "Ещё" }).click();
  await desk.page.getByRole("menuitem", { name: "Записать отзыв согласия" }).click();
  const dialog = desk.page.getByRole("dialog");
  await desk.sees(dialog.getByText("Карточкой больше никто не сможет пользоваться."));
  await choose(desk, "Как получено", "лично");
  await choose(desk, "Как проверена личность", "по документу");
  await desk.button("Записать и напечатать подтверждение").click();
  await desk.sees(desk.text("Подтверждение L-2026-0001"));
  await desk.page.keyboard.press("Escape");
  await desk.page.keyboard.press("Alt+KeyW");
  await dialog.getByRole("searchbox").fill("4567");
  await desk.sees(dialog.getByText("Согласие уже отозвано, уничтожение до 23.12.2026"));
  await dialog.getByRole("searchbox").press("Enter");
  await desk.sees(dialog.getByText("Карточка уже закрыта до 23.12.2026"));
  await choose(desk, "Как получено", "лично");
  await choose(desk, "Как проверена личность", "по документу");
  await desk.button("Записать и напечатать подтверждение").click();
  await desk.sees(desk.text("Подтверждение L-2026-0002"));
});

/** Opens the dialog on one kind of letter. */
async function letterOf(desk: Stage, kind: string) {
  await desk.page.keyboard.press("Alt+KeyW");
  await desk.sees(desk.page.getByRole("dialog"));
  if (kind !== "Отзыв согласия") await choose(desk, "О чём обращение", kind);
}

/** Types a day into a date field, part by part. */
async function typeDay(desk: Stage, field: string, digits: string) {
  const parts = desk.page.getByRole("dialog").getByRole("group", { name: field }).getByRole("spinbutton");
  await parts.first().click();
  await desk.page.keyboard.type(digits);
}

/** The dialog of a new letter in another language, put aside and taken up again. */
async function inEachLanguage(desk: Stage, words: Record<"zh" | "en" | "ru", string>, name: string) {
  const dialog = desk.page.getByRole("dialog");
  for (const language of ["zh", "en", "ru"] as const) {
    await desk.page.keyboard.press("Escape");
    await desk.speak(language);
    await desk.page.keyboard.press("Alt+KeyW");
    await desk.sees(dialog.getByText(words[language]));
    await desk.shot(`${name}.${language}`);
  }
}

it("a letter that cannot be is refused in words of each language, and an old one is taken when it is said to be", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await anna(desk);
  // Somebody who never agreed to anything.
  const stranger = {
    name: { surname: "Седова", given: "Ольга", patronymic: "", latin: "", chinese: "" },
    phones: [{ number: "+7 914 765-43-21", channel: "phone" }],
    emails: [],
    language: "ru",
    channel: "phone",
    interests: [],
    comment: "",
    next_action: null,
  };
  expect(await desk.ask("lead_register", stranger)).toMatchObject({ ok: true });
  await letterOf(desk, "Отзыв согласия");
  const dialog = desk.page.getByRole("dialog");
  const search = dialog.getByRole("searchbox");

  // Not in the database: said, with the way to answer.
  await search.fill("Несуществующий");
  await desk.sees(dialog.getByText("Никого не нашлось. Проверьте имя или последние цифры телефона."));
  await desk.sees(dialog.getByText("Такого человека в базе нет"));

  await search.fill("седова");
  await desk.sees(dialog.getByText("Седова Ольга"));
  await search.press("Enter");
  await desk.sees(dialog.getByText("Карточкой больше никто не сможет пользоваться."));

  // A day to come.
  await typeDay(desk, "Получено", "24112026");
  const future = {
    ru: "Эта дата ещё не наступила",
    zh: "日期不能晚于今天",
    en: "This day has not come yet",
  };
  await inEachLanguage(desk, future, "privacy-17-future");
  // Long before the card was made: a slip of the pen, or an old letter.
  await typeDay(desk, "Получено", "01032024");
  const early = { ru: "Слишком ранняя дата", zh: "日期过早", en: "Too early" };
  await inEachLanguage(desk, early, "privacy-17-early");
  await dialog.getByText("Дата верна: письмо старое").click();
  await desk.sees(dialog.getByText("Обращение получено раньше, чем заведена карточка."));
  await desk.sees(dialog.getByText("вс, 31.03.2024"));

  // A scan over 30 MB.
  const large = {
    name: "letter.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.alloc(30 * 1024 * 1024 + 1),
  };
  await dialog.locator("input[type=file]").setInputFiles(large);
  await desk.sees(dialog.getByText("Файл больше 30 МБ."));
  await desk.shot("privacy-17-large.ru");
  // A program under another name: the letter stands, the file does not.
  const program = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90") };
  await dialog.locator("input[type=file]").setInputFiles(program);
  await choose(desk, "Как получено", "лично");
  await choose(desk, "Как проверена личность", "обратным звонком");
  await desk.button("Записать и напечатать подтверждение").click();
  await desk.sees(desk.text("Файл не принят: нужен PDF, PNG или JPEG до 30 МБ. Само обращение записано."));
  // Withdrawn though nothing was given: it is confirmed all the same.
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("Подтверждение отзыва согласия"));
  await desk.page.keyboard.press("Escape");
  await desk.page.goto(`${desk.url}/#/privacy/1`);
  await desk.sees(desk.text("Копия письма не приложена."));
  await desk.look("privacy-17-overdue");
});

it("Art. 20(4): a regulator's question is extended once, and a second time is refused in words", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await letterOf(desk, "Запрос Роскомнадзора");
  const dialog = desk.page.getByRole("dialog");
  await desk.sees(dialog.getByText("пн, 07.12.2026"));
  await choose(desk, "Как получено", "лично");
  await dialog.getByRole("textbox", { name: "Номер отправителя" }).fill("Лебедева");
  await desk.button("Записать").click();
  await desk.sees(dialog.getByText("Здесь есть недопустимые знаки"));
  await dialog.getByRole("textbox", { name: "Номер отправителя" }).fill("РКН-12/345");
  await desk.shot("privacy-8-regulator.ru");
  await desk.button("Записать").click();
  await desk.sees(desk.text("Обращение L-2026-0001"));

  await desk.button("Продлить срок").click();
  await dialog.getByText("нужен бумажный архив").click();
  await desk.button("Продлить и напечатать уведомление").click();
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("Уведомление о продлении срока"));
  await desk.shot("privacy-8-notice.ru");
  await desk.page.keyboard.press("Escape");
  await desk.sees(desk.text("пн, 14.12.2026"));
  await desk.look("privacy-9-extended");

  await desk.button("Продлить срок").click();
  await desk.button("Продлить и напечатать уведомление").click();
  await desk.sees(dialog.getByText("Срок уже продлевали. Закон разрешает это один раз."));
  await desk.shot("privacy-9-refused.ru");
  await desk.page.keyboard.press("Escape");

  await desk.button("Напечатать").click();
  await desk.page.getByRole("menuitem", { name: "Ответ Роскомнадзору" }).click();
  await desk.sees(paper.getByText("Ответ на запрос"));
  await desk.sees(paper.getByText("РКН-12/345"));
  await desk.sees(paper.getByText("Во исполнение части 4 статьи 20"));
  await desk.shot("privacy-9-answer.ru");
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("Сохранено:"));
  await desk.page.keyboard.press("Escape");
  await desk.sees(desk.text("Бумага передана: Ответ Роскомнадзору"));
  await desk.button("Отметить сделанное").click();
  await desk.page.getByRole("menuitem", { name: "Ответ отправлен" }).click();
  await desk.sees(desk.text("Ответ отправлен"));
  await desk.button("Закрыть обращение").click();
  await dialog.getByRole("button", { name: "Закрыть обращение" }).click();
  await desk.sees(desk.text("Обращение закрыто: Ответ дан"));
});

it("Art. 15(2): an objection stops marketing at once and the rest of the record goes on", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await anna(desk);
  const marketing = { lead, kind: "marketing", purposes: [], language: "ru", on: "2026-11-23" };
  const proof = { channel: "paper", evidence: "paper", evidence_place: "папка 7" };
  expect(await desk.ask("consent_grant", { ...marketing, ...proof })).toMatchObject({ ok: true });
  await letterOf(desk, "Отказ от рекламы");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("лебедева");
  await desk.sees(dialog.getByText("Лебедева Анна Сергеевна"));
  await dialog.getByRole("searchbox").press("Enter");
  await desk.sees(dialog.getByText("Реклама прекращается сразу, остальное продолжается."));
  await choose(desk, "Как получено", "по телефону");
  await desk.button("Записать").click();
  await desk.sees(desk.text("Обращение закрыто: Реклама прекращена"));
  await desk.button("Ответ: реклама прекращена").click();
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("Уведомление о прекращении рассылок"));
  await desk.page.keyboard.press("Escape");
  expect(await desk.ask("lead_get", { lead })).toMatchObject({ ok: true });

  // It was somebody else's: marketing comes back by a new fact.
  await desk.button("Отменить как ошибку").click();
  await dialog.getByText("писал другой человек").click();
  await dialog.getByRole("button", { name: "Отменить как ошибку" }).click();
  await desk.sees(desk.text("Запись отменена как ошибочная: писал другой человек"));
  await desk.look("privacy-10-objection-undone");
  const back = { ok: true, data: { consent: { marketing: true } } };
  expect(await desk.ask("lead_get", { lead })).toMatchObject(back);
});

it("Art. 20(2): an access is refused in writing by a named provision, and closed as refused", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await anna(desk);
  await letterOf(desk, "Запрос сведений о себе");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("лебедева");
  await desk.sees(dialog.getByText("Лебедева Анна Сергеевна"));
  await dialog.getByRole("searchbox").press("Enter");
  await choose(desk, "Как получено", "лично");
  await choose(desk, "Как проверена личность", "по документу");
  await desk.button("Записать").click();
  await desk.sees(desk.text("Обращение L-2026-0001"));
  await desk.button("Отказать в сведениях").click();
  const refuse = dialog.getByRole("button", { name: "Отказать в сведениях" });
  await desk.sees(dialog.getByText("нарушит права третьих лиц"));
  expect(await refuse.isDisabled()).toBe(true);
  await dialog.getByText("нарушит права третьих лиц").click();
  await desk.shot("privacy-15-refusing.ru");
  await refuse.click();
  await desk.sees(desk.text("Отказать письменно · ч. 2 ст. 20"));
  await desk.button("Отказ в сведениях").click();
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("пункт 4 части 8 статьи 14"));
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("Сохранено:"));
  await desk.page.keyboard.press("Escape");
  await desk.sees(desk.text("Бумага передана: Отказ в сведениях"));
  await desk.button("Закрыть обращение").click();
  await dialog.getByRole("button", { name: "Закрыть обращение" }).click();
  await desk.sees(desk.text("Обращение закрыто: Отказано письменно"));
  await desk.look("privacy-15-refused");
});

it("a question asked before the destruction is answered after it, and the blocked card gives its evidence", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await anna(desk);
  const letter = {
    leads: [lead],
    received_on: "2026-11-23",
    channel: "email",
    applicant: "person",
    identity_check: "call_back",
  };
  for (const kinds of [["access"], ["withdrawal"]]) {
    expect(await desk.ask("request_record", { ...letter, kinds })).toMatchObject({ ok: true });
  }
  await desk.page.goto(`${desk.url}/#/leads/${lead}`);
  await desk.button("История согласий на бумаге").click();
  const paper = desk.page.getByRole("article", { name: "Страница 1" });
  await desk.sees(paper.getByText("История согласий"));
  await desk.shot("privacy-16-evidence.ru");
  await desk.button("Сохранить в файл").click();
  await desk.sees(desk.text("Сохранено:"));
  await desk.page.keyboard.press("Escape");
  await desk.look("privacy-16-blocked");

  // Whoever is about to destroy is told that an answer is owed.
  await desk.page.goto(`${desk.url}/#/privacy/2`);
  await desk.sees(desk.text("Ответ на запрос сведений ещё не дан: L-2026-0001."));
  await desk.look("privacy-16-first");
  const order = { request: 2, typed_case_no: "L-2026-0002" };
  expect(await desk.ask("destruction_start", order)).toMatchObject({ ok: true });
  await desk.page.goto(`${desk.url}/#/privacy/1`);
  await desk.sees(desk.text("Данные уничтожены, ответ ещё не дан"));
  await desk.sees(desk.text("пн, 07.12.2026"));
  await desk.look("privacy-16-owed");
  await desk.button("Ответ: данные уничтожены").click();
  await desk.sees(paper.getByText("Ваши персональные данные уничтожены 23"));
  await desk.page.keyboard.press("Escape");
  await desk.button("Закрыть обращение").click();
  await desk.page.getByRole("dialog").getByRole("button", { name: "Закрыть обращение" }).click();
  await desk.sees(desk.text("Обращение закрыто: Ответ дан"));
});

it("Art. 20(1): “no such person” is recorded, answered and closed without entering anybody", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await letterOf(desk, "Запрос сведений о себе");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText("Такого человека в базе нет").click();
  await desk.sees(dialog.getByText("Человеку отвечают, что данных о нём нет."));
  await choose(desk, "Как получено", "эл. почтой");
  for (const language of ["zh", "en", "ru"] as const) {
    await desk.page.keyboard.press("Escape");
    await desk.speak(language);
    await desk.page.keyboard.press("Alt+KeyW");
    await desk.sees(dialog);
    await desk.shot(`privacy-10-nobody.${language}`);
  }
  await desk.button("Записать").click();
  await desk.sees(desk.text("Обращение L-2026-0001"));
  await desk.sees(desk.text("Карточки нет, поэтому копию приложить нельзя."));
  await desk.button("Ответ: данных нет").click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("данных нет"));
  await desk.page.keyboard.press("Escape");
  await desk.button("Закрыть обращение").click();
  await dialog.getByRole("button", { name: "Закрыть обращение" }).click();
  await desk.sees(desk.text("Данных нет, ответ дан"));
});

it("a withdrawal recorded by mistake is undone with its reason, and the consent is back", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const lead = await anna(desk);
  await letterOf(desk, "Отзыв согласия");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("лебедева");
  await desk.sees(dialog.getByText("Лебедева Анна Сергеевна"));
  await dialog.getByRole("searchbox").press("Enter");
  await choose(desk, "Как получено", "лично");
  await choose(desk, "Как проверена личность", "по документу");
  await desk.button("Записать и напечатать подтверждение").click();
  await desk.sees(desk.text("Подтверждение L-2026-0001"));
  await desk.page.keyboard.press("Escape");
  expect(await desk.ask("lead_get", { lead })).toMatchObject({ ok: false, error: { kind: "blocked" } });
  await desk.page.goto(`${desk.url}/#/privacy/1`);
  await desk.button("Отменить как ошибку").click();
  await dialog.getByText("писал другой человек").click();
  await desk.shot("privacy-11-undo.ru");
  await dialog.getByRole("button", { name: "Отменить как ошибку" }).click();
  await desk.sees(desk.text("Запись отменена как ошибочная: писал другой человек"));
  await desk.sees(desk.text("Снято напоминаний: 1"));
  await desk.sees(desk.text("Возвращено запланированное: 1"));
  await desk.look("privacy-11-undone");
  const next_action = { text: "перезвонить", on: "2026-11-24" };
  const consent = { ok: true, data: { consent: { badge: "given" }, blocked_due: null, next_action } };
  expect(await desk.ask("lead_get", { lead })).toMatchObject(consent);
});

it("a leak is told in hours on Today; the month shows due days; a new year of working days is read in", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await letterOf(desk, "Утечка данных");
  const dialog = desk.page.getByRole("dialog");
  const time = dialog.getByRole("group", { name: "Когда стало известно" }).getByRole("spinbutton");
  await time.first().click();
  await desk.page.keyboard.type("0930");
  await desk.sees(dialog.getByText("24.11.2026 09:30"));
  await choose(desk, "Как получено", "лично");
  await desk.button("Записать").click();
  await desk.sees(desk.text("23 ч"));
  await desk.look("privacy-12-leak");
  await desk.page.goto(`${desk.url}/#/today`);
  await desk.sees(desk.text("23 ч"));

  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.field("Номер дела").fill("9999");
  await desk.sees(desk.text("Таких обращений нет."));
  await desk.field("Номер дела").fill("0001");
  await desk.sees(desk.page.getByRole("link", { name: /L-2026-0001/ }));
  await desk.look("privacy-12-list");
  await desk.page.getByRole("tab", { name: "Календарь" }).click();
  await desk.sees(desk.page.getByRole("link", { name: "L-2026-0001" }));
  await desk.look("privacy-13-month");
  // A toast lies over the foot of the month; the month can be scrolled clear of it.
  await letterOf(desk, "Запрос Роскомнадзора");
  await choose(desk, "Как получено", "лично");
  await desk.button("Записать").click();
  await desk.sees(desk.text("Записано: L-2026-0002"));
  await desk.page.goto(`${desk.url}/#/privacy/calendar`);
  const legend = desk.page.getByText("Тёмные дни — выходные");
  await desk.sees(legend);
  const toasts = desk.page.locator("[data-toasts]");
  await desk.sees(toasts);
  await legend.scrollIntoViewIfNeeded();
  const month = desk.page.getByRole("tabpanel");
  await month.evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
  await desk.shot("privacy-13-month-toast.ru");
  const [foot, over] = [await legend.boundingBox(), await toasts.boundingBox()];
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0);
  // It is not cut off above the toasts either: it goes on to the foot of the page behind them.
  const whole = await month.boundingBox();
  const end = (over?.y ?? 0) + (over?.height ?? 0);
  expect((whole?.y ?? 0) + (whole?.height ?? 0)).toBeGreaterThanOrEqual(end);

  await desk.page.getByRole("tab", { name: "Рабочие дни" }).click();
  await desk.button("Загрузить год").click();
  await desk.field("Таблица года").fill("year 2028\noff 01-01..01-08 02-30");
  await dialog.getByRole("button", { name: "Загрузить год" }).click();
  await desk.sees(dialog.getByText("Строка 2:"));
  await desk.shot("privacy-14-year.ru");
  const good = "year 2028\npreliminary\noff 01-01..01-08 02-23 03-08 05-01 05-09 06-12 11-04";
  await desk.field("Таблица года").fill(good);
  await dialog.getByRole("button", { name: "Загрузить год" }).click();
  await desk.sees(desk.page.getByRole("row", { name: /2028.*загружен/ }));
  await desk.look("privacy-14-years");
});
