import { describe, expect, it } from "vitest";
import { gapsIn, putIn } from "./template";

describe("a text put into a message", () => {
  it.each([
    ["", "Здравствуйте!", null, "Здравствуйте!"],
    ["Ответили.", "您好！", null, "Ответили.\n\n您好！"],
    ["Здравствуйте!", "您好！", "Здравствуйте!", "您好！"],
    ["Здравствуйте! Ждём.", "$& 您好！", "Здравствуйте!", "$& 您好！ Ждём."],
    ["Добрый день!", "您好！", "Здравствуйте!", "Добрый день!\n\n您好！"],
  ])("%j + %j in place of %j", (written, text, before, whole) => {
    expect(putIn(written, text, before)).toBe(whole);
  });

  it("shows its holes, and only those", () => {
    expect(gapsIn("{name}, ждём вас {arrival}, {name}. {это нет}")).toEqual(["{name}", "{arrival}"]);
  });
});
