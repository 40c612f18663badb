/**
 * A small WebDriver client: plain HTTP to tauri-driver on this machine, nothing else.
 * Elements are found as a person (or a screen reader) finds them: by role and name.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE = 20_000;

type Found = { [ELEMENT]: string };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The real program under WebDriver. */
export class Window {
  private scope: [role: string, name: string] | null = null;

  private constructor(
    private readonly driver: ChildProcess,
    private readonly base: string,
    private session: string,
  ) {}

  static async open(
    driverPath: string,
    application: string,
    args: string[],
    env: Record<string, string> = {},
  ): Promise<Window> {
    const [port, native] = [await freePort(), await freePort()];
    const driver = spawn(driverPath, ["--port", `${port}`, "--native-port", `${native}`], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...env },
    });
    const base = `http://127.0.0.1:${port}`;
    const window = new Window(driver, base, "");
    await window.until("the driver", async () => (await fetch(`${base}/status`)).ok);
    const capabilities = { alwaysMatch: { "tauri:options": { application, args } } };
    try {
      const opened = await window.send<{ sessionId: string }>("POST", "/session", { capabilities });
      window.session = opened.sessionId;
    } catch (error) {
      driver.kill();
      throw error;
    }
    return window;
  }

  async close(): Promise<void> {
    await this.send("DELETE", this.path("")).catch(() => undefined);
    this.driver.kill();
    await once(this.driver, "exit");
  }

  /** Asks until the answer is true (or any value): the page paints when it is ready. */
  async until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + PATIENCE;
    let last: unknown;
    for (;;) {
      try {
        const answer = await ask();
        if (answer) return answer;
      } catch (error) {
        last = error;
      }
      if (Date.now() > end) throw new Error(`waited in vain for ${what}: ${String(last ?? "")}`);
      await pause(50);
    }
  }

  /** Looks only inside the last shown element of a role and name, e.g. the open dialog. */
  async inside<T>(role: string, name: string, act: () => Promise<T>): Promise<T> {
    const before = this.scope;
    this.scope = [role, name];
    try {
      return await act();
    } finally {
      this.scope = before;
    }
  }

  /** The shown element of this role whose name holds `name`. */
  async find(role: string, name: string, nth = 0): Promise<string> {
    const found = await this.until(`${role} “${name}”`, () =>
      this.script<Found | null>(FIND, [role, name, nth, this.scope]).then((element) => element ?? false),
    );
    return found[ELEMENT];
  }

  /** The accessible name of the shown element of this role whose name holds `part`. */
  async nameOf(role: string, part: string): Promise<string> {
    const element = await this.find(role, part);
    return this.send<string>("GET", this.path(`/element/${element}/attribute/aria-label`));
  }

  async has(role: string, name: string): Promise<boolean> {
    return (await this.script<Found | null>(FIND, [role, name, 0, this.scope])) !== null;
  }

  async click(role: string, name: string, nth = 0): Promise<void> {
    await this.until(`a press on ${role} “${name}”`, async () => {
      await this.send("POST", this.path(`/element/${await this.find(role, name, nth)}/click`), {});
      return true;
    });
  }

  /** Types into a field after emptying it. */
  async fill(name: string, text: string, role = "textbox", nth = 0): Promise<void> {
    const element = await this.find(role, name, nth);
    await this.send("POST", this.path(`/element/${element}/clear`), {}).catch(() => undefined);
    await this.send("POST", this.path(`/element/${element}/value`), { text });
  }

  /** Types a day into a date field, part by part in the order its language shows them. */
  async fillDay(name: string, day: string, nth = 0): Promise<void> {
    const [year, month, date] = day.split("-");
    const parts = { year, month, day: date } as Record<string, string | undefined>;
    const group = await this.find("group", name, nth);
    const segments = await this.script<{ type: string; element: Found }[]>(SEGMENTS, [{ [ELEMENT]: group }]);
    for (const { type, element } of segments) {
      const text = parts[type];
      if (text) await this.send("POST", this.path(`/element/${element[ELEMENT]}/value`), { text });
    }
  }

  /** Types a time as HHMM. */
  async fillTime(name: string, hour: string, minute: string): Promise<void> {
    const group = await this.find("group", name);
    const segments = await this.script<{ type: string; element: Found }[]>(SEGMENTS, [{ [ELEMENT]: group }]);
    for (const { type, element } of segments) {
      const text = type === "hour" ? hour : type === "minute" ? minute : "";
      if (text) await this.send("POST", this.path(`/element/${element[ELEMENT]}/value`), { text });
    }
  }

  /** Opens a list and takes one of its options; a list that a scroll closed is opened again. */
  async choose(name: string, option: string): Promise<void> {
    const scope = this.scope;
    await this.until(`option “${option}” of “${name}”`, async () => {
      this.scope = scope;
      const button = await this.find("button", name);
      await this.send("POST", this.path(`/element/${button}/click`), {});
      this.scope = null;
      await pause(300);
      if (!(await this.has("option", option))) return false;
      await this.send("POST", this.path(`/element/${await this.find("option", option)}/click`), {});
      return true;
    }).finally(() => {
      this.scope = scope;
    });
  }

  /** Presses keys where the focus is, e.g. `press("Enter")` or `press("Control", "k")`. */
  async press(...keys: string[]): Promise<void> {
    const named: Record<string, string> = {
      Enter: "\uE007",
      Escape: "\uE00C",
      Control: "\uE009",
      Alt: "\uE00A",
      Tab: "\uE004",
      ArrowDown: "\uE015",
      Space: "\uE00D",
      Shift: "\uE008",
    };
    const values = keys.map((key) => named[key] ?? key);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.send("POST", this.path("/actions"), {
      actions: [{ type: "key", id: "keys", actions: [...down, ...up] }],
    });
  }

  /** Waits until the page shows a text. */
  async see(text: string): Promise<void> {
    await this.until(`the words “${text}”`, () => this.text().then((all) => all.includes(text)));
  }

  async text(): Promise<string> {
    return this.script<string>("return document.body.innerText.replaceAll('\\u00a0', ' ')", []);
  }

  async script<T>(script: string, args: unknown[], kind: "sync" | "async" = "sync"): Promise<T> {
    return this.send<T>("POST", this.path(`/execute/${kind}`), { script, args });
  }

  /** A picture once fonts are there and what moves has come to rest. */
  async screenshot(): Promise<Buffer> {
    await this.script(SETTLE, [], "async");
    return Buffer.from(await this.send<string>("GET", this.path("/screenshot")), "base64");
  }

  private path(rest: string): string {
    return `/session/${this.session}${rest}`;
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.base + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}

