import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { bundledPackages } from './tools/build/bundled-packages.ts';

const root = import.meta.dirname;

/** Decoders, character maps and fonts that pdf.js reads while it draws; its script engine stays out. */
const pdfParts = ['cmaps', 'iccs', 'standard_fonts', 'wasm'].map((folder) => ({
  src: [`${resolve(root, 'node_modules/pdfjs-dist', folder)}/*`, '!**/quickjs*', '!**/*_nowasm_fallback.js'],
  dest: `pdf/${folder}`,
  rename: { stripBase: true as const },
}));

/** A file out of a package, without its folders. */
const parts = (dest: string, folder: string, names: readonly string[]) => ({
  src: names.map((name) => resolve(root, folder, name)),
  dest: `portrait/${dest}`,
  rename: { stripBase: true as const },
});
const model = (name: string): string[] => [`${name}.json`, `${name}.bin`];

/** What the portrait worker loads (ADR-0014): only the models that it uses, and the runtime without threads. */
const portraitParts = [
  parts('human', 'node_modules/@vladmandic/human/models', ['blazeface', 'facemesh', 'iris'].flatMap(model)),
  parts(
    'faces',
    'node_modules/@vladmandic/face-api/model',
    ['tiny_face_detector_model', 'face_recognition_model'].flatMap((name) => [
      `${name}-weights_manifest.json`,
      `${name}.bin`,
    ]),
  ),
  parts('selfie', 'resources/photo/models', model('selfie')),
  parts('wasm', 'node_modules/@tensorflow/tfjs-backend-wasm/dist', [
    'tfjs-backend-wasm.wasm',
    'tfjs-backend-wasm-simd.wasm',
  ]),
  parts('openjpeg', 'node_modules/@cornerstonejs/codec-openjpeg/dist', ['openjpegwasm.wasm']),
];

/** The words of the hall's call. */
const spokenWords = {
  src: [`${resolve(root, 'resources/audio')}/*.opus`],
  dest: 'audio',
  rename: { stripBase: true as const },
};

/** human and face-api each bring TensorFlow.js; the builds without it share face-api's (human's lacks the chained calls), so that models run in one runtime. */
const tensorflow = resolve(root, 'node_modules/@vladmandic/face-api/dist/tfjs.esm.js');
const portraitAliases = [
  { find: /^@tensorflow\/tfjs[^/]*\/dist\/index\.js$/, replacement: tensorflow },
  {
    find: /^@vladmandic\/human$/,
    replacement: resolve(root, 'node_modules/@vladmandic/human/dist/human.esm-nobundle.js'),
  },
  {
    find: /^@vladmandic\/face-api$/,
    replacement: resolve(root, 'node_modules/@vladmandic/face-api/dist/face-api.esm-nobundle.js'),
  },
];

/** What each build brings along of others' work, for the list of parts of a release. */
const copied = [...pdfParts, ...portraitParts, spokenWords];
const list = (name: string) => resolve(root, 'out/bundled', `${name}.json`);
const inPage = bundledPackages(
  list('renderer'),
  copied.flatMap(({ src }) => src),
);

/** Top-level folders instead of electron-vite's `src/…`: every entry is named. */
export default defineConfig({
  main: {
    plugins: [bundledPackages(list('main')).page],
    build: {
      outDir: resolve(root, 'out/main'),
      // Only what cannot be bundled stays outside: the native driver and the dialects that knex looks up by name.
      externalizeDeps: true,
      lib: { entry: resolve(root, 'main/app/main.ts'), formats: ['es'] },
    },
  },
  preload: {
    plugins: [bundledPackages(list('preload')).page],
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
      rollupOptions: {
        // The client of the portrait engine is an entry of its own: `npm run photo` and the bench ask the program's own worker through it.
        input: {
          index: resolve(root, 'renderer/index.html'),
          'portrait-client': resolve(root, 'renderer/lib/portrait/capture-client.ts'),
        },
        preserveEntrySignatures: 'exports-only',
      },
      minify: true,
      // A data: font or picture would need a wider CSP.
      assetsInlineLimit: 0,
    },
    // The reader of pages is a module that loads its parts when they are needed.
    worker: { format: 'es', plugins: () => [inPage.workers] },
    resolve: { alias: portraitAliases },
    plugins: [react(), viteStaticCopy({ targets: copied }), inPage.page],
  },
});
