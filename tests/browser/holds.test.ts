/** What cannot be destroyed in time stays by itself, the rest goes (Art. 21(6)); what is out of reach is ticked off. */
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

type Reply = { ok: boolean; data?: { id: number } };

/** Anna with a consent, its form on paper, and her withdrawal of today. */
async function withdrawn(desk: Stage): Promise<void> {
  const lead = (await desk.ask("lead_register", {
    name: { surname: "Лебедева", given: "Анна", patronymic: "Сергеевна", latin: "", chinese: "" },
    phones: [{ number: "+7 914 123-45-67", channel: "phone" }],
    emails: [],
    language: "ru",
    channel: "phone",
    interests: [],
    comment: "",
    next_action: null,
  })) as Reply;
  const id = lead.data?.id ?? 0;
  const consent = {
    lead: id,
    kind: "processing",
    purposes: ["consultation", "estimate"],
    language: "ru",
    on: "2026-11-23",
    channel: "paper",
    evidence: "paper",
    evidence_place: "папка 7",
  };
  const form = { of: "lead", lead: id, kind: "consent_form", number: "K-2026-0001" };
  const letter = {
    leads: [id],
    received_on: "2026-11-23",
    channel: "email",
    kinds: ["withdrawal"],
    applicant: "person",
    identity_check: "known_address",
  };
  for (const [command, args] of [
    ["consent_grant", consent],
    ["paper_hand_over", { paper: form, target: "printed", place: "", sha256: "aa" }],
    ["request_record", letter],
  ] as const) {
    expect(await desk.ask(command, args)).toMatchObject({ ok: true });
  }
}

it("Art. 21(6): one item is held, the rest goes, the letter waits for its last day; papers are ticked off", async () => {
  const desk = await stage({ clinic: 0 });
  await desk.signIn();
  await withdrawn(desk);
  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.page.getByRole("link", { name: /L-2026-0001/ }).click();
  await desk.button("Уничтожить…").click();
  await desk.sees(desk.text("Ничего не удержано: уничтожается всё."));

  await desk.button("Удержать…").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByLabel("Статья, номер договора или решения").fill("договор 12/26");
  const until = dialog.getByRole("group", { name: "Удерживать до" }).getByRole("spinbutton");
  await until.first().click();
  await desk.page.keyboard.type("01032027");
  await desk.shot("holds-1-dialog.ru");
  await dialog.getByRole("button", { name: "Удержать", exact: true }).click();
  await desk.sees(desk.text("договор 12/26"));
  await desk.look("holds-2-dry-run");

  const destroy = desk.button("Уничтожить данные 1 человека");
  await desk.field("Введите номер: L-2026-0001").fill("L-2026-0001");
  expect(await destroy.isDisabled(), "not beside a hold by the way").toBe(true);
  await desk.page.getByText("Удержанное остаётся до своего срока").click();
  await destroy.click();
  await desk.sees(desk.text("Остальное уже уничтожено."));
  await desk.sees(desk.text("Данные (K-2026-0001) будут уничтожены"));
  await desk.look("holds-3-rest");
  await desk.button("Акт").click();
  await desk.sees(desk.text("Составлен акт A-2026-0001."));

  const paper = desk.page.getByRole("checkbox", { name: /согласие K-2026-0001/ });
  expect(await paper.isChecked()).toBe(false);
  await desk.page.getByText("согласие K-2026-0001").click();
  await desk.sees(desk.text("уничтожено: Ли Вэй"));
  await desk.look("holds-4-act");

  // The letter is still open: it ends when what is held has gone.
  await desk.page.goto(`${desk.url}/#/privacy`);
  await desk.sees(desk.page.getByRole("link", { name: /L-2026-0001/ }));
  await desk.sees(desk.text("01.03.2027"));
  await desk.look("holds-5-list");
});
