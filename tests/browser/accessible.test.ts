/** Every screen and the dialogs, light and dark, asked by axe; at 200 % nothing is wider than the window. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import { expect, it } from "vitest";
import { LI_WEI, person, type Stage, type StageOptions, stage } from "./support";

type Axe = { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };

/** Evaluated through the driver: the page's own policy lets no script in. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL_RULES: RunOptions["runOnly"] = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
};
/** What scrolls only in a small window is asked for there. */
const SCROLLING: RunOptions["runOnly"] = { type: "rule", values: ["scrollable-region-focusable"] };

/** What axe finds: the rule, the place by tags, classes and roles, and why. Never a word of a person. */
async function violations(desk: Stage, only: RunOptions["runOnly"]): Promise<string[]> {
  if (!(await desk.page.evaluate(() => "axe" in globalThis))) await desk.page.evaluate(AXE);
  return desk.page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const one = (element: Element) => {
      const role = element.getAttribute("role");
      const [name = ""] = element.classList;
      return `${element.localName}${name && `.${name}`}${role ? `[role=${role}]` : ""}`;
    };
    const place = (element: Element | undefined) => {
      const way: string[] = [];
      for (let at = element ?? null; at && way.length < 5; at = at.parentElement) way.unshift(one(at));
      return way.join(" > ");
    };
    const options: RunOptions = {
      ...(runOnly ? { runOnly } : {}),
      resultTypes: ["violations"],
      elementRef: true,
    };
    // What a pressed button has said stays in the library's live region for some seconds, named by words
    // of a screen that may be gone meanwhile: it was read aloud while they were there.
    const found = await axe.run({ exclude: ["[data-live-announcer]"] }, options);
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ element, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
        return `${id} at ${place(element)}: ${why}`;
      }),
    );
  }, only);
}

