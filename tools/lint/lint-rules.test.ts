import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree, type PlantedTree } from './planted-tree.ts';

type Case = { file: string; rule: string; text: string };

/** One violation per rule that carries a promise. The text of each file is complete, so that no other rule is needed to see it. */
const VIOLATIONS: readonly Case[] = [
  { rule: 'no-explicit-any', file: 'common/a1.ts', text: 'export type A = { a: any };' },
  {
    rule: 'no-non-null-assertion',
    file: 'common/a2.ts',
    text: 'export function f(a: { b: string } | null) { return a!.b; }',
  },
  { rule: 'no-console', file: 'main/sync/a3.ts', text: "export function f() { console.log('x'); }" },
  { rule: 'ban-ts-comment', file: 'common/a4.ts', text: '// @ts-ignore\nexport const a = 1;' },
  {
    rule: 'no-floating-promises',
    file: 'main/sync/a5.ts',
    text: 'export function f() { Promise.resolve(1); }',
  },
  {
    rule: 'switch-exhaustiveness-check',
    file: 'common/a6.ts',
    text: "export function f(a: 'x' | 'y') { switch (a) { case 'x': return 1; } return 2; }",
  },
  { rule: 'no-default-export', file: 'common/a7.ts', text: 'export default function f() { return 1; }' },
  {
    rule: 'consistent-type-imports',
    file: 'common/a8.ts',
    text: "import { Target } from './target.ts';\nexport type B = { a: Target };",
  },
  { rule: 'consistent-type-definitions', file: 'common/a9.ts', text: 'export interface A { a: string }' },
  { rule: 'eqeqeq', file: 'common/a10.ts', text: 'export function f(a: number) { return a == 1; }' },
  { rule: 'max-lines', file: 'common/a11.ts', text: 'export const a = 1;\n'.repeat(1).concat(lines(401)) },
  {
    rule: 'max-lines-per-function',
    file: 'common/a12.ts',
    text: `export function f(a: number[]) {\n${'  a.push(1);\n'.repeat(121)}}`,
  },
  {
    rule: 'max-params',
    file: 'common/a13.ts',
    text: 'export function f(a: 1, b: 1, c: 1, d: 1, e: 1) { return [a, b, c, d, e]; }',
  },
  { rule: 'no-empty', file: 'common/a14.ts', text: 'export function f() { try { f(); } catch {} }' },
  {
    rule: 'no-cycle',
    file: 'common/a15.ts',
    text: "import { b } from './a16.ts';\nexport const a = () => b;",
  },
  {
    rule: 'no-cycle',
    file: 'common/a16.ts',
    text: "import { a } from './a15.ts';\nexport const b = () => a;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'main/features/queue/b1.ts',
    text: "import { app } from 'electron';\nexport const a = app;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'main/features/queue/b2.ts',
    text: "import knex from 'knex';\nexport const a = knex;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'main/app/b3.ts',
    text: "import Database from 'better-sqlite3';\nexport const a = Database;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'main/records/b4.ts',
    text: "import { app } from 'electron';\nexport const a = app;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'common/domain/queue/b5.ts',
    text: "import { useState } from 'react';\nexport const a = useState;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'renderer/features/queue/b6.ts',
    text: "import { Target } from '../../../common/target.ts';\nexport const a = Target;",
  },
  {
    rule: 'no-restricted-imports',
    file: 'renderer/lib/b7.ts',
    text: "import { join } from 'node:path';\nexport const a = join;",
  },
  {
    rule: 'no-restricted-properties',
    file: 'main/app/b8.ts',
    text: "import { shell } from 'electron';\nexport const a = async () => shell.openExternal('x');",
  },
  {
    rule: 'no-restricted-properties',
    file: 'main/records/b9.ts',
    text: 'export const a = (db: { serialize: () => string }) => db.serialize();',
  },
  {
    rule: 'rules-of-hooks',
    file: 'renderer/ui/c1.tsx',
    text: "import { useState } from 'react';\nexport function A(p: { on: boolean }) { if (p.on) { useState(1); } return null; }",
  },
  {
    rule: 'alt-text',
    file: 'renderer/ui/c2.tsx',
    text: 'export function A() { return <img src="x.png" />; }',
  },
  {
    rule: 'no-danger',
    file: 'renderer/ui/c3.tsx',
    text: "export function A() { return <p dangerouslySetInnerHTML={{ __html: 'x' }} />; }",
  },
  {
    rule: 'no-focused-tests',
    file: 'common/d1.test.ts',
    text: "import { it } from 'vitest';\nit.only('a', () => { f(); });\nfunction f() { return 1; }",
  },
];

/** What the doors are for. */
const ALLOWED: Record<string, string> = {
  'main/records/e1.ts': "import knex from 'knex';\nexport const a = knex;",
  'main/windows/e2.ts': "import { BrowserWindow } from 'electron';\nexport const a = BrowserWindow;",
  'main/ipc/register.ts': "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
  'main/settings/store.ts': "import { app } from 'electron';\nexport const a = app;",
  'preload/index.ts': "import { contextBridge } from 'electron';\nexport const a = contextBridge;",
  'main/security/open-external.ts':
    "import { shell } from 'electron';\nexport const open = async (url: string) => shell.openExternal(url);",
  'renderer/ui/e3.tsx':
    "import { useState } from 'react';\nexport function A() { const [a] = useState(1); return <p>{a}</p>; }",
  'tools/build/e4.ts': "export default function f() { console.log('x'); }",
  'test/integration/e5.test.ts':
    "import knex from 'knex';\nimport { expect, it } from 'vitest';\nit('a', () => { expect(knex).toBeDefined(); });",
};

type Finding = { file: string; rule: string };

describe('the lint configuration', () => {
  let tree: PlantedTree;
  let findings: Finding[] = [];

  beforeAll(() => {
    const planted = Object.fromEntries(VIOLATIONS.map(({ file, text }) => [file, text]));
    tree = plantTree({
      ...planted,
      ...ALLOWED,
      'common/target.ts': 'export class Target { readonly a = 1; }',
    });
    findings = parse(tree.run(['oxlint', 'bin', 'oxlint'], ['--type-aware', '--format=json']));
  }, 60_000);

  afterAll(() => tree.remove());

  it.each(VIOLATIONS)('catches $rule in $file', ({ file, rule }) => {
    expect(findings.filter((found) => found.file === file).map((found) => found.rule)).toContain(rule);
  });

  it.each(Object.keys(ALLOWED))('leaves %s alone', (file) => {
    expect(findings.filter((found) => found.file === file)).toEqual([]);
  });
});

function parse(output: string): Finding[] {
  const report: unknown = JSON.parse(output);
  return (report as { diagnostics: { code: string; filename: string }[] }).diagnostics.map((found) => ({
    file: found.filename.replaceAll('\\', '/'),
    rule: /\(([^)]+)\)/.exec(found.code)?.[1] ?? found.code,
  }));
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const a${index} = ${index};\n`).join('');
}
