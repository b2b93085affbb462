/** Where the build puts the decoders, character maps and fonts of pdf.js (electron.vite.config.ts). */
const FOLDER = new URL('/pdf/', globalThis.location.href).href;

export const PDF_PARTS = {
  cMapUrl: `${FOLDER}cmaps/`,
  iccUrl: `${FOLDER}iccs/`,
  standardFontDataUrl: `${FOLDER}standard_fonts/`,
  wasmUrl: `${FOLDER}wasm/`,
};
