/** The home screen by the keyboard: counters that hold what they say, one's own day, commands and phones in the search box. */
import { expect, it } from "vitest";
import { person, type Stage, stage } from "./support";

type Row = { id: number; overdue: boolean; next_action: { on: string } | null };
type Today = {
  overdue: number;
  calls_today: number;
  arrivals: number;
  departures: number;
  estimates_expiring: number;
  without_consent: number;
  consents_ending: number;
  rows: Row[];
};

const todayOf = (desk: Stage, mine: boolean) => desk.does<Today>("today_get", { mine });

/** How many the core counts behind a filter. */
async function counted(desk: Stage, filter: object): Promise<number> {
  const query = { filter, archived: false, blocked: false, sort: "changed", after: null, limit: 1 };
  return (await desk.does<{ count: number }>("lead_count", query)).count;
}

const promises = (desk: Stage) => desk.page.getByRole("listbox", { name: "Просроченное и на сегодня" });
const counter = (desk: Stage, name: RegExp) =>
  desk.page.getByRole("list", { name: "Счётчики дня" }).getByRole("button", { name });
/** How many rows a list has, seen or not. */
const rowsOf = async (desk: Stage, list: string) => {
  const first = desk.page.getByRole("listbox", { name: list }).getByRole("option").first();
  await first.waitFor();
  return Number(await first.getAttribute("aria-setsize"));
};
const chosen = (desk: Stage) => promises(desk).locator("[aria-selected=true]");

const found = (desk: Stage) => desk.page.getByRole("listbox", { name: "Найденное" }).getByRole("option");

/** The room of leads has come, and its list has taken the focus. */
const listed = (desk: Stage) => desk.page.locator("[role=listbox][aria-label=Лиды]:focus").waitFor();

const keys = async (desk: Stage, ...pressed: string[]) => {
  for (const key of pressed) await desk.page.keyboard.press(key);
};

/** Types into the search box, opened by its key. */
async function searches(desk: Stage, text: string) {
  await keys(desk, "Control+KeyK", "Control+KeyA");
  await desk.page.keyboard.type(text);
}

const wide = async (desk: Stage, name: string) => {
  await desk.look(`${name}-1280`);
  await desk.page.setViewportSize({ width: 1920, height: 1080 });
  await desk.look(`${name}-1920`);
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await desk.look(`${name}-640`);
  await desk.page.setViewportSize({ width: 1280, height: 800 });
};

const onPaper = {
  kind: "processing",
  purposes: ["consultation", "appointment", "estimate"],
  language: "ru",
  on: "2026-11-20",
  channel: "paper",
  evidence: "paper",
  evidence_place: "папка 7",
};

/** A trip there on `on` and back two days later. */
const trip = (lead: number, on: string, back: string, status: string) => {
  const leg = (day: string, time: string | null) => ({
    on: day,
    time,
    zone: "Asia/Yakutsk",
    mode: "bridge_bus",
    crossing: "road_bridge",
  });
  return {
    lead,
    version: null,
    status,
    arrival: leg(on, "10:20"),
    departure: leg(back, null),
    hotel: "«Юаньдун»",
    transfer: "",
    companions: 1,
    passport_ok_on: null,
    note: "",
  };
};

