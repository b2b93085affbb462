/** Models and runtimes as electron.vite.config.ts lays them beside the page's scripts; nothing is ever asked of another machine. */
const base = new URL('../portrait/', globalThis.location.href).href;

export const PARTS = {
  base,
  human: `${base}human/`,
  wasm: `${base}wasm/`,
  selfie: `${base}selfie/selfie.json`,
  faces: `${base}faces`,
  openjpeg: `${base}openjpeg/openjpegwasm.wasm`,
} as const;
