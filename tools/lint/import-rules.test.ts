import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree, type PlantedTree } from './planted-tree.ts';

type Case = { rule: string; file: string; imports: string };

/** `main-core-without-electron` and its like: one planted file for each rule of `.dependency-cruiser.mjs`. */
const VIOLATIONS: readonly Case[] = [
  { rule: 'no-cycles', file: 'common/kernel/a1.ts', imports: './a2.ts' },
  { rule: 'no-unresolvable', file: 'common/kernel/a3.ts', imports: './nowhere.ts' },
  { rule: 'nothing-imports-tests', file: 'main/sync/a4.ts', imports: '#test/support/target.ts' },
  { rule: 'program-without-tools', file: 'main/sync/a5.ts', imports: '#tools/build/target.ts' },
  { rule: 'no-dev-dependency-in-program', file: 'main/sync/a6.ts', imports: 'fast-check' },
  { rule: 'kernel-imports-nothing', file: 'common/kernel/b1.ts', imports: '#common/domain/queue/target.ts' },
  { rule: 'kernel-imports-nothing', file: 'common/kernel/b2.ts', imports: 'node:fs' },
  { rule: 'domain-is-pure', file: 'common/domain/queue/b3.ts', imports: '#common/contract/target.ts' },
  { rule: 'domain-is-pure', file: 'common/domain/queue/b4.ts', imports: 'uuid' },
  {
    rule: 'contract-knows-kernel-and-domain',
    file: 'common/contract/b5.ts',
    imports: '#common/i18n/target.ts',
  },
  { rule: 'i18n-imports-nothing', file: 'common/i18n/b6.ts', imports: '#common/kernel/target.ts' },
  { rule: 'common-imports-only-common', file: 'common/other/b7.ts', imports: '#main/records/target.ts' },
  { rule: 'main-imports-main-and-common', file: 'main/app/c1.ts', imports: '#renderer/lib/target.ts' },
  { rule: 'main-core-without-electron', file: 'main/sync/c2.ts', imports: 'electron' },
  { rule: 'main-core-without-shell', file: 'main/records/c3.ts', imports: '#main/app/target.ts' },
  { rule: 'sql-in-records-only', file: 'main/features/queue/c4.ts', imports: 'knex' },
  { rule: 'sql-in-records-only', file: 'main/features/queue/c5.ts', imports: 'better-sqlite3' },
  { rule: 'react-in-renderer-only', file: 'main/app/c6.ts', imports: 'react' },
  { rule: 'preload-is-small', file: 'preload/c7.ts', imports: '#common/domain/queue/target.ts' },
  { rule: 'hub-imports-common-and-runtime', file: 'hub/c8.ts', imports: '#main/records/target.ts' },
  { rule: 'runtime-imports-common', file: 'runtime/c20.ts', imports: '#main/records/target.ts' },
  { rule: 'sql-in-records-only', file: 'hub/features/c21.ts', imports: 'pg' },
  {
    rule: 'renderer-imports-common-and-renderer',
    file: 'renderer/app/d1.ts',
    imports: '#main/records/target.ts',
  },
  { rule: 'renderer-imports-common-and-renderer', file: 'renderer/app/d2.ts', imports: 'node:path' },
  { rule: 'renderer-without-machine', file: 'renderer/app/d3.ts', imports: 'electron' },
  {
    rule: 'feature-through-its-index',
    file: 'renderer/features/queue/d4.ts',
    imports: '#renderer/features/interview/target.ts',
  },
  { rule: 'ui-and-lib-know-no-feature', file: 'renderer/lib/d5.ts', imports: '#renderer/app/target.ts' },
];

const ALLOWED: readonly Omit<Case, 'rule'>[] = [
  { file: 'common/domain/queue/e1.ts', imports: 'zod' },
  { file: 'main/records/e2.ts', imports: 'knex' },
  { file: 'main/app/e3.ts', imports: 'electron' },
  { file: 'main/app/e4.ts', imports: '#main/records/target.ts' },
  { file: 'preload/e5.ts', imports: '#common/contract/target.ts' },
  { file: 'renderer/features/queue/e6.ts', imports: '#renderer/features/interview/index.ts' },
  { file: 'common/kernel/e7.test.ts', imports: 'node:fs' },
];

const TARGETS = [
  'common/contract',
  'common/domain/queue',
  'common/i18n',
  'common/kernel',
  'main/app',
  'main/records',
  'renderer/app',
  'renderer/features/interview',
  'renderer/lib',
  'test/support',
  'tools/build',
];

type Violation = { from: string; rule: { name: string } };

describe('the dependency-cruiser table', () => {
  let tree: PlantedTree;
  let violations: Violation[] = [];

  beforeAll(() => {
    const planted = [...VIOLATIONS, ...ALLOWED].map(({ file, imports }) => [
      file,
      `export * from '${imports}';\n`,
    ]);
    const targets = TARGETS.map((folder) => [`${folder}/target.ts`, 'export const target = 1;\n']);
    tree = plantTree({
      ...Object.fromEntries([...planted, ...targets]),
      'common/kernel/a2.ts': "export * from './a1.ts';\n",
      'renderer/features/interview/index.ts': 'export const index = 1;\n',
    });
    const folders = ['common', 'runtime', 'main', 'preload', 'renderer', 'hub', 'test', 'tools'];
    const args = ['--config', '.dependency-cruiser.mjs', '--no-cache', '--output-type', 'json', ...folders];
    const report: unknown = JSON.parse(
      tree.run(['dependency-cruiser', 'bin', 'dependency-cruise.mjs'], args),
    );
    violations = (report as { summary: { violations: Violation[] } }).summary.violations;
  }, 60_000);

  afterAll(() => tree.remove());

  it.each(VIOLATIONS)('catches $rule: $file → $imports', ({ file, rule }) => {
    expect(violations.filter((found) => found.from === file).map((found) => found.rule.name)).toContain(rule);
  });

  it.each(ALLOWED)('allows $file → $imports', ({ file }) => {
    expect(violations.filter((found) => found.from === file)).toEqual([]);
  });
});
