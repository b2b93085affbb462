import { describe, expect, it } from 'vitest';
import { findImportViolations } from './import-table.ts';
import { listSourceFiles, listSpecifiers } from './source-files.ts';

const FOLDERS = ['common', 'runtime', 'main', 'preload', 'renderer', 'hub', 'test', 'tools'];

describe('the import table', () => {
  const files = listSourceFiles(FOLDERS);

  it('sees the sources', () => {
    expect(files.map((file) => file.path)).toContain('common/kernel/result.ts');
  });

  it('is obeyed by every file', () => {
    expect(files.flatMap((file) => findImportViolations(file.path, listSpecifiers(file.text)))).toEqual([]);
  });

  it.each([
    ['common/kernel/a.ts', '#common/domain/x/y.ts'],
    ['common/kernel/a.ts', 'node:fs'],
    ['common/kernel/a.ts', 'uuid'],
    ['common/domain/queue/a.ts', '#common/contract/ipc/queue.ts'],
    ['common/domain/queue/a.ts', '#common/i18n/id.ts'],
    ['common/domain/queue/a.ts', 'fs'],
    ['common/domain/queue/a.ts', 'react'],
    ['common/contract/ipc/a.ts', '#main/records/a.ts'],
    ['common/contract/ipc/a.ts', '#common/i18n/id.ts'],
    ['common/i18n/id.ts', '#common/kernel/result.ts'],
    ['common/i18n/id.ts', 'i18next'],
    ['main/records/a.ts', 'electron'],
    ['main/records/a.ts', '#main/app/a.ts'],
    ['main/features/queue/a.ts', 'knex'],
    ['main/features/queue/a.ts', 'better-sqlite3'],
    ['main/features/queue/a.ts', 'electron/main'],
    ['main/sync/a.ts', '#main/windows/a.ts'],
    ['main/vault/a.ts', '../security/open-external.ts'],
    ['main/ipc/pipeline.ts', './register.ts'],
    ['main/settings/rules.ts', './store.ts'],
    ['main/logging/a.ts', '#renderer/lib/a.ts'],
    ['main/app/a.ts', 'knex'],
    ['main/app/a.ts', 'react'],
    ['main/app/a.ts', '#preload/index.ts'],
    ['main/app/a.ts', '#tools/build/a.ts'],
    ['main/app/a.ts', '#test/support/a.ts'],
    ['main/app/a.ts', './a.test.ts'],
    ['preload/index.ts', '#common/domain/queue/a.ts'],
    ['preload/index.ts', 'zod'],
    ['preload/index.ts', 'node:path'],
    ['renderer/app/a.ts', '#main/features/queue/a.ts'],
    ['renderer/app/a.ts', 'electron'],
    ['renderer/app/a.ts', 'node:path'],
    ['renderer/app/a.ts', 'electron-store'],
    ['renderer/ui/a.tsx', '#renderer/features/queue/index.ts'],
    ['renderer/lib/a.ts', '../app/store.ts'],
    ['renderer/features/queue/a.tsx', '../interview/form.tsx'],
    ['renderer/features/queue/a.tsx', '#renderer/features/interview/form.tsx'],
    ['renderer/features/queue/a.tsx', '../../lib/a.ts'],
    ['hub/a.ts', '#main/records/a.ts'],
    ['hub/a.ts', 'electron'],
    ['test/e2e/a.ts', '../../common/kernel/result.ts'],
  ])('catches %s importing %s', (file, specifier) => {
    expect(findImportViolations(file, [specifier])).toHaveLength(1);
  });

  it.each([
    ['common/domain/queue/a.ts', 'zod'],
    ['common/domain/queue/a.ts', '#common/domain/applications/a.ts'],
    ['common/domain/queue/a.test.ts', 'node:fs'],
    ['main/records/a.ts', 'knex'],
    ['main/features/queue/a.ts', 'node:crypto'],
    ['main/features/queue/a.ts', '#main/records/a.ts'],
    ['main/ipc/register.ts', 'electron'],
    ['main/app/a.ts', '#main/ipc/register.ts'],
    ['preload/index.ts', '#common/contract/ipc/a.ts'],
    ['renderer/features/queue/a.tsx', '#renderer/features/interview/index.ts'],
    ['renderer/features/queue/a.tsx', './b.tsx'],
    ['renderer/ui/a.tsx', '@mantine/core'],
    ['renderer/app/a.tsx', '../features/queue/index.ts'],
    ['test/integration/a.test.ts', 'knex'],
  ])('allows %s to import %s', (file, specifier) => {
    expect(findImportViolations(file, [specifier])).toEqual([]);
  });

  it('reads every way of importing', () => {
    const text = [
      "import a from 'a';",
      "import type { B } from 'b';",
      "export { c } from 'c';",
      "export * from 'd';",
      "const e = await import('e');",
      "import 'f';",
      "const g = require('g');",
      "type H = import('h').H;",
    ].join('\n');
    expect(listSpecifiers(text).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });
});
