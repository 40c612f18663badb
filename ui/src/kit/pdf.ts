/**
 * Draws the very PDF that will be saved or printed. pdf.js is loaded when the first paper is looked at,
 * works on the page's own thread (no worker, no remote file) and draws glyphs as shapes, so no font is
 * taken from the system: what is seen is what is embedded.
 */
import type { PDFDocumentProxy } from "pdfjs-dist";

export type Pdf = PDFDocumentProxy;

let loading: Promise<typeof import("pdfjs-dist")> | null = null;

async function engine() {
  // pdf.js takes the worker's code from here instead of starting a worker.
  const [pdfjs, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.mjs"),
  ]);
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  return pdfjs as unknown as typeof import("pdfjs-dist");
}

/** Opens a PDF held in memory. */
export async function openPdf(base64: string): Promise<Pdf> {
  loading ??= engine();
  const { getDocument, VerbosityLevel } = await loading;
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return getDocument({
    data: bytes,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

/** Draws page `number` (from 1) into a canvas `width` CSS pixels wide; resolves with the page's text. */
export async function drawPage(pdf: Pdf, number: number, canvas: HTMLCanvasElement, width: number) {
  const page = await pdf.getPage(number);
  const points = page.getViewport({ scale: 1 });
  // At least two dots for a pixel: thin strokes of hanzi stay legible on a plain screen.
  const sharp = Math.max(globalThis.devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale: (width / points.width) * sharp });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}