it("every counter holds as many people as the page and the list it opens", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  for (const [surname, number, time] of [
    ["Седова", "+79241230001", "09:30"],
    ["Яншина", "+79241230002", "18:00"],
    ["Цой", "+79241230003", null],
  ] as const) {
    const next_action = { text: "перезвонить", on: "2026-11-23", time };
    await desk.does("lead_register", person(surname, "Анна", [number], { next_action }));
  }
  const today = await todayOf(desk, false);
  expect(today).toMatchObject({ overdue: 5, calls_today: 2, without_consent: 3 });
  await desk.page.reload();
  for (const [name, count, filter, words] of [
    [/просрочено/, today.overdue, { next: "overdue" }, "overdue"],
    [/на сегодня/, today.calls_today, { next: "today" }, "due"],
  ] as const) {
    await keys(desk, "Alt+Digit1");
    await desk.sees(promises(desk));
    const both = today.overdue + today.calls_today;
    expect(await rowsOf(desk, "Просроченное и на сегодня")).toBe(both);
    await counter(desk, name).press("Enter");
    expect(await counter(desk, name).getAttribute("aria-pressed")).toBe("true");
    expect(await counter(desk, name).textContent()).toMatch(new RegExp(`^${count}\\D`));
    expect(await rowsOf(desk, "Просроченное и на сегодня"), words).toBe(count);
    if (words === "overdue") await wide(desk, "today-narrowed");
    await desk.button("Открыть списком").press("Enter");
    expect(await rowsOf(desk, "Лиды"), words).toBe(count);
    expect(await counted(desk, filter), words).toBe(count);
    await desk.shot(`today-list-${words}.ru`);
  }
  for (const [name, count, filter] of [
    [/без согласия/, today.without_consent, { consent: "never" }],
    [/пора обновить/, today.consents_ending, { consent: "ending" }],
  ] as const) {
    expect(await counted(desk, filter), String(name)).toBe(count);
    if (count === 0) continue;
    await keys(desk, "Alt+Digit1");
    await counter(desk, name).press("Enter");
    expect(await rowsOf(desk, "Лиды"), String(name)).toBe(count);
  }
});

it("one's own day: the first row has the focus, T and C go by the place of the key", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  const before = await todayOf(desk, false);
  const [first] = before.rows;
  if (!first) throw new Error("somebody is promised something");
  await desk.does("lead_bulk", {
    changes: [{ lead: first.id, change: { act: "owner", owner: null } }],
    preview: false,
  });
  const mine = await todayOf(desk, true);
  expect(mine.rows.map(({ id }) => id)).not.toContain(first.id);
  await desk.page.reload();
  await desk.sees(promises(desk));
  const all = before.overdue + before.calls_today;
  expect(await rowsOf(desk, "Просроченное и на сегодня")).toBe(all);
  await wide(desk, "today-all");

  await desk.page.getByRole("switch", { name: "Только мои дела" }).press("Space");
  await expect.poll(() => rowsOf(desk, "Просроченное и на сегодня")).toBe(all - 1);
  await desk.shot("today-mine.ru");

  // Coming back from another room it is still one's own day, and the first row has the focus.
  await keys(desk, "Alt+Digit2", "Alt+Digit1");
  await desk.sees(promises(desk));
  expect(await desk.page.getByRole("switch", { name: "Только мои дела" }).isChecked()).toBe(true);
  expect(await rowsOf(desk, "Просроченное и на сегодня")).toBe(all - 1);
  expect(await promises(desk).evaluate((list) => list === document.activeElement)).toBe(true);
  expect(await chosen(desk).getAttribute("aria-posinset")).toBe("1");
  const name = (await chosen(desk).locator("b").textContent()) ?? "";

  await desk.place("KeyC", "с");
  await desk.sees(desk.field("О чём говорили"));
  await desk.sees(desk.page.getByRole("dialog").getByText(name).first());
  await keys(desk, "Escape");
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
  await desk.place("KeyT", "е");
  await desk.sees(desk.text("Перенесено на завтра"));
  await expect.poll(() => rowsOf(desk, "Просроченное и на сегодня")).toBe(all - 2);
  const now = await todayOf(desk, true);
  expect(now.overdue + now.calls_today).toBe(all - 2);
  await desk.button("Вернуть").press("Enter");
  await expect.poll(() => rowsOf(desk, "Просроченное и на сегодня")).toBe(all - 1);
  await promises(desk).focus();
  await keys(desk, "Enter");
  await desk.page.waitForURL(/#\/leads\/\d+$/);
});

it("one's own day is done while others' is not", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const next_action = { text: "перезвонить", on: "2026-11-23", time: null };
  const { id } = await desk.does<{ id: number }>(
    "lead_register",
    person("Ким", "Виктор", ["+79141112233"], { next_action }),
  );
  await desk.does("lead_bulk", {
    changes: [{ lead: id, change: { act: "owner", owner: null } }],
    preview: false,
  });
  await desk.page.reload();
  await desk.sees(promises(desk));
  await desk.page.getByRole("switch", { name: "Только мои дела" }).press("Space");
  await desk.sees(desk.text("Ваши дела на сегодня сделаны"));
  await desk.look("today-mine-done");
  await desk.button("Показать дела всех").press("Enter");
  await desk.sees(promises(desk));
});

