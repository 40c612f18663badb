/** What is said on the telephone: noted by keys alone, kept over a lock, followed by a promise; texts for messages. */
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

const dialog = (desk: Stage) => desk.page.getByRole("dialog");
const gone = (desk: Stage) => dialog(desk).waitFor({ state: "detached" });
const note = (desk: Stage) => desk.field("О чём говорили");
const promise = (desk: Stage) => dialog(desk).getByLabel("Что обещано");
const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};
const type = (desk: Stage, text: string) => desk.page.keyboard.type(text);

type Lead = { id: number; next_action: { text: string; on: string; time: string | null } | null };

const kim = (desk: Stage, more: object = {}) =>
  desk.does<Lead>("lead_register", person("Ким", "Виктор", ["+79141112233"], more));
const told = async (desk: Stage, lead: number) => {
  const { entries } = await desk.does<{ entries: { kind: string; text: string }[] }>("lead_timeline", {
    lead,
    before: null,
  });
  return entries.map(({ kind, text }) => `${kind}: ${text}`);
};
const draftOf = (desk: Stage, lead: number) =>
  desk.does<{ kind: string; text: string } | null>("note_draft", { lead });
const promised = async (desk: Stage, lead: number) =>
  (await desk.does<Lead>("lead_get", { lead })).next_action;

async function card(desk: Stage, lead: number) {
  await desk.page.goto(`${desk.url}/#/leads/${lead}`);
  await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
}

it("a phone call from ring to saved next action, keyboard only, under a Russian layout", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { id } = await kim(desk);

  await desk.place("Slash", ".");
  await type(desk, "2233");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "Ким В." }));
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
  await desk.place("KeyC", "с");
  await desk.sees(note(desk));
  await type(desk, "Спросил о двух имплантах, может приехать в декабре");
  await keys(desk, "Tab");
  await type(desk, "назвать даты");
  await keys(desk, "Tab");
  await type(desk, "24112026");
  await keys(desk, "Tab", "Tab");
  await type(desk, "1000");
  await desk.shot("notes-call.ru");
  await desk.place("Enter", "Enter", true);
  await gone(desk);
  expect(await told(desk, id)).toEqual(
    expect.arrayContaining(["call: Спросил о двух имплантах, может приехать в декабре"]),
  );
  expect(await promised(desk, id)).toEqual({ text: "назвать даты", on: "2026-11-24", time: "10:00" });
  expect(await draftOf(desk, id)).toBeNull();
});

it("a note half written survives a lock, Esc and a sign-in, and ends when it is logged", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { id } = await kim(desk, { next_action: { text: "назвать даты", on: "2026-11-24", time: null } });
  await card(desk, id);
  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  await type(desk, "Боится удаления, просит");
  await desk.sees(desk.text("Черновик сохранён в 10:"));
  await desk.shot("notes-saved.ru");
  await note(desk).focus();
  await keys(desk, "Control+End");
  await type(desk, " снотворное");
  await keys(desk, "Control+Shift+KeyL");
  await desk.signIn();
  await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
  expect(await draftOf(desk, id)).toMatchObject({ kind: "call", text: "Боится удаления, просит снотворное" });

  await keys(desk, "KeyC");
  await expect.poll(() => note(desk).inputValue()).toBe("Боится удаления, просит снотворное");
  await desk.sees(desk.text("Черновик от 10:"));
  await desk.shot("notes-found.ru");
  await note(desk).focus();
  await keys(desk, "Control+End");
  await type(desk, " и скидку");
  await keys(desk, "Escape");
  await gone(desk);
  await desk.sees(desk.text("Заметка сохранена как черновик"));

  // Thrown away and taken back; a number of a passport is never kept unseen.
  await keys(desk, "KeyC");
  await expect.poll(() => note(desk).inputValue()).toBe("Боится удаления, просит снотворное и скидку");
  await desk.button("Удалить черновик").press("Enter");
  await expect.poll(() => draftOf(desk, id)).toBeNull();
  await desk.button("Вернуть").press("Enter");
  await expect.poll(() => draftOf(desk, id)).not.toBeNull();
  await note(desk).focus();
  await keys(desk, "Control+End");
  await type(desk, ". Паспорт 71 1234567");
  await keys(desk, "Control+Enter");
  await desk.sees(desk.text("Похоже, здесь есть то, что нельзя записывать: номер паспорта"));
  await desk.shot("notes-passport.ru");
  await note(desk).focus();
  await keys(desk, "Escape");
  await desk.sees(desk.button("Закрыть без черновика"));
  expect(await draftOf(desk, id)).toMatchObject({ text: "Боится удаления, просит снотворное и скидку" });
  for (let sign = 0; sign < ". Паспорт 71 1234567".length; sign++) await keys(desk, "Backspace");
  await keys(desk, "Control+Enter");
  await gone(desk);
  expect(await told(desk, id)).toContain("call: Боится удаления, просит снотворное и скидку");
  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  expect(await note(desk).inputValue()).toBe("");
  expect(await draftOf(desk, id)).toBeNull();
});

