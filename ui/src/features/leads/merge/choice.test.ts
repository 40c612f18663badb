import { describe, expect, it } from "vitest";
import type { ConsentStatus, LeadCard, LeadId } from "@/ipc";
import {
  type Cards,
  type Choice,
  commentOf,
  consentOf,
  firstChoice,
  orderOf,
  phonesOf,
  pickOf,
} from "./choice";

const consent = (more: Partial<ConsentStatus> = {}): ConsentStatus => ({
  badge: "none",
  purposes: [],
  health: false,
  marketing: false,
  third_party: false,
  ending: [],
  answer_until: null,
  ...more,
});

const phone = (number: string): LeadCard["phones"][number] => ({
  number,
  shown: number,
  tail: number.slice(-4),
  channel: "phone",
});

const card = (id: number, more: Partial<LeadCard> = {}): LeadCard => ({
  id: id as LeadId,
  case_no: `K-2026-000${id}`,
  version: id + 10,
  name: { surname: "Лебедева", given: "Анна", patronymic: "", latin: "", chinese: "" },
  full_name: "Лебедева Анна",
  short_name: "Лебедева А.",
  phones: [phone("+79141234567")],
  emails: [],
  language: "ru",
  channel: "phone",
  interests: [],
  comment: "",
  status: "new",
  status_at: "2026-11-23T01:00:00Z",
  next_action: null,
  overdue: false,
  archived: false,
  consent: consent(),
  blocked_due: null,
  created_at: `2026-11-2${id}T01:00:00Z`,
  changed_at: "2026-11-23T01:00:00Z",
  owner: null,
  ...more,
});

const pair = (left: Partial<LeadCard> = {}, right: Partial<LeadCard> = {}): Cards => ({
  left: card(1, left),
  right: card(2, right),
});
const keeping = (keep: Choice["keep"], more: Partial<Choice> = {}): Choice => ({
  keep,
  picks: {},
  out: new Set(),
  ...more,
});

describe("the card that stays", () => {
  it("is the fuller one, of two alike the older", () => {
    expect(firstChoice(pair()).keep).toBe("left");
    expect(firstChoice(pair({}, { comment: "Два импланта" })).keep).toBe("right");
    expect(firstChoice(pair({}, { created_at: "2026-11-01T01:00:00Z" })).keep).toBe("right");
  });
});

describe("a field", () => {
  it("follows the card that stays, unless it says nothing there", () => {
    const cards = pair(
      { channel: "vk", name: { surname: "Лебедева", given: "Аня", patronymic: "", latin: "", chinese: "" } },
      {
        name: { surname: "Лебедева", given: "Анна", patronymic: "", latin: "Lebedeva Anna", chinese: "安娜" },
      },
    );
    expect(pickOf(cards, keeping("left"), "given")).toBe("left");
    expect(pickOf(cards, keeping("right"), "given")).toBe("right");
    expect(pickOf(cards, keeping("left"), "latin")).toBe("right");
    expect(pickOf(cards, keeping("left", { picks: { channel: "right" } }), "channel")).toBe("right");
  });

  it("takes no status that only says “duplicate”", () => {
    const cards = pair({ status: "duplicate" }, { status: "deciding" });
    expect(pickOf(cards, keeping("left"), "status")).toBe("right");
  });

  it("of wishes joins both, those of the card that stays first", () => {
    const cards = pair({ comment: "Импланты" }, { comment: "По субботам" });
    expect(commentOf(cards, keeping("left"))).toBe("Импланты\nПо субботам");
    expect(commentOf(cards, keeping("right"))).toBe("По субботам\nИмпланты");
    expect(commentOf(cards, keeping("left", { picks: { comment: "right" } }))).toBe("По субботам");
    expect(commentOf(pair({ comment: "Импланты" }), keeping("right"))).toBe("Импланты");
  });
});

describe("the order", () => {
  const next_action = { text: "позвонить", on: "2026-11-24", time: null };
  const cards = pair(
    { phones: [phone("+79141234567")], emails: ["anna@example.ru"], interests: ["veneers"] },
    {
      phones: [phone("+79147654321"), phone("+79141234567")],
      emails: ["anna@example.ru", "a@example.ru"],
      interests: ["implants", "veneers"],
      next_action,
    },
  );

  it("names both cards by the versions looked at and keeps all contacts, the main phone first", () => {
    expect(orderOf(cards, keeping("left"))).toMatchObject({
      card: {
        lead: 1,
        version: 11,
        phones: [
          { number: "+79141234567", channel: "phone" },
          { number: "+79147654321", channel: "phone" },
        ],
        emails: ["anna@example.ru", "a@example.ru"],
        interests: ["implants", "veneers"],
      },
      absorb: 2,
      absorb_version: 12,
      status_of: 1,
      next_of: 2,
      trip_of: 1,
    });
    expect(phonesOf(cards, "right").map(({ on }) => on)).toEqual(["right", "both"]);
  });

  it("leaves out what was unticked", () => {
    const out = new Set(["phone +79141234567 phone", "email a@example.ru", "interest veneers"]);
    expect(orderOf(cards, keeping("left", { out }))).toMatchObject({
      card: {
        phones: [{ number: "+79147654321", channel: "phone" }],
        emails: ["anna@example.ru"],
        interests: ["implants"],
      },
    });
  });

  it("takes the trip that was picked by hand", () => {
    expect(orderOf(cards, keeping("left", { picks: { trip: "right" } })).trip_of).toBe(2);
    expect(orderOf(cards, keeping("right")).trip_of).toBe(2);
  });
});

describe("consent", () => {
  it("stays only where both cards have it in force", () => {
    const cards = pair(
      { consent: consent({ purposes: ["consultation", "estimate"], health: true, marketing: true }) },
      { consent: consent({ purposes: ["consultation", "appointment"], health: true }) },
    );
    expect(consentOf(cards)).toEqual({
      stays: ["consultation", "health"],
      ends: ["appointment", "estimate", "marketing"],
    });
    expect(consentOf(pair())).toEqual({ stays: [], ends: [] });
  });
});
