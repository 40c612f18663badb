/** A card corrected where it stands, by the keyboard; nothing typed and nobody's words are lost unseen. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

type Card = {
  id: number;
  version: number;
  comment: string;
  phones: { shown: string }[];
  owner: number | null;
};

const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};
const type = (desk: Stage, text: string) => desk.page.keyboard.type(text);
const card = (desk: Stage) => desk.page.getByRole("region", { name: /^(Карточка|Card|资料)/ });
const inCard = (desk: Stage, name: string | RegExp) => card(desk).getByRole("button", { name, exact: true });
const dialog = (desk: Stage) => desk.page.getByRole("dialog");
const question = (desk: Stage) => desk.page.getByRole("alertdialog", { name: /^(Выйти|Leave|不保存)/ });
const focused = (desk: Stage) => desk.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Nothing for axe to complain about on the screen as it is. */
async function isClean(desk: Stage, screen: string) {
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (what: object) => Promise<AxeResults> } };
    const { violations } = await axe.run({ exclude: ["[data-live-announcer]"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(found, screen).toEqual([]);
}

/** The screen in three languages at half the width, which is its 200 %. */
async function lookNarrow(desk: Stage, name: string) {
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.look(`${name}-200-percent`);
  await desk.page.setViewportSize({ width: 1280, height: 800 });
}

/** Opens a person's card by its address. */
async function opens(desk: Stage, id: number, name: string | RegExp) {
  await desk.page.goto(`${desk.url}/#/leads/${id}`);
  await desk.sees(card(desk).getByRole("heading", { name }));
}

it("a phone is corrected where it stands; a wrong one is refused at its field and Esc gives the old one back", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = await desk.does<Card>(
    "lead_register",
    person("Цой", "Марина", ["+79145556677", "+79145550000"]),
  );
  await opens(desk, made.id, "Цой Марина");
  const pencil = inCard(desk, "Изменить: +7 914 555-66-77");
  const call = card(desk).getByRole("link", { name: "Позвонить +7 914 555-66-77" });
  expect(await call.getAttribute("href")).toBe("tel:+79145556677");

  await pencil.press("Enter");
  await desk.sees(desk.field("Основной телефон"));
  await isClean(desk, "a phone being corrected");
  await keys(desk, "Control+KeyA");
  await type(desk, "+8 914");
  await keys(desk, "Enter");
  await desk.sees(desk.text("Такого номера телефона не бывает"));
  expect(await desk.field("Основной телефон").inputValue()).toBe("+8 914");
  await desk.look("card-1-phone-refused");
  await lookNarrow(desk, "card-1-phone-refused");

  await desk.field("Основной телефон").press("Escape");
  await desk.field("Основной телефон").waitFor({ state: "detached" });
  await desk.sees(card(desk).getByText("+7 914 555-66-77"));
  expect(await focused(desk)).toBe("Изменить: +7 914 555-66-77");

  await keys(desk, "Enter", "Control+KeyA");
  await type(desk, "8 914 555 66 78");
  await keys(desk, "Enter");
  await desk.sees(card(desk).getByText("+7 914 555-66-78"));
  await desk.field("Основной телефон").waitFor({ state: "detached" });
  expect(await focused(desk)).toBe("Изменить: +7 914 555-66-78");
  await desk.shot("card-2-phone-corrected.ru");

  // Ctrl+Z takes the newest of what is shown back.
  await keys(desk, "Control+KeyZ");
  await desk.sees(card(desk).getByText("+7 914 555-66-77"));
});

it("name, interests, wishes and language are changed where they stand, each without a mouse", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = await desk.does<Card>("lead_register", person("Ким", "Виктор", ["+79141112233"]));
  await opens(desk, made.id, "Ким Виктор");

  await inCard(desk, "Изменить: Имя").press("Enter");
  await desk.sees(desk.field("Фамилия"));
  await desk.look("card-3-name");
  await lookNarrow(desk, "card-3-name");
  await desk.field("Фамилия").press("Control+KeyA");
  await type(desk, "Кимов");
  await keys(desk, "Enter");
  await desk.sees(card(desk).getByRole("heading", { name: "Кимов Виктор" }));

  await inCard(desk, "Изменить: Что интересует").press("Enter");
  await desk.page.getByRole("checkbox", { name: "Виниры" }).press("Space");
  await keys(desk, "Control+Enter");
  await desk.sees(card(desk).getByText("Имплантация, Виниры"));

  await inCard(desk, "Изменить: Пожелания").press("Enter");
  await type(desk, "Только утром");
  await keys(desk, "Shift+Enter");
  await type(desk, "и без спешки");
  await desk.shot("card-4-wishes.ru");
  await keys(desk, "Enter");
  await desk.sees(card(desk).getByText("Только утром\nи без спешки"));

  await inCard(desk, "Язык общения: Русский").press("Enter");
  await desk.page.getByRole("menuitemradio", { name: "中文" }).press("Enter");
  await desk.sees(inCard(desk, "Язык общения: 中文"));
  expect(await desk.does("lead_get", { lead: made.id })).toMatchObject({
    name: { surname: "Кимов" },
    interests: ["implants", "veneers"],
    comment: "Только утром\nи без спешки",
    language: "zh",
  });
});