/** At half the size of the window, which is its 200 %: nothing is wider than it, and all of it is reached. */
async function enlarged(desk: Stage): Promise<string[]> {
  await desk.page.setViewportSize({ width: 640, height: 400 });
  // What is open over the page finds its new place some frames later.
  for (let tries = 0; tries < 20 && (await tooWide(desk)).length > 0; tries++)
    await desk.page.waitForTimeout(50);
  const found = [...(await tooWide(desk)), ...(await violations(desk, SCROLLING))];
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

function tooWide(desk: Stage): Promise<string[]> {
  return desk.page.evaluate(() => {
    // A data table may scroll sideways inside its panel (WCAG 1.4.10 excepts them), and a paper in its named
    // frame; pages and dialogs may not.
    const boxes = [...document.querySelectorAll("*")].filter(
      (box) =>
        box === document.scrollingElement ||
        box.localName === "main" ||
        (/auto|scroll/.test(getComputedStyle(box).overflowX) &&
          !box.matches("[tabindex='0'][aria-label]") &&
          box.querySelector("table") === null),
    );
    const cut = boxes
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map(
        (box) => `${box.localName}.${box.classList[0]} is ${box.scrollWidth} wide, ${box.clientWidth} seen`,
      );
    // Header and status line cut what does not fit, so they are asked where their buttons are.
    const outside = [...document.querySelectorAll("header button, footer button")]
      .map((button) => ({ button, place: button.getBoundingClientRect() }))
      .filter(({ place }) => place.left < 0 || place.right > innerWidth)
      .map(({ button, place }) => `${button.className} ends at ${Math.round(place.right)}`);
    return [...cut, ...outside];
  });
}

/**
 * False alarms of one state: while the list of a ComboBox is open, the library hides the rest of the page from
 * the screen reader, its heading and landmarks too. None of it can have the focus: leaving the field closes
 * the list and shows the page again, as the story of the door proves.
 */
const OPEN_COMBOBOX = ["aria-hidden-focus", "page-has-heading-one", "region"] as const;

/** Looks at the screen as it is, under a name of its own, but for some rules. */
type Look = (screen: string, but?: readonly string[]) => Promise<void>;

/** A story that looks at each of its screens and ends with nothing found on any. */
function story(name: string, tell: (desk: Stage, look: Look) => Promise<void>, options?: StageOptions) {
  it(name, async () => {
    const desk = await stage(options);
    const found: string[] = [];
    await tell(desk, async (screen, but = []) => {
      for (const colorScheme of ["dark", "light"] as const) {
        await desk.page.emulateMedia({ colorScheme });
        const all = await violations(desk, ALL_RULES);
        const meant = all.filter((words) => !but.some((rule) => words.startsWith(`${rule} at `)));
        for (const words of meant) found.push(`${screen}, ${colorScheme}: ${words}`);
      }
      for (const words of await enlarged(desk)) found.push(`${screen}, 200 %: ${words}`);
    });
    expect(found).toEqual([]);
  });
}

const onPaper = {
  language: "ru",
  on: "2026-11-20",
  channel: "paper",
  evidence: "paper",
  evidence_place: "папка 7",
};
const ALL = ["consultation", "appointment", "estimate", "feedback", "statistics"];

/** A clinic with something in every room. */
async function filled(desk: Stage) {
  await desk.signIn();
  const anna = await desk.does(
    "lead_register",
    person("Лебедева", "Анна", ["+79141234567"], {
      name: { surname: "Лебедева", given: "Анна", patronymic: "", latin: "Anna Lebedeva", chinese: "安娜" },
      emails: ["anna@example.ru"],
      comment: "Два импланта внизу",
      next_action: { text: "прислать смету", on: "2026-11-23", time: "09:00" },
    }),
  );
  const again = await desk.does(
    "lead_register",
    person("Лебедева", "Аня", ["+79141234567"], { channel: "vk" }),
  );
  const viktor = await desk.does(
    "lead_register",
    person("Ким", "Виктор", ["+79141112233"], {
      next_action: { text: "перезвонить", on: "2026-11-23", time: "18:00" },
    }),
  );
  const olga = await desk.does("lead_register", person("Седова", "Ольга", ["+79147654321"]));
  for (const given of [
    { lead: anna.id, kind: "processing", purposes: ALL },
    { lead: anna.id, kind: "health", purposes: [] },
    { lead: anna.id, kind: "marketing", purposes: [] },
    { lead: again.id, kind: "processing", purposes: ["consultation", "estimate"] },
  ])
    await desk.does("consent_grant", { ...given, ...onPaper });
  const leg = (on: string, time: string) => ({
    on,
    time,
    zone: "Asia/Yakutsk",
    mode: "bridge_bus",
    crossing: "",
  });
  await desk.does("trip_plan", {
    lead: anna.id,
    version: null,
    status: "planned",
    arrival: leg("2026-11-23", "12:00"),
    departure: leg("2026-11-28", "15:00"),
    hotel: "«Юаньдун»",
    transfer: "",
    companions: 1,
    passport_ok_on: null,
    note: "",
  });
  const letter = await desk.does("request_record", {
    leads: [olga.id],
    received_on: "2026-11-23",
    channel: "email",
    kinds: ["withdrawal"],
    applicant: "person",
    identity_check: "call_back",
  });
  return { anna, again, viktor, olga, letter };
}

/** An estimate of Anna with one line of it, issued once. */
async function estimated(desk: Stage, lead: number): Promise<number> {
  const draft = await desk.does("estimate_draft", { lead });
  const services = (await desk.ask("service_list", { query: "IMP-02" })) as {
    data: { id: number; price_fen: number }[];
  };
  const [service] = services.data;
  if (!service) throw new Error("the price list has IMP-02");
  const saved = await desk.does("estimate_save", {
    estimate: draft.id,
    version: draft.version,
    doctor: "Чжан Мин",
    note: "",
    items: [
      {
        service: service.id,
        area: { on: "tooth", tooth: 16 },
        quantity: 1,
        unit_price_fen: service.price_fen,
        discount: { kind: "percent", hundredths: 500 },
      },
    ],
    discount: { kind: "none" },
    second_currency: false,
  });
  await desk.does("estimate_issue", { estimate: draft.id, version: saved.version });
  return draft.id;
}

const goTo = (desk: Stage, address: string) => desk.page.goto(`${desk.url}/#/${address}`);
const dialog = (desk: Stage) => desk.page.getByRole("dialog");
const closes = async (desk: Stage) => {
  // What was open over a dialog gives the focus back some frames after it is gone.
  await desk.page.waitForFunction(() => document.activeElement?.closest("[role=dialog], [role=alertdialog]"));
  await desk.page.keyboard.press("Escape");
  await desk.page
    .getByRole("dialog")
    .or(desk.page.getByRole("alertdialog"))
    .last()
    .waitFor({ state: "detached" });
};
const paper = (desk: Stage) => desk.page.getByRole("article", { name: "Страница 1" });

story("the door: the wizard, the recovery code, the way in and the ways back", async (desk, look) => {
  await desk.sees(desk.page.getByRole("heading", { name: "Первый запуск" }));
  await look("wizard, language");
  await desk.button("Восстановить из резервной копии").click();
  await desk.sees(desk.field("Папка с резервными копиями"));
  await look("restore");
  await desk.button("Назад").click();
  await desk.button("Далее").click();
  await desk.button("Далее").click();
  await desk.sees(desk.text("Заполните это поле"));
  await look("wizard, clinic");
  await desk.field("Название оператора").fill("ООО «Чжэньмэй Дентал», Хэйхэ");
  await desk.field("Адрес оператора").fill("КНР, г. Хэйхэ, ул. Чжунъян, 100");
  await desk.field("Контакты").fill("+86 456 822 33 44");
  await desk.button("Далее").click();
  const country = desk.page.getByRole("combobox", { name: "Страна, где стоит база" });
  await country.fill("Кита");
  await desk.sees(desk.page.getByRole("option", { name: "Китай" }));
  await look("wizard, list of countries", OPEN_COMBOBOX);
  await desk.page.keyboard.press("Tab");
  await desk.page.getByRole("option", { name: "Китай" }).waitFor({ state: "detached" });
  expect(await desk.page.locator("[aria-hidden=true] :focus").count()).toBe(0);
  expect(await desk.page.locator("[aria-hidden=true] h1").count()).toBe(0);
  await country.fill("Кита");
  await desk.page.getByRole("option", { name: "Китай" }).click();
  await desk.sees(desk.text("База данных стоит не в России"));
  await desk.field("Адрес помещения").fill("675000, г. Благовещенск, ул. Ленина, 1");
  await look("wizard, database");
  await desk.button("Далее").click();
  await desk.field("Имя").fill(LI_WEI.name);
  await desk.field("Логин").fill(LI_WEI.login);
  await desk.field("Пароль").fill(LI_WEI.password);
  await desk.field("Пароль ещё раз").fill("другой");
  await desk.button("Создать базу клиники").click();
  await desk.sees(desk.text("Пароли не совпадают"));
  await look("wizard, account");
  await desk.field("Пароль ещё раз").fill(LI_WEI.password);
  await desk.button("Создать базу клиники").click();
  const shown = await desk.page.getByRole("img", { name: /^Код восстановления/ }).getAttribute("aria-label");
  await look("recovery code");
  await desk.button("Код у меня на бумаге").click();
  await look("recovery code typed back");
  await desk.field("Код с листа").fill(shown?.split(": ")[1] ?? "");
  await desk.button("Проверить код").click();
  await desk.sees(desk.page.getByRole("navigation"));
  await desk.sees(desk.page.getByText("База данных стоит не в России"));
  await look("empty desk, database abroad");
  await desk.page.keyboard.press("Control+Shift+L");
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  await look("sign in");
  await desk.field("Логин").fill(LI_WEI.login);
  await desk.field("Пароль").fill("не тот пароль вовсе");
  await desk.button("Войти").click();
  await desk.sees(desk.text("Имя или пароль не подходят"));
  await look("sign in, refused");
  await desk.button("Забыли пароль?").click();
  await desk.sees(desk.field("Код с листа"));
  await look("way in with the code");
});

story(
  "Today, search and the list of keys",
  async (desk, look) => {
    await filled(desk);
    await desk.page.reload();
    await desk.sees(desk.page.getByRole("option").filter({ hasText: "прислать смету" }));
    await look("Today");
    await desk.page.getByRole("button", { name: /просрочено$/ }).click();
    await desk.sees(desk.button("Открыть списком"));
    await look("Today narrowed to the overdue");
    await desk.page.keyboard.press("F1");
    await desk.sees(dialog(desk));
    await look("keys");
    await closes(desk);
    await desk.page.keyboard.press("Control+KeyK");
    await desk.page.keyboard.type("лебедева");
    await desk.sees(desk.page.getByRole("option", { name: /Новый лид/ }));
    await look("found");
    await desk.page.keyboard.press("Control+KeyA");
    await desk.page.keyboard.type("настройки");
    await desk.sees(desk.page.getByRole("option", { name: /^Настройки · / }));
    await look("commands found");
    await desk.page.keyboard.press("Escape");
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("button", { name: /^Язык/ }).click();
    await desk.sees(desk.page.getByRole("menuitemradio", { name: "English" }));
    await look("menu of languages");
  },
  { clinic: 0 },
);

story(
  "a card: its tabs, what is added to it and what is changed",
  async (desk, look) => {
    const { anna, viktor, olga } = await filled(desk);
    await estimated(desk, anna.id);
    await desk.page.reload();
    const card = desk.page.getByRole("heading", { name: "Лебедева Анна" });
    for (const [tab, seen] of [
      ["timeline", desk.text("откуда").or(desk.page.getByRole("listitem").filter({ hasText: "Ли Вэй" }))],
      ["consent", desk.button("Остановить рассылку")],
      ["estimates", desk.button("Новая смета")],
      ["trip", desk.button("Лист поездки")],
    ] as const) {
      await goTo(desk, `leads/${anna.id}/${tab}`);
      await desk.sees(card);
      await desk.sees(seen);
      await look(`card, ${tab}`);
    }
    await goTo(desk, `leads/${anna.id}/consent`);
    await desk.button("Записать согласие").click();
    await dialog(desk).getByRole("button", { name: "Записать согласие" }).click();
    await desk.sees(dialog(desk).getByText("Отметьте хотя бы одну цель"));
    await look("consent being recorded");
    await closes(desk);
    await desk.button("Прочитать").first().click();
    await desk.sees(dialog(desk).getByText("SHA-256"));
    await look("text of a consent");
    await closes(desk);
    await desk.button("Бланк на подпись").click();
    await desk.sees(desk.page.getByRole("menuitem").first());
    await look("menu of forms");
    await desk.page.getByRole("menuitem").first().click();
    await desk.sees(paper(desk).getByText("Согласие"));
    await look("paper");
    await closes(desk);

    await desk.button("Изменить").first().click();
    await desk.sees(desk.field("Пожелания"));
    await look("card being edited");
    await closes(desk);
    await goTo(desk, `leads/${viktor.id}`);
    await desk.sees(desk.page.getByRole("heading", { name: "Ким Виктор" }));
    await look("card without a consent");
    await desk.page.keyboard.press("KeyC");
    await desk.sees(desk.field("О чём говорили"));
    await look("contact being logged");
    await dialog(desk)
      .getByRole("button", { name: /Открыть календарь/ })
      .first()
      .click();
    await desk.sees(desk.page.getByRole("grid"));
    await look("calendar of a field");
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("grid").waitFor({ state: "detached" });
    await dialog(desk).getByRole("radio", { name: "Сообщение" }).press("Space");
    await desk.button("Вставить текст").click();
    await desk.sees(desk.page.getByRole("menuitem").first());
    await look("menu of message texts");
    await desk.page.getByRole("menuitem", { name: "Напоминание о поездке" }).click();
    await desk.sees(dialog(desk).getByText("Не заполнено: {arrival}"));
    await dialog(desk).getByLabel("Что обещано").fill("");
    await desk.page.keyboard.press("Control+Enter");
    await desk.button("Записать так").click();
    await desk.sees(dialog(desk).getByText("Ничего не обещано"));
    await desk.sees(desk.button("Удалить черновик"));
    await look("contact asked about");
    await desk.page.keyboard.press("Escape");
    // The toast is a dialog too, and is looked at no more.
    await desk.page.locator("[data-toasts]").getByRole("button", { name: "Закрыть" }).click();
    await desk.page.locator("[data-toasts]").waitFor({ state: "detached" });
    await desk.button(/^Статус/).click();
    await desk.page.getByRole("menuitemradio", { name: "отложено" }).click();
    await desk.sees(dialog(desk));
    await look("reason of a status");
    await closes(desk);
    await goTo(desk, `leads/${olga.id}`);
    await desk.sees(desk.page.getByText("отозвал согласие"));
    await look("card withdrawn");

    await desk.page.keyboard.press("Control+KeyN");
    await desk.page.keyboard.type("89141112233");
    await desk.sees(desk.text("Похоже, этот человек уже есть"));
    await look("person being taken, alike");
    await desk.button("Все поля").click();
    await look("person being taken, all fields");
  },
  { clinic: 0 },
);

story(
  "the list of people, duplicates, export and import",
  async (desk, look) => {
    await desk.signIn();
    await goTo(desk, "leads");
    await desk.sees(desk.text("Здесь никого нет").or(desk.button("Экспорт…")));
    await look("list of people, empty");
    await desk.page.keyboard.press("Control+Shift+L");
    await filled(desk);
    await desk.page.reload();
    await goTo(desk, "leads");
    await desk.sees(desk.text("Все открытые · 3"));
    await look("list of people");
    await desk.button(/^Какие лиды показаны/).click();
    await desk.sees(desk.page.getByRole("menuitemradio").first());
    await look("menu of views");
    await desk.page.keyboard.press("Escape");
    await desk.button("Фильтр").click();
    await desk.sees(dialog(desk));
    await look("filter");
    await dialog(desk).getByText("новый", { exact: true }).click();
    await dialog(desk)
      .getByRole("button", { name: /^Показать/ })
      .click();
    await desk.sees(desk.page.getByRole("list", { name: "Условия" }));
    await look("list of people, filtered");
    await desk.page.getByText("Таблица", { exact: true }).click();
    await desk.page.getByRole("grid", { name: "Лиды" }).press("Control+KeyA");
    await desk.sees(desk.text("Выбрано: 3"));
    await look("table of people, ticked");
    await desk.button("Столбцы").click();
    await desk.sees(desk.page.getByRole("menuitemcheckbox").first());
    await look("columns of the table");
    await desk.page.keyboard.press("Escape");
    await desk.button("Статус").click();
    await desk.page.getByRole("menuitem", { name: "думает" }).click();
    await desk.sees(dialog(desk).getByRole("table"));
    await look("many being changed");
    await closes(desk);
    await desk.page.keyboard.press("Escape");
    await desk.button("Снять все").click();
    await desk.page.getByText("Доска", { exact: true }).click();
    await desk.sees(
      desk.page
        .getByRole("listbox", { name: /^новый/ })
        .getByRole("option")
        .first(),
    );
    await look("board");
    await desk.page.getByText("Список", { exact: true }).click();
    await desk.button(/^Какие лиды показаны/).click();
    await desk.page.getByRole("menuitem", { name: "Сохранить этот список…" }).click();
    await dialog(desk).getByRole("textbox").fill("Все");
    await look("list being saved");
    await dialog(desk).getByRole("button", { name: "Сохранить" }).click();
    await desk.sees(desk.button("Какие лиды показаны: Все"));
    await desk.button(/^Какие лиды показаны/).click();
    await desk.page.getByRole("menuitem", { name: "Управлять списками…" }).click();
    await desk.sees(dialog(desk).getByRole("textbox"));
    await look("saved lists");
    await closes(desk);
    await desk.button("Экспорт…").click();
    await desk.sees(dialog(desk).getByLabel("Для чего"));
    await look("export");
    await closes(desk);

    await goTo(desk, "leads/duplicates");
    await desk.sees(desk.page.getByRole("region", { name: "K-2026-0001 и K-2026-0002" }));
    await look("duplicates");
    await desk.button("Сравнить…").first().click();
    await desk.sees(dialog(desk).getByText("Остаётся карточка"));
    await look("two cards compared");
    await closes(desk);
    await goTo(desk, "leads/1");
    await desk.button("Ещё").click();
    await desk.page.getByRole("menuitem", { name: "Объединить с другой карточкой…" }).click();
    await desk.sees(dialog(desk).getByText("тот же телефон"));
    await look("other card being found");
    await closes(desk);

    await goTo(desk, "leads/import");
    await desk.sees(desk.text("Ещё ничего не загружали."));
    await look("import, file");
    const rows = [
      "ФИО;Телефон;E-mail;Откуда узнали;Дата заявки;Согласие на сайте;Комментарий",
      "Лебедева Анна;8 914 123-45-67;anna@example.ru;сайт;05/11/2026;;Два импланта",
      "Пак Сергей;+7 914 888-43-21;;вконтакте;06/11/2026;05/11/2026;Виниры",
      "Ким Иван;12;;телефон;07/11/2026;;",
      "",
    ].join("\r\n");
    const file = { name: "заявки.csv", mimeType: "text/csv", buffer: Buffer.from(rows) };
    await desk.page.locator("input[type=file]").setInputFiles(file);
    await desk.sees(desk.text("Укажите, как читать даты."));
    await look("import, columns");
    await desk.page.getByRole("columnheader").getByRole("button", { name: "ФИО" }).click();
    await desk.sees(desk.page.getByRole("option", { name: "Пожелания" }));
    await look("import, list of fields");
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("radio", { name: /5 ноября/ }).focus();
    await desk.page.keyboard.press("Space");
    await desk.button("Проверить").click();
    await desk.sees(desk.page.getByRole("table", { name: "По строкам" }));
    await look("import, check");
    await desk.page.getByRole("checkbox", { name: /Пропустить строки с ошибками/ }).press("Space");
    await desk.button("Загрузить").click();
    await desk.sees(desk.page.getByRole("heading", { name: "Загружено" }));
    await look("import, done");
    await desk.button("Показать загрузки").click();
    await desk.button("Отменить загрузку").click();
    await desk.sees(desk.page.getByRole("alertdialog"));
    await look("import being taken back");
  },
  { clinic: 0 },
);

story(
  "estimates and trips",
  async (desk, look) => {
    const { anna } = await filled(desk);
    await goTo(desk, "estimates");
    await desk.sees(desk.page.getByRole("heading", { name: "Сметы" }));
    await look("estimates, none");
    const estimate = await estimated(desk, anna.id);
    await desk.page.reload();
    await desk.sees(desk.page.getByRole("table", { name: "Сметы" }));
    await look("estimates");
    await goTo(desk, `estimates/${estimate}`);
    await desk.sees(desk.page.getByRole("textbox", { name: /^Врач/ }));
    await desk.sees(desk.page.getByRole("listbox").getByRole("option").first());
    await look("estimate");
    await desk
      .button("Выдать смету")
      .or(desk.button(/^Выдать/))
      .first()
      .click();
    await desk.sees(desk.page.getByRole("alertdialog").or(dialog(desk)));
    await look("estimate being issued");
    await closes(desk);
    await desk.button("Как напечатается").click();
    await desk.sees(paper(desk));
    await look("estimate on paper");
    await closes(desk);
    await goTo(desk, "travel");
    await desk.sees(desk.text("Понедельник, 23 ноября 2026"));
    await look("trips");
  },
  { clinic: 0 },
);

story(
  "the privacy register, a letter, its destruction and the acts",
  async (desk, look) => {
    await filled(desk);
    await goTo(desk, "privacy");
    await desk.sees(desk.page.getByRole("link", { name: /L-2026-0001/ }));
    await look("register");
    for (const tab of ["calendar", "queue", "acts", "years"]) {
      await goTo(desk, `privacy/${tab}`);
      await desk.sees(desk.page.getByRole("tabpanel").locator("table, h2"));
      await look(`privacy, ${tab}`);
    }
    await desk.button("Загрузить год").click();
    await desk.sees(desk.field("Таблица года"));
    await look("year being read");
    await closes(desk);
    await desk.page.keyboard.press("Alt+KeyW");
    await desk.button("Записать и напечатать подтверждение").click();
    await desk.sees(dialog(desk).getByText("Заполните").first());
    await dialog(desk).getByRole("searchbox").fill("ким");
    await desk.sees(dialog(desk).getByText("Ким Виктор"));
    await look("letter being recorded, person being found");
    await dialog(desk).getByRole("searchbox").press("Enter");
    await desk.sees(dialog(desk).getByText("Карточкой больше никто не сможет пользоваться."));
    await look("letter being recorded");
    await closes(desk);

    await goTo(desk, "privacy/1");
    await desk.sees(desk.text("Обращение L-2026-0001"));
    await look("letter");
    await desk.button("Отменить как ошибку").click();
    await desk.sees(dialog(desk).or(desk.page.getByRole("alertdialog")));
    await look("letter being undone");
    await closes(desk);
    await goTo(desk, "privacy/1/destroy");
    await desk.sees(desk.text("Что будет уничтожено"));
    await look("destruction, dry run");
    await desk.button("Удержать…").click();
    await desk.sees(dialog(desk));
    await look("something being held");
    await closes(desk);
    await desk.field("Введите номер: L-2026-0001").fill("L-2026-0001");
    await desk.button("Уничтожить данные 1 человека").click();
    await desk.sees(desk.text("Составлен акт A-2026-0001."));
    await look("act");
    await goTo(desk, "privacy/acts");
    await desk.sees(desk.page.getByRole("table"));
    await look("acts");
  },
  { clinic: 0 },
);

story(
  "records whose term has ended, destroyed together",
  async (desk, look) => {
    await desk.signIn();
    const queue = async () => {
      const answer = (await desk.ask("retention_queue")) as { data: { waiting: { case_no: string }[] } };
      return answer.data.waiting;
    };
    await expect.poll(() => queue().then(({ length }) => length), { timeout: 5000 }).toBeGreaterThan(0);
    const [{ case_no: card } = { case_no: "" }] = await queue();
    await desk.sees(desk.page.getByRole("main"));
    await look("Today of a full clinic");
    await goTo(desk, "privacy/queue");
    await desk.page.getByRole("row", { name: card }).locator("label").click();
    await desk.sees(desk.field("Введите число людей: 1"));
    await look("queue");
  },
  { clinic: 40 },
);

story(
  "settings: every tab and its dialogs",
  async (desk, look) => {
    await filled(desk);
    for (const [tab, seen] of [
      ["clinic", desk.field("Адрес оператора")],
      ["destruction", desk.button("Добавить члена комиссии")],
      ["staff", desk.page.getByRole("rowheader").first()],
      ["security", desk.button("Сделать новый код")],
      ["backups", desk.page.getByRole("cell", { name: "Проверена" })],
      ["texts", desk.button("Открыть: Политика обработки данных")],
      ["messages", desk.button("Изменить: Смета готова")],
      ["transfers", desk.text("Передач нет и не предполагается")],
      ["log", desk.page.getByRole("cell").first()],
    ] as const) {
      await goTo(desk, `settings/${tab}`);
      await desk.sees(seen);
      await look(`settings, ${tab}`);
    }
    await desk.button("Проверить журнал").click();
    await desk.sees(desk.text("Журнал цел"));
    await look("log verified");
    await goTo(desk, "settings/staff");
    await desk.button("Добавить сотрудника").click();
    await desk.sees(desk.field("Логин"));
    await look("person being added to the staff");
    await closes(desk);
    await goTo(desk, "settings/transfers");
    await desk.button("Добавить").click();
    await desk.sees(desk.field("Получатель"));
    await look("transfer abroad");
    await closes(desk);
    await goTo(desk, "settings/messages");
    await desk.button("Добавить текст").click();
    await desk.page.keyboard.press("Control+Enter");
    await desk.sees(dialog(desk).getByText("Заполните это поле"));
    await look("message text being written");
    await closes(desk);
    await goTo(desk, "settings/security");
    await desk.button("Сделать новый код").click();
    await desk.sees(desk.button("Показать новый код"));
    await look("code being made anew");
    await goTo(desk, "settings/texts");
    await desk.button("Открыть: Обработка персональных данных").click();
    await desk.sees(desk.button("Прочитать"));
    await look("versions of a text");
    await desk.button("Новая редакция").click();
    await desk.sees(desk.button("Опубликовать"));
    await look("text being written");
  },
  { clinic: 0 },
);