it("a note on a person who withdrew is refused in words and stays in the field", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { id } = await kim(desk);
  await card(desk, id);
  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  await desk.does("request_record", {
    leads: [id],
    received_on: "2026-11-23",
    channel: "email",
    kinds: ["withdrawal"],
    applicant: "person",
    identity_check: "known_address",
    language: "ru",
  });
  await type(desk, "Передумал");
  await keys(desk, "Escape");
  await desk.sees(dialog(desk).getByRole("alert").filter({ hasText: "23.12.2026" }));
  expect(await note(desk).inputValue()).toBe("Передумал");
  await desk.shot("notes-refused.ru");
  await desk.button("Закрыть без черновика").press("Enter");
  await gone(desk);
});

it("a text is filled in for a Russian person from a Chinese window, its holes are shown, and it is copied", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.signIn();
  const { id } = await kim(desk);
  await card(desk, id);
  await desk.speak("zh");
  const written = dialog(desk).getByRole("textbox").first();
  const inserts = async (title: string) => {
    await desk.button("插入模板").press("Enter");
    await desk.page.getByRole("menuitem", { name: title }).press("Enter");
  };
  await desk.page.getByRole("button", { name: "消息", exact: true }).press("Enter");
  await desk.sees(dialog(desk));
  await inserts("未接通");
  await expect.poll(() => written.inputValue()).toMatch(/^Виктор, здравствуйте!/);
  await desk.button("复制").press("Enter");
  await desk.sees(desk.text("已复制"));
  expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe(await written.inputValue());

  await desk.button("文本语言: Русский").press("Enter");
  await desk.page.getByRole("menuitemradio", { name: "English" }).press("Enter");
  await expect.poll(() => written.inputValue()).toMatch(/^Hello Виктор, this is/);
  await desk.button("文本语言: English").press("Enter");
  await desk.page.getByRole("menuitemradio", { name: "Русский" }).press("Enter");
  await expect.poll(() => written.inputValue()).toMatch(/^Виктор, здравствуйте!/);

  // Nobody knows when he comes: said before it is copied.
  await inserts("行程提醒");
  await desk.sees(desk.text("尚未填写：{arrival}"));
  await desk.button("复制").press("Enter");
  await desk.sees(desk.button("照原样复制"));
  expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toMatch(/не дозвонились/);
  await desk.shot("notes-text.zh");
  await desk.page.setViewportSize({ width: 640, height: 800 });
  await desk.shot("notes-text-narrow.zh");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await desk.button("照原样复制").press("Enter");
  await expect
    .poll(() => desk.page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/ждём вас \{arrival\}/);
});

it("a text is changed in Settings, refused at its field, removed and taken back", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/settings/messages`);
  await desk.sees(desk.page.getByRole("table", { name: "Тексты сообщений" }));
  await desk.look("settings-messages");
  await desk.button("Изменить: Смета готова").click();
  const russian = desk.field("Русский: текст");
  await russian.fill("Смета готова, ");
  await desk.button("Вставить слово: Русский").click();
  await desk.page.getByRole("menuitem", { name: "{name} – имя человека" }).click();
  await desk.sees(dialog(desk).getByText("Смета готова, Анна"));
  await desk.field("English: текст").fill("It is {ready}");
  await keys(desk, "Control+Enter");
  await desk.sees(dialog(desk).getByText("В скобках могут стоять только слова из меню ниже"));
  await desk.shot("settings-message.ru");
  await desk.page.setViewportSize({ width: 640, height: 800 });
  await desk.shot("settings-message-narrow.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await desk.field("English: текст").fill("It is ready, {name}");
  await keys(desk, "Control+Enter");
  await gone(desk);
  type Words = { title: string; body: string };
  const list = () => desk.does<{ ru: Words; en: Words }[]>("template_list");
  expect((await list())[1]).toMatchObject({
    ru: { body: "Смета готова, {name}" },
    en: { body: "It is ready, {name}" },
  });

  await desk.button("Убрать: Смета готова").click();
  await desk.sees(desk.text("Текст «Смета готова» убран"));
  expect(await list()).toHaveLength(4);
  await desk.button("Вернуть").click();
  await expect.poll(list).toHaveLength(5);
  await desk.button("Добавить текст").click();
  await keys(desk, "Control+Enter");
  await desk.sees(dialog(desk).getByText("Заполните это поле"));
});

it("whoever may not change the texts reads them", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await desk.does("account_register", {
    account: {
      login: "anna",
      display_name: "Анна",
      position: "",
      language: "ru",
      roles: ["receptionist"],
    },
    password: "весна-на-набережной",
  });
  await keys(desk, "Control+Shift+KeyL");
  await desk.signIn({ login: "anna", password: "весна-на-набережной" });
  await desk.page.goto(`${desk.url}/#/settings/messages`);
  await desk.button("Прочитать: Смета готова").click();
  await desk.sees(dialog(desk).getByText("Предварительная смета готова").last());
  expect(await desk.button("Сохранить").count()).toBe(0);
  await desk.shot("settings-message-read.ru");
});