it("who answers is chosen on the card and taken back by Ctrl+Z", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.does("account_register", {
    account: {
      login: "wang.li",
      display_name: "Ван Ли",
      position: "",
      language: "zh",
      roles: ["coordinator"],
    },
    password: "весна-на-набережной",
  });
  const made = await desk.does<Card>("lead_register", person("Пак", "Сергей", ["+79141110000"]));
  await opens(desk, made.id, "Пак Сергей");
  const before = await inCard(desk, /^Кто ведёт/).getAttribute("aria-label");
  expect(before).not.toContain("Ван Ли");
  await inCard(desk, /^Кто ведёт/).press("Enter");
  await desk.sees(desk.page.getByRole("menuitemradio", { name: "никто" }));
  await desk.shot("card-5-owner.ru");
  await desk.page.getByRole("menuitemradio", { name: "Ван Ли" }).press("Enter");
  await desk.sees(inCard(desk, "Кто ведёт: Ван Ли"));
  await desk.sees(desk.text("Теперь ведёт: Ван Ли"));
  await desk.look("card-5-owner-set");

  // In a field Ctrl+Z is the field's own.
  await keys(desk, "Control+KeyK");
  await type(desk, "a");
  await keys(desk, "Control+KeyZ");
  await desk.sees(desk.text("Теперь ведёт: Ван Ли"));
  await keys(desk, "Escape", "Escape");
  await inCard(desk, /^Кто ведёт/).focus();
  await keys(desk, "Control+KeyZ");
  await desk.sees(inCard(desk, before ?? ""));
  await desk.text("Теперь ведёт: Ван Ли").waitFor({ state: "detached" });

  await keys(desk, "F1");
  await desk.sees(dialog(desk).getByText("Ctrl+Z"));
});

it("what was printed and saved about a person stands on the tab of papers", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = await desk.does<Card>("lead_register", person("Ли", "Наталья", ["+79142223344"]));
  await desk.does("consent_grant", {
    lead: made.id,
    kind: "processing",
    purposes: ["consultation", "appointment"],
    language: "ru",
    on: "2026-11-23",
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
  });
  await opens(desk, made.id, "Ли Наталья");
  await card(desk).getByRole("tab").last().press("ArrowRight");
  await card(desk).getByRole("tab", { name: "Документы" }).click();
  await desk.sees(desk.text("Документов пока нет"));
  await desk.look("card-6-papers-none");

  const out = (kind: string, target: string, place: string) =>
    desk.does("paper_hand_over", {
      paper: { of: "lead", lead: made.id, kind, number: "" },
      target,
      place,
      sha256: "0".repeat(64),
    });
  await out("consent_form", "saved", "/home/desk/Документы/Клиника/soglasie-K-2026-0001.pdf");
  await out("trip_sheet", "printed", "HP LaserJet M404");
  await card(desk).getByRole("tab", { name: "История" }).click();
  await card(desk).getByRole("tab", { name: "Документы" }).click();
  const papers = card(desk).getByRole("list", { name: "Документы" }).getByRole("listitem");
  await desk.sees(papers);
  expect(await papers.allInnerTexts()).toEqual([
    expect.stringContaining("HP LaserJet M404"),
    expect.stringContaining("soglasie-K-2026-0001.pdf"),
  ]);
  expect(await papers.last().textContent()).not.toContain("/home");
  expect(await card(desk).getByText("soglasie").getAttribute("title")).toContain("/home/desk/Документы");
  await desk.sees(card(desk).getByText("лист поездки"));
  await isClean(desk, "papers");
  await desk.look("card-7-papers");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  for (const language of ["zh", "en", "ru"] as const) {
    await desk.speak(language);
    await desk.text("soglasie").scrollIntoViewIfNeeded();
    await desk.shot(`card-7-papers-200-percent.${language}`);
  }
});

