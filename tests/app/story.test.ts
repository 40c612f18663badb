/**
 * The whole way in the real window with a real keyring: an empty folder, a person, her consent, trip and
 * estimate, her letter, her destruction and the act. Told in each language; a picture of every step.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openStage, type Stage } from "./support";
import { LANGUAGE_NAMES, type Language, type Words, words } from "./words";

const PASSWORD = "плот-через-Амур-7";
const OPERATOR = "Хэйхэская стоматология «Чжэньмэй»";
/** On a machine without a network one language is enough: what differs there is the network. */
const told = process.env["DESK_STORY"]?.split(",") as Language[] | undefined;
const LANGUAGES: Language[] = told ?? ["ru", "zh", "en"];

let stage: Stage | null = null;
afterEach(async ({ task }) => {
  // The page as it stood tells more than the words of a failure.
  if (task.result?.state === "fail") await stage?.shot("failed");
  await stage?.window.close();
  stage = null;
});

it.each(LANGUAGES)("from an empty folder to a destroyed record (%s)", async (language) => {
  stage = await openStage(language);
  const story = new Story(stage, words(language), language);
  await story.wizard();
  await story.lead();
  await story.consent();
  await story.trip();
  await story.estimate();
  await story.withdrawal();
  await story.refused();
  await story.destruction();
  await story.locked();
});

/** Asks commands as the page does and tells how each was refused. */
const ASK = `
  const [questions, done] = [arguments[0], arguments[arguments.length - 1]];
  const ask = ([name, args]) =>
    window.__TAURI_INTERNALS__.invoke("call", { name, args }).then((answer) => (answer.ok ? "done" : answer.error.kind));
  Promise.all(questions.map(ask)).then(done);
`;

/** What the story's person is known by. */
const HERS = ["Лебедева", "Lebedeva", "lebedeva", "9141234567", "914 123-45-67"];

/** The first number of its kind this year. */
const numbered = (letter: string) => `${letter}-${dayAfter(0).slice(0, 4)}-0001`;

/** A day so far from today, as the clinic writes days. */
const dayAfter = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

class Story {
  constructor(
    private readonly stage: Stage,
    private readonly w: Words,
    private readonly language: Language,
  ) {}

  private get window() {
    return this.stage.window;
  }

  private button(key: string) {
    return this.window.click("button", this.w(key));
  }

  async wizard() {
    const { window, w } = this;
    await window.click("radio", LANGUAGE_NAMES[this.language]);
    await window.see(w("door_wizard"));
    await this.stage.shot("wizard");
    await this.button("common_next");
    await window.fill(w("door_operator_name"), OPERATOR);
    await window.fill(w("door_operator_address"), "КНР, г. Хэйхэ, ул. Чжунъян, 100");
    await window.fill(w("door_operator_contacts"), "+86 456 822 33 44, privacy@zhenmei.example");
    await this.button("common_next");
    await window.fill(w("door_database_address"), "675000, г. Благовещенск, ул. Ленина, 1");
    await this.button("common_next");
    await window.fill(w("door_display_name"), "Ли Вэй");
    await window.fill(w("door_login"), "li.wei");
    await window.fill(w("door_password"), PASSWORD);
    await window.fill(w("door_password_again"), PASSWORD);
    await this.stage.shot("account");
    await this.button("door_create");
    const sheet = await window.nameOf("img", w("door_code"));
    const code = /[0-9A-Z]{5}(-[0-9A-Z]{5}){5}/.exec(sheet)?.[0] ?? "";
    expect(code, "a recovery code is shown").toHaveLength(35);
    await this.stage.shot("recovery-code");
    await this.button("door_code_have");
    await window.fill(w("door_code_typed"), code.toLowerCase());
    await this.button("door_code_check");
    await window.see(w("area_leads"));
    expect(await window.text(), "the keyring took part").not.toContain(w("door_password_only"));
    await this.stage.shot("desk");
  }

  async lead() {
    const { window, w } = this;
    await window.press("Control", "n");
    await window.fill(w("leads_phone"), "8 914 123-45-67");
    await window.fill(w("leads_surname"), "Лебедева");
    await window.fill(w("leads_given"), "Анна");
    await this.stage.shot("quick-add");
    await window.press("Control", "Enter");
    await window.see("Лебедева");
    await window.press("Control", "k");
    await window.fill(w("search_label"), "lebedeva", "combobox");
    await window.see("…45-67");
    await this.stage.shot("search");
    await window.press("Enter");
    await window.see("+7 914 123-45-67");
    await this.stage.shot("card");
  }

  async consent() {
    const { window, w } = this;
    await window.click("tab", w("consent_tab"));
    await this.stage.shot("no-consent");
    for (const kind of ["processing", "health"] as const) {
      await this.button("consent_record");
      await window.inside("dialog", w("consent_record"), async () => {
        await window.click("radio", w(`consent_kind_${kind}`));
        if (kind === "processing") await this.button("consent_purposes_all");
        await window.fill(w("consent_place"), "папка 7, лист 12");
        await this.stage.shot(`consent-${kind}`);
        await this.button("consent_record");
      });
      await window.see(w("consent_recorded_now"));
    }
    await window.see("SHA-256");
    await this.stage.shot("consent");
  }

