/** The stage of the story: the program on a fresh folder, pictures of every step. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Window } from "./webdriver";

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask test --only app\``);
  return value;
}

export type Stage = {
  window: Window;
  papers: string;
  /** Every folder the program or its webview may write into. */
  folders: string[];
  shot(name: string): Promise<void>;
};

/** What README shows; written where `DESK_PICTURES` says, so that a run renews them. */
const IN_README = ["card.ru", "estimate-draft.zh", "estimate-paper.ru", "letter.en", "destroyed.ru"];

/** Pictures go to `<out>/<step>-<name>.<language>.png`. */
export async function openStage(language: string): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), "zhenmei-app-"));
  const [data, papers, temporary] = ["data", "papers", "tmp"].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(temporary);
  const out = need("DESK_OUT");
  mkdirSync(out, { recursive: true });
  const window = await Window.open(
    need("DESK_DRIVER"),
    need("DESK_APP"),
    ["--data", data, "--papers", papers],
    { TMPDIR: temporary },
  );
  // The webview keeps its storage, caches and settings in the three folders of the desktop.
  const folders = [home, ...["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"].map(need)];
  let step = 0;
  const shot = async (name: string) => {
    step += 1;
    const picture = await window.screenshot();
    writeFileSync(join(out, `${String(step).padStart(2, "0")}-${name}.${language}.png`), picture);
    const readme = process.env["DESK_PICTURES"];
    if (readme && IN_README.includes(`${name}.${language}`)) {
      writeFileSync(join(readme, `${name}.${language}.png`), picture);
    }
  };
  return { window, papers, folders, shot };
}