it("what was typed and not saved is asked about before it is left", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const made = await desk.does<Card>("lead_register", person("Цой", "Марина", ["+79145556677"]));
  await desk.does("lead_register", person("Гончарова", "Алла", ["+79146660001"]));
  await opens(desk, made.id, "Цой Марина");

  // The dialog: untouched it closes, touched it asks.
  await inCard(desk, "Изменить").press("Enter");
  await desk.sees(dialog(desk));
  await keys(desk, "Escape");
  await dialog(desk).waitFor({ state: "detached" });
  await inCard(desk, "Изменить").press("Enter");
  await desk.field("Пожелания").fill("Только по субботам");
  await keys(desk, "Escape");
  await desk.sees(question(desk));
  await isClean(desk, "the question");
  await desk.shot("card-8-leaving.ru");
  await keys(desk, "Escape");
  await question(desk).waitFor({ state: "detached" });
  expect(await desk.field("Пожелания").inputValue()).toBe("Только по субботам");
  await dialog(desk).getByRole("button", { name: "Отмена", exact: true }).press("Enter");
  await question(desk).getByRole("button", { name: "Не сохранять" }).press("Enter");
  await dialog(desk).waitFor({ state: "detached" });

  // Where it stands: another card, another room.
  await inCard(desk, "Изменить: Пожелания").press("Enter");
  await type(desk, "Только по средам");
  await desk.page.getByRole("option").filter({ hasText: "Гончарова" }).click();
  await desk.sees(question(desk));
  await desk.shot("card-9-other-card.ru");
  await question(desk).getByRole("button", { name: "Вернуться к правке" }).press("Enter");
  await question(desk).waitFor({ state: "detached" });
  expect(await desk.field("Пожелания").inputValue()).toBe("Только по средам");
  await desk.sees(card(desk).getByRole("heading", { name: "Цой Марина" }));
  await keys(desk, "Alt+Digit1");
  await desk.sees(question(desk));
  await keys(desk, "Escape");
  await desk.page.getByRole("option").filter({ hasText: "Гончарова" }).click();
  await question(desk).getByRole("button", { name: "Не сохранять" }).press("Enter");
  await desk.sees(card(desk).getByRole("heading", { name: "Гончарова Алла" }));
  expect(await desk.does("lead_get", { lead: made.id })).toMatchObject({ comment: "" });
});

