import {
  DISPOSED_AT_ONCE,
  DisposalPreview,
  DisposedFiles,
  type DisposedAsk,
  type DisposedFile,
} from '#common/contract/hub/disposals.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { Desk } from '#main/features/desk.ts';
import { runFiles } from '#main/records/repositories/disposals.ts';
import { previewHere } from './dispose.ts';

/** A large office's whole list is read and hashed. */
const PATIENCE_MS = 2 * 60_000;

/** What could go today: at the hub over its records, on a desk alone over its own. Throws HUB_UNREACHABLE. */
export async function previewDisposal(desk: Desk): Promise<DisposalPreview> {
  if (!desk.hub) return previewHere(desk);
  return desk.hub.asPerson(DisposalPreview, {
    method: 'POST',
    path: '/v1/disposals/preview',
    body: {},
    patienceMs: PATIENCE_MS,
  });
}

/** Some lines of the list of what went. What went before the office moved to its hub stands on the desk that it moved from. */
export async function disposedFiles(desk: Desk, { run, after }: DisposedAsk): Promise<DisposedFiles> {
  const here = await runFiles(desk.db, { run, after, limit: DISPOSED_AT_ONCE });
  if (here.length > 0 || !desk.hub) return { files: here };
  return desk.hub.asPerson(DisposedFiles, {
    method: 'POST',
    path: '/v1/disposals/files',
    body: { run, after },
  });
}

export async function wholeList(desk: Desk, run: string): Promise<DisposedFile[]> {
  const all: DisposedFile[] = [];
  for (;;) {
    const after = all.at(-1)?.applicationId ?? '';
    const { files } = await disposedFiles(desk, { run, after });
    all.push(...files);
    if (files.length < DISPOSED_AT_ONCE) return all;
  }
}

/** As a table in the language of the person who asks. */
export function listTable(desk: Desk, files: readonly DisposedFile[]): Omit<ReportTable, 'id'> {
  const { privacy, labels } = CATALOGUES[desk.preferences.read().language];
  const { utcOffsetMinutes } = desk.office.policy();
  const words = ['number', 'closedAt', 'end', 'actionCount', 'pictureCount', 'goneAt', 'digest'] as const;
  const numeric: ReadonlySet<string> = new Set(['actionCount', 'pictureCount']);
  return {
    title: privacy.listTitle,
    columns: words.map((word) => ({ label: privacy.list[word], isNumber: numeric.has(word) })),
    rows: files.map((file) => [
      file.number,
      localDate(file.closedAt, utcOffsetMinutes),
      labels.state[file.state],
      file.actions,
      file.pictures,
      file.goneAt === null ? privacy.list.kept : localDate(file.goneAt, utcOffsetMinutes),
      file.digest,
    ]),
  };
}
