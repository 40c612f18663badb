import { afterEach, describe, expect, it } from "vitest";
import type { Role } from "@/ipc";
import { overwriteGetLocale } from "@/paraglide/runtime";
import { commandsOf, matching, phoneOf } from "./commands";

type Language = "ru" | "zh" | "en";
let speaks: Language = "ru";
overwriteGetLocale(() => speaks);

const everyRole: readonly Role[] = ["receptionist", "coordinator", "privacy_officer", "administrator"];
const commands = (roles = everyRole) => commandsOf(roles, { lock: () => {}, exportList: () => {} });
const found = (typed: string, roles = everyRole) => matching(commands(roles), typed).map(({ id }) => id);

describe("commands", () => {
  afterEach(() => {
    speaks = "ru";
  });

  it.each([
    ["ru", "имп", ["import"]],
    ["ru", "ИМПОРТ", ["import"]],
    ["ru", "порт", []],
    ["ru", "копии рез", ["settings-backups"]],
    ["ru", "новое", ["letter"]],
    ["ru", "лиды", ["room-leads"]],
    ["ru", "заблокировать", ["lock"]],
    ["zh", "导入", ["import"]],
    ["zh", "备份", ["settings-backups"]],
    ["zh", "份", ["settings-backups"]],
    ["zh", "出", ["export"]],
    ["en", "exp", ["export"]],
    ["en", "keys pass", ["settings-security"]],
    ["en", "record", ["letter"]],
    ["ru", "4567", []],
    ["ru", " ", []],
    ["ru", "«»", []],
  ] as const)("in %s, “%s” is %j", (language, typed, ids) => {
    speaks = language;
    expect(found(typed)).toEqual(ids);
  });

  it("what is called so comes before what only stands there", () => {
    expect(found("лид")).toEqual(["room-leads", "quick_add"]);
    expect(found("настройки")[0]).toBe("room-settings");
    expect(
      found("настройки")
        .slice(1)
        .every((id) => id.startsWith("settings-")),
    ).toBe(true);
  });

  it("each shows its own key and nothing is offered that a role may not do", () => {
    const ids = (roles: readonly Role[]) => commands(roles).map(({ id }) => id);
    expect(ids(["receptionist"])).not.toContain("import");
    expect(ids(["receptionist"])).not.toContain("export");
    expect(ids(["receptionist"])).not.toContain("settings-log");
    expect(ids(["receptionist"])).toContain("duplicates");
    expect(ids(["coordinator"])).toEqual(expect.arrayContaining(["import", "export", "quick_add", "letter"]));
    expect(ids(["privacy_officer"])).toEqual(expect.arrayContaining(["letter", "settings-log"]));
    expect(ids(["privacy_officer"])).not.toContain("quick_add");
    expect(ids(["administrator"])).not.toContain("letter");
    expect(commands().find(({ id }) => id === "quick_add")?.keys).toBe("Ctrl+N");
  });
});

describe("a phone", () => {
  it.each([
    ["+7 914 123-45-67", "+7 914 123-45-67"],
    [" 8 (914) 123‑45‑67 ", "8 914 123-45-67"],
    ["(914) 123.45.67", "914 123 45 67"],
    ["８９１４１２３４５６７", "89141234567"],
    ["tel:+8613845612345", "+8613845612345"],
    ["8 914 123 45 67", "8 914 123 45 67"],
    ["45-67", null],
    ["123456", null],
    ["K-2026-0001", null],
    ["Анна 89141234567", null],
    ["", null],
  ])("%j is carried as %j", (typed, carried) => {
    expect(phoneOf(typed)).toBe(carried);
  });
});
