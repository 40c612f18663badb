/** The worker's half of pdf.js comes without types; only its presence matters. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
