/**
 * The stage of a story: the real core behind the bridge, the built page, one Chromium. When a story ends,
 * it has also shown that nothing left this machine, that the page kept nothing and that nothing broke.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";

/** Monday, 10:00 in Blagoveshchensk. */
export const MONDAY = "2026-11-23T01:00:00Z";
/** The account of `clinic`: every role. */
export const LI_WEI = { login: "li.wei", name: "Ли Вэй", password: "плот-через-Амур-7" } as const;

export type Language = "ru" | "zh" | "en";
const LANGUAGE_WORDS = { ru: "Русский", zh: "中文", en: "English" } as const;
const LANGUAGE_MENU = /^(Язык|语言|Language): /;

/** What can happen to the computer meanwhile. */
export type Happening = { forward: number } | { keyring: "works" | "absent" | "wiped" };

/** A person as `lead_register` takes one. */
export const person = (surname: string, given: string, numbers: readonly string[], more: object = {}) => ({
  name: { surname, given, patronymic: "", latin: "", chinese: "" },
  phones: numbers.map((number) => ({ number, channel: "phone" })),
  emails: [],
  language: "ru",
  channel: "website",
  interests: ["implants"],
  comment: "",
  next_action: null,
  ...more,
});

export type StageOptions = {
  /** A clinic stands already, with so many invented leads; otherwise the folder is empty. */
  clinic?: number;
  /** The moment the story begins. */
  now?: string;
  /** What the system speaks. */
  locale?: string;
};

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask test --only browser\``);
  return value;
};

let browser: Browser | null = null;
const open: Stage[] = [];

/** Opens the page on a fresh folder. */
export async function stage(options: StageOptions = {}): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), "desk-story-"));
  const now = options.now ?? MONDAY;
  const args = [
    "--data",
    data,
    ...(options.clinic === undefined ? [] : ["--clinic", String(options.clinic)]),
  ];
  const server = spawn(env("DESK_SERVER"), args, {
    env: { ...process.env, DESK_NOW: now },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await address(server);
  browser ??= await chromium.launch({
    executablePath: process.env.DESK_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await browser.newContext({
    locale: options.locale ?? "ru-RU",
    timezoneId: "Asia/Yakutsk",
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.clock.setSystemTime(now);
  const made = new Stage(server, data, url, context, page);
  open.push(made);
  await page.goto(url);
  return made;
}

function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the bridge ended with ${code}`)));
    server.once("error", reject);
    if (!server.stdout) throw new Error("the bridge says nothing");
    createInterface({ input: server.stdout }).on("line", (line) => {
      const found = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
}

export class Stage {
  private readonly strangers: string[] = [];
  private readonly trouble: string[] = [];

  constructor(
    private readonly server: ChildProcess,
    readonly data: string,
    readonly url: string,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== url && protocol !== "data:" && protocol !== "blob:") this.strangers.push(request.url());
    });
    page.on("pageerror", (error) => this.trouble.push(`${error.name}: ${error.message}`));
    page.on("console", (said) => {
      if (said.type() === "error" || said.type() === "warning") this.trouble.push(said.text());
    });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Words anywhere in a text; a plain string also finds words joined by no-break spaces. */
  text(words: string): Locator {
    return this.page.getByText(words);
  }

  /** Waits until it is seen. */
  async sees(what: Locator): Promise<void> {
    await what.first().waitFor();
  }

  async signIn(who: { login: string; password: string } = LI_WEI): Promise<void> {
    await this.field("Логин").fill(who.login);
    await this.field("Пароль").fill(who.password);
    await this.button("Войти").click();
    await this.sees(this.page.getByRole("navigation"));
  }

  /** What the core answers to a command that it must not refuse. */
  async does<Data = { id: number; version: number }>(command: string, args: object = {}): Promise<Data> {
    const answer = (await this.ask(command, args)) as { ok: boolean; data: Data };
    expect(answer, command).toMatchObject({ ok: true });
    return answer.data;
  }

  /** Presses a key by its place with the letter another layout has there: `KeyN`, `т`. */
  async place(code: string, key: string, ctrlKey = false): Promise<void> {
    await this.page.evaluate(
      (press) => {
        const at = document.activeElement ?? document.body;
        at.dispatchEvent(new KeyboardEvent("keydown", { ...press, bubbles: true, cancelable: true }));
      },
      { code, key, ctrlKey },
    );
  }

  /** Changes the language of the window by its menu. */
  async speak(language: Language): Promise<void> {
    await this.page.getByRole("button", { name: LANGUAGE_MENU }).click();
    await this.page.getByRole("menuitemradio", { name: LANGUAGE_WORDS[language] }).click();
    await this.page.locator(`html[lang^="${language}"]`).waitFor();
  }

  /** A picture of the screen as it is, light and dark. */
  async shot(name: string): Promise<void> {
    const out = env("DESK_OUT");
    mkdirSync(out, { recursive: true });
    for (const colorScheme of ["dark", "light"] as const) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.screenshot({ path: join(out, `${name}.${colorScheme}.png`), animations: "disabled" });
    }
  }

  /** Pictures of the screen in the three languages; the window speaks Russian again afterwards. */
  async look(name: string): Promise<void> {
    for (const language of ["zh", "en", "ru"] as const) {
      await this.speak(language);
      await this.shot(`${name}.${language}`);
    }
  }

  /** Something happens to the computer; the page's clock goes with the core's. */
  async happen(what: Happening): Promise<void> {
    const answer = await fetch(`${this.url}/world`, { method: "POST", body: JSON.stringify(what) });
    expect(await answer.json()).toMatchObject({ ok: true });
    if ("forward" in what) await this.page.clock.fastForward(what.forward * 1000);
  }

  /** Asks the core beside the page, as another window would. */
  async ask(name: string, args: unknown = {}): Promise<unknown> {
    const answer = await fetch(`${this.url}/call`, { method: "POST", body: JSON.stringify({ name, args }) });
    return answer.json();
  }

  /** What the page keeps beyond its memory: must be nothing. */
  async kept(): Promise<unknown> {
    const page = await this.page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: "caches" in globalThis ? await caches.keys() : [],
    }));
    return { ...page, cookies: await this.context.cookies() };
  }

  async close(): Promise<void> {
    try {
      expect(this.strangers, "nothing leaves this machine").toEqual([]);
      expect(await this.kept(), "the page keeps nothing").toEqual({
        local: {},
        session: {},
        databases: [],
        caches: [],
        cookies: [],
      });
      expect(this.trouble, "the page has nothing to complain about").toEqual([]);
    } finally {
      await this.context.close();
      this.server.removeAllListeners("exit");
      this.server.kill();
      rmSync(this.data, { recursive: true, force: true });
    }
  }
}

afterEach(async ({ task }) => {
  for (const one of open.splice(0)) {
    if (task.result?.state === "fail")
      await one.shot(`failed-${task.name.replaceAll(/\W+/g, "-").slice(0, 60)}`);
    await one.close();
  }
});

afterAll(async () => {
  await browser?.close();
  browser = null;
});