/** In the page: roles and names as the accessibility tree would tell them, near enough for a story. */
const FIND = `
  const [role, name, nth, scope] = arguments;
  const implied = { button: "button", textbox: "input:not([type]), input[type=text], input[type=tel], input[type=email], input[type=password], textarea",
    checkbox: "input[type=checkbox]", radio: "input[type=radio]", link: "a[href]", heading: "h1,h2,h3,h4", spinbutton: "input[type=number]", combobox: "input[role=combobox]", article: "article", dialog: "dialog", row: "tr", searchbox: "input[type=search]", region: "section[aria-label], section[aria-labelledby]" };
  const clean = (text) => (text ?? "").replaceAll("\\u00a0", " ").replace(/\\s+/g, " ").trim();
  const nameOf = (el) => {
    const by = el.getAttribute("aria-labelledby");
    if (by) return clean(by.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
    if (el.getAttribute("aria-label")) return clean(el.getAttribute("aria-label"));
    if (el.labels?.length) return clean([...el.labels].map((label) => label.textContent).join(" "));
    return clean(el.textContent || el.getAttribute("title") || el.getAttribute("placeholder"));
  };
  const shown = (el) => {
    if (el.closest("[inert], [aria-hidden=true]")) return false;
    const target = el.matches("input[type=checkbox], input[type=radio]") ? el.closest("label") ?? el : el;
    return target.getClientRects().length > 0 && getComputedStyle(target).visibility !== "hidden";
  };
  const ofRole = (root, role) =>
    [...root.querySelectorAll('[role="' + role + '"]' + (implied[role] ? "," + implied[role] : ""))]
      .filter((el) => (el.getAttribute("role") ?? role) === role && shown(el));
  const root = scope ? ofRole(document, scope[0]).filter((el) => nameOf(el).includes(scope[1])).at(-1) : document;
  if (!root) return null;
  const all = ofRole(root, role);
  const exact = all.filter((el) => nameOf(el) === name);
  const found = (exact.length > nth ? exact : all.filter((el) => nameOf(el).includes(name)))[nth];
  if (!found) return null;
  found.scrollIntoView({ block: "center", inline: "nearest" });
  return found.matches("input[type=checkbox], input[type=radio]") ? found.closest("label") ?? found : found;
`;

const SETTLE = `
  const done = arguments[0];
  document.fonts.ready.then(() => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 200));
`;

const SEGMENTS = `
  return [...arguments[0].querySelectorAll("[role=spinbutton][data-type]")]
    .map((element) => ({ type: element.dataset.type, element }));
`;
