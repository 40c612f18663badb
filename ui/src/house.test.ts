/** The laws of the house on this side: who may import whom, and who may name a colour or a size. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => !name.startsWith("paraglide/"));
const text = (name: string) => readFileSync(join("src", name), "utf8");
const code = files.filter((name) => /\.tsx?$/.test(name));

/** What a file imports: our own files from `src`, others by their package. */
function imports(name: string): string[] {
  const found = [...text(name).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, path]) => path ?? "");
  return found.map((path) => {
    if (path.startsWith("@/")) return path.slice(2);
    return path.startsWith(".")
      ? normalize(join(dirname(name), path)).replaceAll("\\", "/")
      : `package:${path}`;
  });
}

const breaking = (who: (name: string) => boolean, forbidden: (path: string, name: string) => boolean) =>
  code
    .filter((name) => who(name) && !name.includes(".test."))
    .flatMap((name) =>
      imports(name)
        .filter((path) => forbidden(path, name))
        .map((path) => `${name} → ${path}`),
    );

const featureOf = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];

describe("imports", () => {
  it("sees the imports there are", () => {
    expect(imports("ipc/transport.ts")).toContain("package:@tauri-apps/api/core");
    expect(imports("features.ts")).toContain("features/leads");
  });

  it("only ipc knows Tauri", () => {
    expect(
      breaking(
        (name) => !name.startsWith("ipc/"),
        (path) => path.startsWith("package:@tauri-apps"),
      ),
    ).toEqual([]);
  });

  it("a feature never imports another feature", () => {
    expect(
      breaking(
        (name) => featureOf(name) !== undefined,
        (path, name) => path === "features" || ![undefined, featureOf(name)].includes(featureOf(path)),
      ),
    ).toEqual([]);
  });

  it("kit and ipc know no feature, and ipc knows no kit", () => {
    expect(
      breaking(
        (name) => /^(kit|ipc)\//.test(name),
        (path, name) => /^features|^app/.test(path) || (name.startsWith("ipc/") && path.startsWith("kit")),
      ),
    ).toEqual([]);
  });
});

describe("tokens", () => {
  const sheets = files.filter((name) => name.endsWith(".css") && name !== "tokens.css");

  /** A condition on the window cannot use a property: there is one, the same in every sheet. */
  const NARROW = "@media (max-width: 60rem)";

  it.each(sheets)("%s names no colour and no size of its own", (name) => {
    const css = text(name)
      .replaceAll(/\/\*.*?\*\//gs, "")
      .replaceAll(NARROW, "");
    expect(
      css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)a?\(|\b\d+(?:\.\d+)?(?:px|rem|em|pt)\b/gi) ?? [],
    ).toEqual([]);
  });

  it("every token that is used exists", () => {
    const known = new Set([...text("tokens.css").matchAll(/^\s*(--[\w-]+):/gm)].map(([, token]) => token));
    known.add("--trigger-width");
    const used = files
      .filter((name) => /\.(css|tsx)$/.test(name))
      .flatMap((name) => [...text(name).matchAll(/var\((--[\w-]+)/g)].map(([, token]) => token));
    expect([...new Set(used)].filter((token) => !known.has(token))).toEqual([]);
  });

  it.each(["light", "dark"])("%s text is readable on every paper it stands on", (theme) => {
    const token = (name: string): string => {
      const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(text("tokens.css"));
      return found?.[theme === "light" ? 1 : 2] ?? "";
    };
    for (const [ink, papers] of Object.entries(PAIRS)) {
      for (const paper of papers) {
        expect(contrast(token(ink), token(paper)), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

const PAIRS: Record<string, string[]> = {
  ink: [
    "paper",
    "raised",
    "overlay",
    "sunken",
    "hover",
    "pressed",
    "accent-soft",
    "warn-soft",
    "danger-soft",
  ],
  "ink-soft": ["paper", "raised", "overlay", "sunken", "hover", "accent-soft"],
  "ink-faint": ["paper", "raised", "overlay"],
  accent: ["paper", "raised", "overlay", "accent-soft"],
  "on-accent": ["accent", "accent-hover", "accent-pressed"],
  danger: ["paper", "raised", "overlay", "danger-soft"],
  "on-danger": ["danger", "danger-hover", "danger-pressed"],
  warn: ["paper", "raised", "warn-soft"],
  good: ["paper", "raised", "good-soft"],
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
