/**
 * Papers on their way out. In the program the shell registers the paper and then writes or prints it;
 * under the test server the page registers it the same way and the browser keeps the file.
 * Both reject with a {@link DeskFailure}: nothing leaves when the register refuses.
 */
import { invoke } from "@tauri-apps/api/core";
import { call, DeskFailure } from "./call";
import type { Envelope } from "./transport";
import type { Paper } from "./types";

const inProgram = (): boolean => "__TAURI_INTERNALS__" in globalThis;

async function shell(command: string, args: Record<string, unknown>): Promise<unknown> {
  const answer = await invoke<Envelope>(command, args).catch(() => {
    throw new DeskFailure({ kind: "internal", report: `transport of ${command}` });
  });
  if (!answer.ok) throw new DeskFailure(answer.error);
  return answer.data;
}

/** Saves the paper under its number; resolves with the place it stands in. */
export async function savePaper(paper: Paper): Promise<string> {
  if (inProgram()) {
    const saved = (await shell("paper_save", { paper })) as { path: string };
    return saved.path;
  }
  await register(paper, "saved", paper.file_name);
  download(paper);
  return paper.file_name;
}

/** Sends the paper to the default printer; the job is named by the paper's number. */
export async function printPaper(paper: Paper): Promise<void> {
  if (inProgram()) {
    await shell("paper_print", { paper });
    return;
  }
  await register(paper, "printed", "");
}

async function register(paper: Paper, target: "saved" | "printed", place: string): Promise<void> {
  const out = { paper: paper.origin, target, place, sha256: paper.sha256 };
  if (paper.origin.of === "lead") await call("paper_hand_over", out);
  else if (paper.origin.of === "office") await call("office_paper_hand_over", out);
}

function download(paper: Paper): void {
  const link = document.createElement("a");
  link.href = `data:application/pdf;base64,${paper.pdf_base64}`;
  link.download = paper.file_name;
  link.click();
}
