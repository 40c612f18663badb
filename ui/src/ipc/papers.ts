/**
 * Papers on their way out. The shell (or the test server in its place) registers the paper first and then
 * writes or prints it. Both reject with a {@link DeskFailure}: nothing leaves when the register refuses.
 */
import { invoke } from "@tauri-apps/api/core";
import { DeskFailure } from "./call";
import { type Envelope, post } from "./transport";
import type {
  AuditQuery,
  DestructionId,
  ExportFile,
  ExportOrder,
  Language,
  Paper,
  RequestId,
  Touched,
} from "./types";

const inProgram = (): boolean => "__TAURI_INTERNALS__" in globalThis;

let handedOver: (areas: Touched[]) => void = () => {};

/** Hears which areas a paper on its way out has touched; until the returned function is called. */
export function hearHandOvers(listener: (areas: Touched[]) => void): () => void {
  handedOver = listener;
  return () => {
    handedOver = () => {};
  };
}

async function shell(command: string, args: Record<string, unknown>): Promise<unknown> {
  const asked = inProgram() ? invoke<Envelope>(command, args) : post(`/${command}`, args);
  const answer = await asked.catch(() => {
    throw new DeskFailure({ kind: "internal", report: `transport of ${command}` });
  });
  if (!answer.ok) throw new DeskFailure(answer.error);
  handedOver(answer.changed);
  return answer.data;
}

/** Saves the paper under its number; resolves with the place it stands in. */
export async function savePaper(paper: Paper): Promise<string> {
  const saved = (await shell("paper_save", { paper })) as { path: string };
  return saved.path;
}

/** Sends the paper to the default printer; the job is named by the paper's number. */
export async function printPaper(paper: Paper): Promise<void> {
  await shell("paper_print", { paper });
}

/** Saves the log extract of an act beside the papers; resolves with the place it stands in. */
export async function saveExtract(destruction: DestructionId): Promise<string> {
  const saved = (await shell("extract_save", { destruction })) as { path: string };
  return saved.path;
}

/** Saves the answer to a question about one's own data as a JSON file; resolves with its place. */
export async function saveAnswer(request: RequestId, language: Language): Promise<string> {
  const saved = (await shell("answer_save", { request, language })) as { path: string };
  return saved.path;
}

/** Saves the inspector's pack of a case into a folder of its own; resolves with that folder. */
export async function savePack(request: RequestId): Promise<string> {
  const saved = (await shell("pack_save", { request })) as { path: string };
  return saved.path;
}

/** Saves part of the audit log beside the papers, for an inspector; resolves with the place it stands in. */
export async function saveLog(query: AuditQuery): Promise<string> {
  const saved = (await shell("log_save", { query })) as { path: string };
  return saved.path;
}

/** A saved list: the place it stands in, how many are in it and how many were left out. */
export type SavedList = Pick<ExportFile, "people" | "left_out"> & { path: string };

/** Saves a list of people as a spreadsheet beside the papers, in the folder the program sets. */
export async function saveList(order: ExportOrder): Promise<SavedList> {
  return (await shell("list_save", { order })) as SavedList;
}