it("two windows change one card: each field is chosen between before, theirs and mine", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const draft = person("Цой", "Марина", ["+79145556677"], { comment: "Утром" });
  const made = await desk.does<Card>("lead_register", draft);
  await opens(desk, made.id, "Цой Марина");
  await inCard(desk, "Изменить").press("Enter");
  await desk.field("Пожелания").fill("Только по субботам");
  await desk.field("Отчество (если есть)").fill("Игоревна");
  const { next_action: _, ...theirs } = draft;
  await desk.does("lead_edit", {
    ...theirs,
    lead: made.id,
    version: made.version,
    phones: [...theirs.phones, { number: "+79140001122", channel: "whatsapp" }],
    comment: "Просит врача, говорящего по-русски",
  });
  await keys(desk, "Control+Enter");
  const clash = desk.page.getByRole("dialog", { name: "Карточку изменил кто-то другой" });
  await desk.sees(clash);
  const field = (name: string) => clash.getByRole("radiogroup", { name });
  const side = (name: string, words: string | RegExp) => field(name).getByRole("radio", { name: words });
  expect(await clash.getByRole("radiogroup").count()).toBe(3);
  expect(await side("Отчество", /Игоревна/).isChecked(), "only I changed it").toBe(true);
  expect(await side("Телефоны", /914 000-11-22/).isChecked(), "only they changed it").toBe(true);
  expect(await field("Пожелания").getByRole("radio", { checked: true }).count(), "both changed it").toBe(0);
  await isClean(desk, "the conflict");
  await keys(desk, "Control+Enter");
  await desk.sees(clash.getByText("Изменили оба"));
  await desk.shot("card-10-conflict.ru");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.shot("card-10-conflict-200-percent.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });

  // Back to what was typed: nothing of it is gone.
  await clash.getByRole("button", { name: "Назад" }).press("Enter");
  await clash.waitFor({ state: "detached" });
  expect(await desk.field("Пожелания").inputValue()).toBe("Только по субботам");
  await keys(desk, "Control+Enter");
  await side("Пожелания", /у меня/).press("Space");
  await keys(desk, "Control+Enter");
  await clash.waitFor({ state: "detached" });
  await dialog(desk).waitFor({ state: "detached" });
  const saved = await desk.does<Card>("lead_get", { lead: made.id });
  expect(saved).toMatchObject({ comment: "Только по субботам", name: { patronymic: "Игоревна" } });
  expect(saved.phones.map(({ shown }) => shown)).toEqual(["+7 914 555-66-77", "+7 914 000-11-22"]);

  // The same where it stands.
  await desk.sees(card(desk).getByText("Только по субботам"));
  await inCard(desk, "Изменить: Пожелания").press("Enter");
  await keys(desk, "Control+KeyA");
  await type(desk, "Только по средам");
  await desk.does("lead_edit", {
    ...theirs,
    lead: made.id,
    version: saved.version,
    comment: "В любой день",
  });
  await keys(desk, "Enter");
  await desk.sees(clash);
  await side("Пожелания", /оба текста/).press("Space");
  await keys(desk, "Control+Enter");
  await clash.waitFor({ state: "detached" });
  await desk.sees(card(desk).getByText("В любой день\nТолько по средам"));
  await expect.poll(() => focused(desk)).toBe("Изменить: Пожелания");
  for (const language of ["zh", "en"] as const) {
    await desk.speak(language);
    const { version } = await desk.does<Card>("lead_get", { lead: made.id });
    await desk.page.locator("[data-edit=comment] button").press("Enter");
    await desk.page.locator("[data-inline] textarea").fill(`${language}: 3`);
    await desk.does("lead_edit", { ...theirs, lead: made.id, version, comment: `${language}: 5` });
    await keys(desk, "Enter");
    await desk.sees(dialog(desk));
    await desk.shot(`card-10-conflict.${language}`);
    await keys(desk, "Escape");
    await dialog(desk).waitFor({ state: "detached" });
    await desk.page.locator("[data-inline] textarea").press("Escape");
    await desk.sees(question(desk));
    await desk.shot(`card-8-leaving.${language}`);
    await question(desk).getByRole("button").nth(1).press("Enter");
    await question(desk).waitFor({ state: "detached" });
    const back = () =>
      desk.page.evaluate(() => document.activeElement?.closest("[data-edit=comment]") !== null);
    await expect.poll(back, { message: "the keyboard is where it was" }).toBe(true);
  }
});

it("a long name, five phones and long wishes leave the tabs in sight", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const name = {
    surname: "Константинопольская-Преображенская",
    given: "Александра-Вильгельмина",
    patronymic: "Владиславовна",
    latin: "Konstantinopolskaia-Preobrazhenskaia Aleksandra-Vilgelmina",
    chinese: "亚历山德拉·康斯坦丁诺波尔斯卡娅",
  };
  const numbers = [1, 2, 3, 4, 5].map((digit) => `+7914555000${digit}`);
  const made = await desk.does<Card>(
    "lead_register",
    person("", "", numbers, {
      name,
      emails: ["konstantinopolskaia.preobrazhenskaia@blagoveshchensk.example.ru"],
      interests: ["implants", "prosthetics", "veneers", "orthodontics", "whitening"],
      comment: "Боится боли, просит всё объяснять заранее. ".repeat(20),
      next_action: { text: "позвонить о датах и прислать смету", on: "2026-11-25", time: "10:00" },
    }),
  );
  await opens(desk, made.id, /Константинопольская/);
  const tabs = card(desk).getByRole("tablist");
  const bottom = async () => ((await tabs.boundingBox())?.y ?? 9999) + 32;
  expect(await bottom()).toBeLessThan(640);
  await desk.look("card-11-long");
  await lookNarrow(desk, "card-11-long");
  await isClean(desk, "a long card");
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await inCard(desk, /^Звонок/).scrollIntoViewIfNeeded();
  await desk.shot("card-11-long-tabs-200-percent.ru");
  const panel = await card(desk).getByRole("tabpanel").boundingBox();
  expect(panel?.height, "what stands on the tab is not squeezed").toBeGreaterThan(100);
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await inCard(desk, "Показать всё").press("Enter");
  await desk.sees(inCard(desk, "Свернуть"));
  await desk.shot("card-12-all-wishes.ru");
  await inCard(desk, "Свернуть").press("Enter");
  expect(await bottom()).toBeLessThan(640);
});