  async trip() {
    const { window, w } = this;
    await window.click("tab", w("travel_tab"));
    await this.button("travel_plan");
    for (const [way, day, hour] of [
      ["travel_arrival", dayAfter(10), "10"],
      ["travel_departure", dayAfter(14), "15"],
    ] as const) {
      await window.inside("region", w(way), async () => {
        await window.fillDay(w("common_date"), day);
        await window.fillTime(w("common_time"), hour, "20");
        await window.choose(w("travel_mode"), w("travel_mode_bridge_bus"));
      });
    }
    await window.fill(w("travel_hotel"), "«Хэйхэ Гранд»");
    await this.button("common_save");
    await window.see(w("common_saved"));
    await this.stage.shot("trip");
  }

  async estimate() {
    const { window, w } = this;
    await window.click("tab", w("area_estimates"));
    await this.button("estimates_new");
    await window.click("button", w("estimates_tooth", { tooth: "16" }));
    await window.fill(w("estimates_find_service"), "IMP-02", "searchbox");
    await window.press("Enter");
    await window.see(w("estimates_tooth", { tooth: "16" }));
    await window.fill(w("estimates_doctor"), "Чжан Мин");
    await window.until(
      "the draft saved",
      async () => !(await window.text()).includes(w("estimates_unsaved")),
    );
    await this.stage.shot("estimate-draft");
    await this.button("estimates_issue");
    await window.inside("alertdialog", w("estimates_issue_title"), () => this.button("estimates_issue"));
    await window.see(numbered("E"));
    await this.stage.shot("estimate-issued");
    // The paper opens by itself: what is seen is what is printed.
    await window.find("article", "1");
    await this.stage.shot("estimate-paper");
    await this.button("paper_save");
    const saved = () => readdirSync(this.stage.papers).map((name) => join(this.stage.papers, name));
    // The file stands under its name before its last byte is written.
    await window.until("the saved paper", async () =>
      saved().some((paper) => readFileSync(paper).toString("latin1").trimEnd().endsWith("%%EOF")),
    );
    const [paper = ""] = saved();
    expect(readFileSync(paper).subarray(0, 5).toString()).toBe("%PDF-");
    expect(basename(paper), "no name in the file's name").toMatch(new RegExp(`^${numbered("E")}`));
    await window.press("Escape");
  }

  async withdrawal() {
    const { window, w } = this;
    await window.click("link", w("area_privacy"));
    await this.stage.shot("privacy-empty");
    await this.button("requests_record_letter");
    await window.inside("dialog", w("requests_record_letter"), async () => {
      await window.fill(w("requests_who"), "4567", "searchbox");
      await window.click("checkbox", "Лебедева");
      await window.choose(w("requests_by"), w("requests_channel_email"));
      await window.choose(w("requests_identity"), w("requests_identity_known_address"));
      await this.stage.shot("letter");
      await this.button("requests_record_and_print");
    });
    await this.stage.shot("confirmation");
    await window.press("Escape");
  }

  /** Asked past the page, as another program on this computer would. */
  async refused() {
    const { window, w } = this;
    const kinds = await window.script<string[]>(
      ASK,
      [
        [
          ["lead_get", { lead: 1 }],
          ["trip_get", { lead: 1 }],
          ["estimate_draft", { lead: 1 }],
          ["consent_form", { lead: 1, kind: "processing", language: "ru" }],
        ],
      ],
      "async",
    );
    expect(kinds).toEqual(["blocked", "blocked", "blocked", "blocked"]);
    await window.script("location.hash = '#/leads/1'", []);
    await window.see(w("area_leads"));
    await this.stage.shot("refused");
    this.nothingReadable("while the clinic is open");
  }

  async destruction() {
    const { window, w } = this;
    await window.click("link", w("area_privacy"));
    await window.click("link", numbered("L"));
    await this.button("requests_destroy");
    await window.see(w("erasure_goes"));
    await this.stage.shot("dry-run");
    await window.fill(w("erasure_type_number", { number: numbered("L") }), numbered("L"));
    await this.button("erasure_destroy_one");
    await window.see(w("erasure_done_title"));
    await this.stage.shot("destroyed");
    await this.button("erasure_read_act");
    await window.find("article", "1");
    await this.stage.shot("act");
    await window.press("Escape");
    await this.button("erasure_save_extract");
    await window.until("the saved extract", async () =>
      readdirSync(this.stage.papers).some((name) => name.endsWith(".csv")),
    );
    await window.press("Control", "k");
    await window.fill(w("search_label"), "lebedeva", "combobox");
    await window.see(w("search_new", { text: "lebedeva" }));
    await window.until("nobody found", async () => !(await window.text()).includes("…45-67"));
    await window.press("Escape");
  }

  async locked() {
    const { window, w } = this;
    await this.button("app_lock");
    await window.see(w("door_sign_in"));
    const left = await window.script<string>("return document.documentElement.outerHTML", []);
    for (const secret of ["Лебедева", OPERATOR, "Ли Вэй"])
      expect(left, "after the lock").not.toContain(secret);
    await this.stage.shot("locked");
    this.nothingReadable("after the destruction and the lock");
    const kept = readdirSync(this.stage.papers);
    expect(
      kept.filter((name) => name.startsWith("E-")),
      "the saved estimate went with her",
    ).toEqual([]);
  }

  /** Nothing of hers can be read in any folder of the program, of its webview, or of temporary files. */
  private nothingReadable(when: string) {
    const files = this.stage.folders
      .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length, "files were looked at").toBeGreaterThan(5);
    const needles = HERS.flatMap((text) => [Buffer.from(text), Buffer.from(text, "utf16le")]);
    const readable = files.filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
    expect(readable, when).toEqual([]);
  }
}
