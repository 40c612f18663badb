/** Records whose term has ended: the queue, destroyed together with one act, the act signed and verified. */
import { expect, it } from "vitest";
import { type Stage, stage } from "./support";

type Queue = { data: { waiting: { id: number; case_no: string }[] } };

async function queue(desk: Stage): Promise<Queue["data"]["waiting"]> {
  const answer = (await desk.ask("retention_queue")) as Queue;
  return answer.data.waiting;
}

it("three records whose term has ended go in one job, and their act is signed", async () => {
  const desk = await stage({ clinic: 40 });
  await desk.signIn();
  // The clock puts them into the queue when the clinic is opened.
  await expect.poll(() => queue(desk).then(({ length }) => length), { timeout: 5000 }).toBeGreaterThan(3);
  const waiting = await queue(desk);
  const [kept, ...others] = waiting.map(({ case_no }) => case_no);
  const gone = others.slice(0, 3);
  await desk.page.goto(`${desk.url}/#/privacy/queue`);
  await desk.sees(desk.text("Ждут уничтожения"));

  // One is still needed: the officer keeps it.
  const row = desk.page.getByRole("row", { name: kept ?? "" });
  await row.getByRole("button", { name: "Оставить" }).click();
  await desk.sees(desk.text(`Оставить карточку ${kept}?`));
  await desk.page.getByRole("alertdialog").getByRole("button", { name: "Оставить" }).click();
  await row.waitFor({ state: "detached" });

  for (const card of gone) await desk.page.getByRole("row", { name: card }).locator("label").click();
  const destroy = desk.button("Уничтожить данные 3 человек");
  expect(await destroy.isDisabled()).toBe(true);
  await desk.page.getByLabel("Бумажный носитель, листов").fill("карточка, 2 листа");
  await desk.field("Введите число людей: 3").fill("3");
  await desk.shot("retention-1-queue.ru");
  await destroy.click();
  await desk.sees(desk.text("Составлен акт A-2026-0001."));
  for (const card of gone) {
    await desk.sees(desk.page.getByText(card));
  }
  await desk.button("Сверить").click();
  await desk.sees(desk.text("сверено:"));
  await desk.look("retention-2-act");
  await desk.button("Открыть акт").click();
  await desk.sees(desk.page.getByRole("article", { name: "Страница 1" }).getByText("карточка, 2 листа"));
  await desk.shot("retention-3-paper.ru");
  await desk.page.keyboard.press("Escape");

  await desk.button("Все акты").click();
  await desk.sees(desk.text("ждёт подписи"));
  await desk.page.getByRole("link", { name: "A-2026-0001" }).click();
  await desk.button("Акт подписан").click();
  await desk.sees(desk.text("подписан 23.11.2026"));
  await desk.button("Все акты").click();
  await desk.sees(desk.text("подписан 23.11.2026"));
  await desk.look("retention-4-archive");
  const left = (await queue(desk)).map(({ case_no }) => case_no);
  expect(left).not.toContain(kept);
  for (const card of gone) expect(left).not.toContain(card);
});

it("where the clinic asks for a second person, nothing is destroyed and whoever began it is refused", async () => {
  const desk = await stage({ clinic: 40 });
  await desk.signIn();
  await desk.page.goto(`${desk.url}/#/settings/destruction`);
  await desk.page.getByText("Уничтожение начинается с согласия второго лица").click();
  await desk.button("Добавить члена комиссии").click();
  await desk.field("Член комиссии 1").fill("Ван Фан");
  await desk.button("Сохранить").click();
  await desk.sees(desk.text("Сохранено"));
  await desk.look("retention-5-settings");

  await expect.poll(() => queue(desk).then(({ length }) => length), { timeout: 5000 }).toBeGreaterThan(0);
  const card = (await queue(desk))[0]?.case_no ?? "";
  await desk.page.goto(`${desk.url}/#/privacy/queue`);
  await desk.page.getByRole("row", { name: card }).locator("label").click();
  await desk.field("Введите число людей: 1").fill("1");
  await desk.button("Уничтожить данные 1 человека").click();
  await desk.sees(desk.text("Нужно согласие второго лица"));
  await desk.button("Согласиться и уничтожить").click();
  await desk.sees(desk.text("не может быть вторым лицом"));
  await desk.look("retention-6-second-person");
  await desk.button("Все акты").click();
  await desk.sees(desk.text("ждёт второго лица"));
});