it("crossings nobody has confirmed are told for three days, and lead to the trip", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const takes = async (surname: string, number: string, on: string, back: string, status: string) => {
    const { id } = await desk.does<{ id: number }>("lead_register", person(surname, "Анна", [number]));
    await desk.does("consent_grant", { lead: id, ...onPaper });
    await desk.does("trip_plan", trip(id, on, back, status));
    return id;
  };
  const soon = await takes("Лебедева", "+79141234567", "2026-11-24", "2026-11-26", "bought");
  await takes("Седова", "+79147654321", "2026-11-23", "2026-11-29", "planned");
  await takes("Ким", "+79141112233", "2026-11-25", "2026-11-26", "confirmed");
  await takes("Пак", "+79142223344", "2026-11-27", "2026-12-02", "planned");
  await desk.page.reload();
  const river = desk.page.getByRole("region", { name: "Сегодня через реку" });
  const group = river.getByRole("list", { name: "В ближайшие 3 дня не подтверждены" });
  await desk.sees(group);
  expect(await group.getByRole("link").allInnerTexts()).toEqual([
    expect.stringMatching(/^завтра.*Лебедева.*приезжает.*09:20 \/ 10:20.*билеты куплены/s),
    expect.stringMatching(/^26\.11.*Лебедева.*уезжает.*время не указано/s),
  ]);
  await desk.sees(river.getByRole("link", { name: /Седова.*не подтверждена/ }));
  await wide(desk, "today-river");
  await counter(desk, /^3 переправы не подтверждены/).press("Enter");
  await desk.sees(desk.button("Все поездки"));
  expect(await river.getByRole("link").count()).toBe(3);
  await counter(desk, /^1 приезд/).press("Enter");
  await group.waitFor({ state: "detached" });
  await counter(desk, /^1 приезд/).press("Enter");
  await group.getByRole("link").first().press("Enter");
  await desk.page.waitForURL(new RegExp(`#/leads/${soon}/trip$`));
  await listed(desk);

  // The same day beside the found person.
  await searches(desk, "лебедева");
  await desk.sees(desk.page.getByRole("option").filter({ hasText: "приезд 24.11" }));
  await keys(desk, "Escape", "Escape");
  for (const language of ["zh", "en", "ru"] as const) {
    await desk.speak(language);
    await searches(desk, "лебедева");
    await desk.sees(desk.page.getByRole("option").filter({ hasText: "…45-67" }));
    await desk.shot(`search-arrival.${language}`);
    await keys(desk, "Escape", "Escape");
  }
});

it("the search box finds commands in the language of the window", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  await desk.sees(promises(desk));
  await searches(desk, "имп");
  await desk.sees(desk.page.getByRole("option", { name: "Импорт…" }));
  await desk.shot("search-command.ru");
  await keys(desk, "Enter");
  await desk.page.waitForURL(/#\/leads\/import$/);

  await searches(desk, "копии");
  await desk.sees(desk.page.getByRole("option", { name: "Настройки · Резервные копии" }));
  await keys(desk, "Enter");
  await desk.page.waitForURL(/#\/settings\/backups$/);

  await searches(desk, "экспорт");
  await desk.sees(desk.page.getByRole("option", { name: "Экспорт…" }));
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("dialog"));
  await desk.page.waitForURL(/#\/leads/);
  await keys(desk, "Escape");
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
  await desk.sees(desk.page.getByRole("listbox", { name: "Лиды" }));

  // One letter finds people and commands: the last row is reached in a small window, too.
  await desk.page.setViewportSize({ width: 640, height: 400 });
  await searches(desk, "с");
  const options = desk.page.getByRole("search").getByRole("option");
  await desk.sees(options.filter({ hasText: "Раздел «Сметы»" }));
  await desk.sees(options.filter({ hasText: "Сорокин" }));
  await keys(desk, "ArrowUp");
  await desk.sees(options.last());
  const last = await options.last().boundingBox();
  expect((last?.y ?? 400) + (last?.height ?? 0)).toBeLessThanOrEqual(400);
  await desk.shot("search-small.ru");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await desk.shot("search-letter.ru");
  await keys(desk, "Escape", "Escape");

  await desk.speak("en");
  await searches(desk, "settings");
  await desk.sees(options.first().filter({ hasText: "Area: Settings" }));
  await desk.sees(options.filter({ hasText: "Settings · Clinic" }));
  await desk.shot("search-command.en");
  await keys(desk, "Escape", "Escape");
  await desk.speak("zh");
  await searches(desk, "导入");
  await desk.sees(desk.page.getByRole("option", { name: "导入…" }));
  await desk.shot("search-command.zh");
  await keys(desk, "Enter");
  await desk.page.waitForURL(/#\/leads\/import$/);
  await searches(desk, "锁");
  await desk.sees(options.filter({ hasText: "锁定程序" }));
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "登录" }));
});

