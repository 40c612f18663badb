import { describe, expect, it } from "vitest";
import { blank, carrying, isBlank } from "./draft";

describe("what was searched for begins the draft", () => {
  it.each(["89141234567", "+7 914 123-45-67", "8 (914) 123"])("%s is a phone", (text) => {
    expect(carrying(text).phones).toEqual([{ number: text, channel: "phone" }]);
    expect(carrying(text).name.surname).toBe("");
  });

  it.each([
    ["лебедева анна сергеевна", { surname: "Лебедева", given: "Анна", patronymic: "Сергеевна" }],
    [" ivanov ", { surname: "Ivanov", given: "", patronymic: "" }],
    ["гасанов рашид ага оглы", { surname: "Гасанов", given: "Рашид", patronymic: "Ага Оглы" }],
  ])("%s is a name", (text, name) => {
    expect(carrying(text).name).toMatchObject(name);
    expect(carrying(text).phones[0]?.number).toBe("");
  });

  it("王小明 is a Chinese name, whole, of one who speaks Chinese", () => {
    expect(carrying("王小明")).toMatchObject({ language: "zh", name: { chinese: "王小明", surname: "" } });
  });

  it("an address is an address", () => {
    expect(carrying("anna@example.ru").emails).toEqual(["anna@example.ru"]);
  });
});

describe("an empty draft", () => {
  it("is one where nothing of a person was typed", () => {
    expect(isBlank(blank())).toBe(true);
    expect(isBlank({ ...blank(), interests: ["implants"], channel: "vk" })).toBe(true);
    expect(isBlank(carrying("8"))).toBe(false);
    expect(isBlank({ ...blank(), comment: "два импланта" })).toBe(false);
  });
});
