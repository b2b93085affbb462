import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledPackages, packageFolderOf } from './bundled-packages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-bundled-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['/p/node_modules/react/index.js', 'react'],
  ['/p/node_modules/@mantine/core/esm/index.mjs?v=1', '@mantine/core'],
  ['/p/node_modules/a/node_modules/@b/c/d.js', 'a/node_modules/@b/c'],
  ['\0/p/node_modules/react/index.js?commonjs-es-import', 'react'],
  ['C:\\p\\node_modules\\react\\index.js', 'react'],
  ['../node_modules/zxing-wasm/reader.wasm', 'zxing-wasm'],
  ['/p/node_modules/.vite/deps/x.js', null],
  ['/p/renderer/a.ts', null],
  ['\0rolldown/runtime.js', null],
])('%s is of %s', (id, found) => {
  expect(packageFolderOf(id)).toBe(found);
});

function put(name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

function aPackage(name: string, files: Record<string, string>): void {
  put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  for (const [file, text] of Object.entries(files)) put(`node_modules/${name}/${file}`, text);
}

it('lists what scripts, styles, workers and named or copied files bring along, and nothing that is left out', async () => {
  aPackage('in-page', { 'index.js': "import { deep } from 'deep'; export const used = () => deep();" });
  aPackage('deep', { 'index.js': 'export const deep = () => document.title;' });
  aPackage('in-worker', { 'index.js': 'export const work = () => self.name;' });
  aPackage('a-file', { 'x.wasm': 'wasm' });
  aPackage('a-style', { 'a.css': '.a { color: red; }' });
  aPackage('copied', { 'b.bin': 'b' });
  aPackage('left-out', { 'index.js': 'export const never = () => 1;' });
  put('worker.js', "import { work } from 'in-worker'; postMessage(work());");
  put(
    'main.js',
    `import { used } from 'in-page'; import { never } from 'left-out'; import url from 'a-file/x.wasm?url';
     import workerUrl from './worker.js?worker&url'; import 'a-style/a.css';
     console.log(used(), url, workerUrl); if (false) never();`,
  );
  put('index.html', '<script type="module" src="./main.js"></script>');
  const file = join(folder, 'out/list.json');
  const { page, workers } = bundledPackages(file, [
    join(folder, 'node_modules/copied/b.bin'),
    '!**/quickjs*',
    join(folder, 'own.bin'),
  ]);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: join(folder, 'out/page'), assetsInlineLimit: 0 },
    worker: { format: 'es', plugins: () => [workers] },
    plugins: [page],
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    'a-file',
    'a-style',
    'copied',
    'deep',
    'in-page',
    'in-worker',
  ]);
});