it("a pasted phone is the person it belongs to, or a new one with the phone filled in", async () => {
  const desk = await stage({ clinic: 60 });
  await desk.signIn();
  const { id } = await desk.does<{ id: number }>(
    "lead_register",
    person("Яншина", "Ольга", ["+79241234509"]),
  );
  await desk.sees(promises(desk));
  const pastes = async (text: string) => {
    await keys(desk, "Control+KeyK");
    await desk.page.keyboard.insertText(text);
  };
  await pastes("8 (924) 123\u201145\u201109");
  const first = found(desk).first();
  await desk.sees(found(desk).filter({ hasText: "Яншина О." }));
  expect(await first.getAttribute("aria-selected")).toBe("true");
  await keys(desk, "Enter");
  await desk.page.waitForURL(new RegExp(`#/leads/${id}$`));
  await listed(desk);

  await pastes("8 (924) 123\u201145\u201188");
  await desk.sees(first.filter({ hasText: "Новый лид: «8 924 123-45-88»" }));
  expect(await found(desk).count()).toBe(1);
  await desk.shot("search-phone.ru");
  await keys(desk, "Enter");
  await desk.sees(desk.page.getByRole("dialog"));
  expect(await desk.field("Телефон").first().inputValue()).toBe("8 924 123-45-88");
  await keys(desk, "Control+Enter");
  await desk.sees(desk.page.getByRole("heading", { name: "+7 924 123-45-88" }));
});

it("three days without a backup are counted and lead to the backups, as an estimate that ends leads to its person", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  const settings = await desk.does<object>("settings_get");
  await desk.does("settings_change", { ...settings, estimate_valid_days: 5 });
  const { id } = await desk.does<{ id: number }>("lead_register", person("Ким", "Вера", ["+79141112233"]));
  await desk.does("lead_register", person("Пак", "Ольга", ["+79142223344"]));
  await desk.does("consent_grant", { lead: id, ...onPaper });
  const draft = await desk.does<{ id: number; version: number }>("estimate_draft", { lead: id });
  const [service] = await desk.does<{ id: number; price_fen: number }[]>("service_list", {
    query: "DIA-01",
  });
  const saved = await desk.does<{ version: number }>("estimate_save", {
    estimate: draft.id,
    version: draft.version,
    doctor: "Чжан Мин",
    note: "",
    items: [
      {
        service: service?.id,
        area: { on: "mouth" },
        quantity: 1,
        unit_price_fen: service?.price_fen,
        discount: { kind: "none" },
      },
    ],
    discount: { kind: "none" },
    second_currency: false,
  });
  await desk.does("estimate_issue", { estimate: draft.id, version: saved.version });
  await desk.does("backup_make");
  await desk.page.reload();
  await desk.sees(counter(desk, /^0 смет истекает/));
  expect(await counter(desk, /без резервной копии/).count()).toBe(0);
  await keys(desk, "Control+Shift+L");
  await desk.sees(desk.page.getByRole("heading", { name: "Вход" }));
  await desk.happen({ forward: 3 * 24 * 3600 + 60 });
  await desk.signIn();
  const stale = counter(desk, /^3 дня без резервной копии/);
  await desk.sees(stale);
  await desk.look("today-backup");
  await counter(desk, /^1 смета истекает/).press("Enter");
  expect(await rowsOf(desk, "Лиды")).toBe(1);
  expect(await counted(desk, { estimate_ending: true })).toBe(1);
  await keys(desk, "Alt+Digit1");
  await stale.press("Enter");
  await desk.page.waitForURL(/#\/settings\/backups$/);
});
