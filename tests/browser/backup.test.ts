/** A backup made in Settings, a folder refused, and the clinic restored on an empty computer. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { LI_WEI, type Stage, stage } from "./support";

async function settings(desk: Stage, tab: string) {
  await desk.page.getByRole("link", { name: "Настройки" }).click();
  await desk.page.getByRole("tab", { name: tab }).click();
}

/** A new recovery code, typed back; the backups made before open with it from now. */
async function newCode(desk: Stage): Promise<string> {
  await settings(desk, "Ключи и пароли");
  await desk.button("Сделать новый код").click();
  await desk.button("Показать новый код").click();
  const sheet = desk.page.getByRole("img", { name: /^Код восстановления/ });
  const code = (await sheet.getAttribute("aria-label"))?.split(": ")[1] ?? "";
  await desk.button("Код у меня на бумаге").click();
  await desk.field("Код с листа").fill(code);
  await desk.button("Проверить код").click();
  await desk.sees(desk.text("Новый код восстановления действует"));
  return code;
}

it("a backup is made in Settings and the wizard of an empty computer restores it", async () => {
  const desk = await stage({ clinic: 3 });
  await desk.signIn();
  // Whoever set the clinic up has locked it: the first is there already.
  await desk.sees(desk.page.getByRole("contentinfo").getByText("Резервная копия: 23.11.2026"));
  await settings(desk, "Резервные копии");
  await desk.button("Сделать копию сейчас").click();
  await desk.sees(desk.text("Резервная копия сделана и проверена"));
  await expect.poll(() => desk.page.getByRole("cell", { name: "Проверена" }).count()).toBe(2);

  await desk.page.getByLabel("Папка для копий").fill(join(desk.data, "Яндекс.Диск"));
  await desk.page.getByRole("button", { name: "Сохранить" }).click();
  await desk.sees(desk.text("облачная программа уносит"));
  await desk.look("backups");
  const code = await newCode(desk);

  const elsewhere = await stage();
  await elsewhere.button("Восстановить из резервной копии").click();
  await elsewhere.field("Папка с резервными копиями").fill(join(elsewhere.data, "nothing"));
  await elsewhere.button("Найти копии").click();
  await elsewhere.sees(elsewhere.page.getByRole("alert"));
  await elsewhere.field("Папка с резервными копиями").fill(join(desk.data, "clinic", "backups"));
  await elsewhere.look("restore-1-folder");
  await elsewhere.button("Найти копии").click();
  await elsewhere.field("Код с листа").fill(code);
  await elsewhere.field("Логин").fill(LI_WEI.login);
  await elsewhere.field("Новый пароль").fill("лёд-на-Амуре-до-апреля");
  await elsewhere.field("Пароль ещё раз").fill("лёд-на-Амуре-до-апреля");
  await elsewhere.look("restore-2-code");
  await elsewhere.button("Восстановить и войти").click();
  await elsewhere.sees(elsewhere.page.getByRole("navigation"));
  expect(await elsewhere.ask("lead_counts"), "everybody is back").toEqual(await desk.ask("lead_counts"));
  await elsewhere.look("restore-3-desk");
});
