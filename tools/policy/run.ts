import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { madeFiles } from './made-files.ts';

const root = resolve(import.meta.dirname, '..', '..');

for (const [place, text] of Object.entries(madeFiles())) {
  mkdirSync(dirname(resolve(root, place)), { recursive: true });
  writeFileSync(resolve(root, place), text);
  console.log(place);
}
