import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';

const root = import.meta.dirname;

/** Decoders, character maps and fonts that pdf.js reads while it draws; its script engine stays out. */
const pdfParts = ['cmaps', 'iccs', 'standard_fonts', 'wasm'].map((folder) => ({
  src: [`${resolve(root, 'node_modules/pdfjs-dist', folder)}/*`, '!**/quickjs*', '!**/*_nowasm_fallback.js'],
  dest: `pdf/${folder}`,
  rename: { stripBase: true as const },
}));

/** Top-level folders instead of electron-vite's `src/…`: every entry is named. */
export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      // Only what cannot be bundled stays outside: the native driver and the dialects that knex looks up by name.
      externalizeDeps: true,
      lib: { entry: resolve(root, 'main/app/main.ts'), formats: ['es'] },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      // A sandboxed preload must be one CommonJS file with nothing but electron required.
      externalizeDeps: false,
      lib: { entry: resolve(root, 'preload/preload.ts'), formats: ['cjs'] },
      rollupOptions: { external: ['electron'] },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    build: {
      outDir: resolve(root, 'out/renderer'),
      rollupOptions: { input: resolve(root, 'renderer/index.html') },
      minify: true,
      // A data: font or picture would need a wider CSP.
      assetsInlineLimit: 0,
    },
    // The reader of pages is a module that loads its parts when they are needed.
    worker: { format: 'es' },
    plugins: [react(), viteStaticCopy({ targets: pdfParts })],
  },
});
