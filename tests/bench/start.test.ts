/**
 * How long one waits: from the start of the program to a page, and from the password to the list, on a
 * clinic of `DESK_LEADS` leads. Beside it an empty Tauri window on the same screen, told by the same driver.
 * The clinic's password costs nothing to try: the second a real one takes on purpose is not measured here.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, it } from "vitest";
import { Window } from "../app/webdriver";

const ROUNDS = 7;
const LI_WEI = { login: "li.wei", password: "плот-через-Амур-7" };

const home = mkdtempSync(join(tmpdir(), "desk-bench-"));

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask bench\``);
  return value;
}

beforeAll(async () => {
  const args = ["--data", home, "--clinic", need("DESK_LEADS"), "--no-keyring"];
  const server = spawn(need("DESK_SERVER"), args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(server.stdout, "data");
  server.kill();
  await once(server, "exit");
});
afterAll(() => rmSync(home, { recursive: true }));

/** The process of a program. */
function pidOf(program: string): number {
  const runs = (pid: string) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`) === program;
    } catch {
      return false;
    }
  };
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && runs(name));
  if (!pid) throw new Error(`${program} does not run`);
  return Number(pid);
}

/** When a process was started, in ms since 1970, as the kernel knows it (10 ms steps). */
function startOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  return Date.now() - (uptime * 1000 - ticks * 10);
}

type Opened = { window: Window; took: number; end(): Promise<void> };

/** Opens the program and waits until its page shows what it is for. */
async function open(program: string, args: string[], sign: string): Promise<Opened> {
  const window = await Window.open(need("DESK_DRIVER"), program, args);
  const pid = pidOf(program);
  const started = startOf(pid);
  const end = async () => {
    await window.close();
    // The driver lets go of a window without closing it.
    if (existsSync(`/proc/${pid}`)) process.kill(pid);
    await window.until("the program's end", async () => !existsSync(`/proc/${pid}`));
  };
  const look = "return document.querySelector(arguments[0])?.getClientRects().length ? Date.now() : null";
  for (;;) {
    const shown = await window.script<number | null>(look, [sign]);
    if (shown !== null) return { window, took: shown - started, end };
  }
}

/** Watches from inside the page: the first frame with people in the list after the button is pressed. */
const WATCH = `
  location.hash = "#/leads";
  addEventListener("click", () => {
    const pressed = performance.now();
    const look = () => {
      if (document.querySelector("[role=listbox] [role=option]")) window.listTook = performance.now() - pressed;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
`;

/** The words of the page's own language: it is the computer's until somebody has signed in. */
const WORDS = `
  const label = (name) => document.querySelector("input[name=" + name + "]").labels[0].textContent;
  return [label("login"), label("password"), document.querySelector("button[type=submit]").textContent];
`;

async function signIn(window: Window): Promise<number> {
  const [login, password, enter] = await window.script<[string, string, string]>(WORDS, []);
  await window.fill(login, LI_WEI.login);
  await window.fill(password, LI_WEI.password);
  await window.script(WATCH, []);
  await window.click("button", enter);
  const took = "return window.listTook ?? null";
  return window.until("the list", async () => (await window.script<number | null>(took, [])) ?? false);
}

function at(times: number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor((sorted.length * percent) / 100), sorted.length - 1)] ?? Number.NaN;
}

const pair = (times: number[]) => `${at(times, 50).toFixed(0)} / ${at(times, 95).toFixed(0)} ms`;

it("measures the way to the list", async () => {
  const empty: number[] = [];
  const page: number[] = [];
  const list: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await open(need("DESK_EMPTY"), [], "p");
    await bare.end();
    empty.push(bare.took);

    const desk = await open(
      need("DESK_APP"),
      ["--data", join(home, "clinic"), "--papers", join(home, "papers")],
      "input[name=login]",
    );
    const listed = await signIn(desk.window);
    await desk.end();
    page.push(desk.took);
    list.push(listed);
  }
  const whole = page.map((took, round) => took + (list[round] ?? Number.NaN));
  const ratio = at(whole, 50) / at(empty, 50);
  const rows = [
    ["Window: from its start to the sign-in page", pair(page), `${pair(empty)} (an empty Tauri window)`, ""],
    [
      "Window: from the password to the list of leads, without the password's own second",
      pair(list),
      "–",
      "",
    ],
    [
      "Window: both together, start to usable list",
      `${pair(whole)} (${ratio.toFixed(2)} ×)`,
      `${pair(empty)} (an empty Tauri window)`,
      "≤ 1.5 × an empty window",
    ],
  ];
  writeFileSync(join(need("DESK_OUT"), "window.md"), rows.map((row) => `| ${row.join(" | ")} |\n`).join(""));
});