it("saving without a promise asks, once, and what is done offers the next promise", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { id } = await kim(desk);
  await card(desk, id);
  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  await type(desk, "Не взял трубку");
  await keys(desk, "Control+Enter");
  await desk.sees(desk.text("Ничего не обещано. Когда вернуться к человеку?"));
  expect(await told(desk, id), "nothing is logged yet").not.toContain("call: Не взял трубку");
  await desk.shot("notes-asked.ru");
  await note(desk).focus();
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await keys(desk, "Control+Enter");
  await desk.shot("notes-asked-narrow.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await dialog(desk).getByRole("button", { name: "завтра", exact: true }).press("Enter");
  expect(await promise(desk).inputValue()).toBe("Позвонить");
  await keys(desk, "Control+Enter");
  await gone(desk);
  expect(await promised(desk, id)).toEqual({ text: "Позвонить", on: "2026-11-24", time: null });

  // Done: the next promise stands open, Esc promises nothing.
  await desk.button("Готово").press("Enter");
  await desk.sees(desk.page.getByLabel("Что обещано"));
  await desk.look("notes-done");
  await desk.page.getByLabel("Что обещано").focus();
  await keys(desk, "Escape");
  await desk.page.getByLabel("Что обещано").waitFor({ state: "detached" });
  expect(await promised(desk, id)).toBeNull();

  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  await type(desk, "Снова не взял");
  await keys(desk, "Control+Enter");
  await desk.button("Записать без обещания").press("Enter");
  await gone(desk);
  expect(await told(desk, id)).toContain("call: Снова не взял");

  // A person who said no is promised nothing, and nobody is asked.
  await desk.does("lead_status", { lead: id, status: "declined", reason: "дорого", until: null });
  await card(desk, id);
  await desk.page.reload();
  await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
  await keys(desk, "KeyC");
  await desk.sees(note(desk));
  await type(desk, "Поблагодарил");
  await keys(desk, "Control+Enter");
  await gone(desk);
  expect(await told(desk, id)).toContain("call: Поблагодарил");
});

it("what is asked and kept reads well in three languages", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const { id } = await kim(desk);
  await card(desk, id);
  for (const [language, insert, text, edit] of [
    ["zh", "插入模板", "行程提醒", "修改：报价已完成"],
    ["en", "Insert a text", "Trip reminder", "Change: Estimate is ready"],
  ] as const) {
    await desk.page.goto(`${desk.url}/#/leads/${id}`);
    await desk.speak(language);
    await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
    await keys(desk, "KeyC");
    await desk.sees(dialog(desk));
    await type(desk, "Не взял трубку");
    await keys(desk, "Control+Enter");
    await desk.sees(dialog(desk).getByRole("status").getByRole("button"));
    await desk.shot(`notes-asked.${language}`);
    await dialog(desk).getByRole("radio").nth(1).press("Space");
    await desk.button(insert).press("Enter");
    await desk.sees(desk.page.getByRole("menuitem").first());
    await desk.shot(`notes-menu.${language}`);
    await desk.page.getByRole("menuitem", { name: text }).press("Enter");
    await expect.poll(() => dialog(desk).getByRole("textbox").first().inputValue()).toContain("{arrival}");
    await dialog(desk).getByRole("textbox").first().focus();
    await keys(desk, "Control+End");
    await type(desk, " 71 1234567");
    await desk.sees(dialog(desk).getByText("{arrival} – "));
    await expect.poll(() => dialog(desk).getByRole("note").count(), { timeout: 5000 }).toBeGreaterThan(1);
    await desk.shot(`notes-holes.${language}`);
    await keys(desk, ...Array.from({ length: 11 }, () => "Backspace"), "Escape");
    await gone(desk);
    await desk.page.goto(`${desk.url}/#/settings/messages`);
    await desk.button(edit).click();
    await desk.sees(dialog(desk));
    await desk.shot(`settings-message.${language}`);
    await keys(desk, "Escape");
  }
});
