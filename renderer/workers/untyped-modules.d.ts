/** Parts of packages that come without types. */
declare module 'pdfjs-dist/build/pdf.worker.mjs';
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const createCore: (options: object) => Promise<never>;
  export default createCore;
}
declare module '@cornerstonejs/codec-openjpeg/wasmjs' {
  const createCodec: (options: object) => Promise<unknown>;
  export default createCodec;
}
