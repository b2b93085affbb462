import { describe, expect, it } from 'vitest';
import type { FileView, TimelineEntry } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { isToLookAt, resubmissionOf } from './resubmission.ts';

const RETURNED = '2026-03-02T03:00:00.000Z' as Instant;

function viewOf(entries: readonly [kind: ActionKind, at: string, payload: unknown][]) {
  const stamp = { by: 'u' as UserId, at: RETURNED, desk: 'Loket 1' };
  const timeline = entries.map(
    // Only kind, time and payload are read.
    ([kind, at, payload]) => ({ kind, at, payload }) as TimelineEntry,
  );
  const returns = [{ reasons: { codes: ['DOC_MISSING'], note: '' }, missing: ['KK' as const], stamp }];
  return { file: { returns }, timeline } as unknown as FileView;
}

describe('what changed since a file was returned', () => {
  it('is nothing for a file that never went back', () => {
    const view = { file: { returns: [] }, timeline: [] } as unknown as FileView;
    expect(resubmissionOf(view)).toBeNull();
  });

  it('names new papers and corrected values, and nothing from before', () => {
    const found = resubmissionOf(
      viewOf([
        ['documents.attach/1', '2026-03-02T02:00:00.000Z', { code: 'KTP' }],
        ['documents.returnDossier/1', RETURNED, { missing: ['KK'] }],
        ['documents.attach/1', '2026-03-05T02:00:00.000Z', { code: 'KK' }],
        ['documents.amendData/1', '2026-03-05T02:01:00.000Z', { changes: { address: 'JALAN 2' } }],
      ]),
    );
    expect(found).toMatchObject({ asked: ['KK'], fields: ['address'] });
    expect([...(found?.changed ?? [])]).toEqual(['KK']);
  });

  it.each<[ActionKind, object, string[]]>([
    ['documents.refilePage/1', { code: 'KTP', attachmentId: 'a', to: 'AKTA_LAHIR' }, ['KTP', 'AKTA_LAHIR']],
    ['documents.removePage/1', { code: 'KTP', attachmentId: 'a', reasonCode: 'REMOVE_OTHER' }, ['KTP']],
    ['documents.describePage/1', { code: 'KTP', attachmentId: 'a', unclear: null }, ['KTP']],
    ['documents.checkField/1', { code: 'KTP', field: 'nik', verdict: 'MATCHES' }, ['KTP']],
    ['documents.recordWatchlist/1', { code: 'KTP' }, []],
  ])('counts %s', (kind, payload, papers) => {
    const found = resubmissionOf(viewOf([[kind, '2026-03-05T02:00:00.000Z', payload]]));
    expect([...(found?.changed ?? [])]).toEqual(papers);
  });

  it('asks to look again at what was asked for, changed, or is not in order', () => {
    const found = resubmissionOf(
      viewOf([['documents.attach/1', '2026-03-05T02:00:00.000Z', { code: 'IJAZAH' }]]),
    );
    if (!found) throw new Error('the file was returned');
    const looked = (code: 'KTP' | 'KK' | 'IJAZAH', isInOrder: boolean) =>
      isToLookAt({ code }, found, isInOrder);
    expect([looked('KTP', true), looked('KTP', false), looked('KK', true), looked('IJAZAH', true)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
