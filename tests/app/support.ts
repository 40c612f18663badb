/** The stage of the story: the program on a fresh folder, pictures of every step. */
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Window } from "./webdriver";

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask test --only app\``);
  return value;
}

export type Stage = { window: Window; data: string; papers: string; shot(name: string): Promise<void> };

/** Pictures go to `<out>/<step>-<name>.<language>.png`. */
export async function openStage(language: string): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), "zhenmei-app-"));
  const [data, papers] = [join(home, "data"), join(home, "papers")];
  const out = need("DESK_OUT");
  mkdirSync(out, { recursive: true });
  const window = await Window.open(need("DESK_DRIVER"), need("DESK_APP"), ["--data", data, "--papers", papers]);
  let step = 0;
  const shot = async (name: string) => {
    step += 1;
    writeFileSync(join(out, `${String(step).padStart(2, "0")}-${name}.${language}.png`), await window.screenshot());
  };
  return { window, data, papers, shot };
}
