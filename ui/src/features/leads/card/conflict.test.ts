import { describe, expect, it } from "vitest";
import { blank, type Draft, isSameDraft } from "../draft";
import { bothOf, isDecided, mixOf, rowsOf, type Three } from "./conflict";

const phone = (number: string) => ({ number, channel: "phone" as const });
const original: Draft = {
  ...blank(),
  name: { ...blank().name, surname: "Цой", given: "Марина" },
  phones: [phone("+7 914 555-66-77")],
  emails: ["tsoi@example.ru"],
  interests: ["implants"],
  comment: "Утром",
};
const three = (theirs: Partial<Draft>, mine: Partial<Draft>): Three => ({
  original,
  theirs: { ...original, ...theirs },
  mine: { ...original, ...mine },
});

describe("fields to decide about", () => {
  it("are those that somebody changed; the side that changed it is chosen", () => {
    expect(rowsOf(three({ language: "zh" }, { channel: "vk" }))).toEqual([
      { part: "language", first: "theirs", canBoth: false },
      { part: "channel", first: "mine", canBoth: false },
    ]);
  });

  it("where both changed, nothing is chosen and the desk must choose", () => {
    const clash = three({ comment: "Днём" }, { comment: "Вечером" });
    const rows = rowsOf(clash);
    expect(rows).toEqual([{ part: "comment", first: null, canBoth: true }]);
    expect(isDecided(rows, {})).toBe(false);
    expect(isDecided(rows, { comment: "mine" })).toBe(true);
  });

  it("are none where both changed alike, or where only spaces and empty rows differ", () => {
    expect(rowsOf(three({ comment: "Днём" }, { comment: " Днём " }))).toEqual([]);
    const typed = { phones: [phone("+79145556677"), phone(" ")], emails: ["tsoi@example.ru", ""] };
    expect(rowsOf(three({}, typed))).toEqual([]);
    expect(isSameDraft(original, { ...original, ...typed })).toBe(true);
  });

  it("a number retyped wrong is a change, though it has no digit", () => {
    expect(rowsOf(three({}, { phones: [phone("нет")] }))).toHaveLength(1);
  });

  it("each part of the name stands by itself", () => {
    const name = { ...original.name, given: "Мария" };
    expect(rowsOf(three({ name }, { comment: "" })).map(({ part }) => part)).toEqual(["given", "comment"]);
  });
});

describe("the mix that is written", () => {
  it("takes each side's own change without a question", () => {
    const mixed = mixOf(three({ language: "zh" }, { comment: "Вечером" }), {});
    expect(mixed).toEqual({ ...original, language: "zh", comment: "Вечером" });
  });

  it("takes what was chosen, the original too", () => {
    const clash = three(
      { comment: "Днём", name: { ...original.name, surname: "Цхай" } },
      { comment: "Вечером", name: { ...original.name, surname: "Цой-Ким" } },
    );
    const mixed = mixOf(clash, { comment: "original", surname: "mine" });
    expect(mixed.comment).toBe("Утром");
    expect(mixed.name.surname).toBe("Цой-Ким");
  });

  it("keeps both texts", () => {
    expect(mixOf(three({ comment: "Днём" }, { comment: "Вечером" }), { comment: "both" }).comment).toBe(
      "Днём\nВечером",
    );
  });

  it("of lists keeps what either added, without what either removed", () => {
    const clash = three(
      { phones: [phone("+7 914 555-66-77"), phone("+7 914 111-11-11")], interests: [] },
      { phones: [phone("8 (914) 222-22-22")], interests: ["implants", "veneers"] },
    );
    expect(bothOf(clash, "phones").phones).toEqual([phone("+7 914 111-11-11"), phone("8 (914) 222-22-22")]);
    expect(bothOf(clash, "interests").interests).toEqual(["veneers"]);
  });
});
