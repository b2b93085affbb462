import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.ts';

const scheme: object = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('app-builder-lib/scheme.json'), 'utf8'),
);
const ajv = new Ajv({ allErrors: true, strict: false });
// electron-builder's own keyword, for hooks that are functions: a file in YAML holds none.
ajv.addKeyword({ keyword: 'typeof', validate: (wanted: string, value: unknown) => typeof value === wanted });
const isValid = ajv.compile(scheme);

const config = () =>
  load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;

function faultsOf(changed: object): string[] {
  isValid(changed);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('electron-builder.yml', () => {
  it('is what electron-builder’s own schema allows', () => {
    expect(faultsOf(config())).toEqual([]);
  });

  it.each([
    ['a misspelt key', { oneclick: true }, 'must NOT have additional properties'],
    ['a word where yes or no stands', { asar: 'maybe' }, '/asar'],
    ['a setting of another kind', { nsis: { oneClick: 'no' } }, '/nsis/oneClick'],
    ['a file system that is none', { deb: { compression: 'best' } }, '/deb/compression'],
  ])('with %s would not be', (_what, change, told) => {
    expect(faultsOf({ ...config(), ...change }).join('\n')).toContain(told);
  });
});
