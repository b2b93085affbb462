import { describe, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { comparisonsOf, firstOpen } from './comparisons.ts';
import type { Reference } from './use-references.ts';

function reference(letter: string, picture: Blob | null): Reference {
  return {
    with: 'EARLIER_FILE',
    applicationId: '00000000-0000-7000-9000-000000000002' as ApplicationId,
    attachmentId: letter.repeat(64) as AttachmentId,
    number: '1234567890123456',
    takenAt: '2026-03-02T02:00:00.000Z' as Instant,
    picture,
  };
}

const opened = reference('a', new Blob(['x']));
const unopened = reference('b', null);
const same = { [opened.attachmentId]: { decision: 'SAME_PERSON', note: '' } } as const;
const NOTHING_MEASURED = new Map<string, never>();

describe('an earlier picture that could not be opened', () => {
  it('keeps the photo from being used until somebody says so in words', () => {
    expect(firstOpen([opened, unopened], same)).toBe(unopened);
    const silent = { ...same, [unopened.attachmentId]: { decision: null, note: ' ' } };
    expect(firstOpen([opened, unopened], silent)).toBe(unopened);
    const said = { ...same, [unopened.attachmentId]: { decision: null, note: 'Gambar rusak' } };
    expect(firstOpen([opened, unopened], said)).toBeNull();
  });

  it('goes on record as not compared, whatever was chosen', () => {
    const answers = { ...same, [unopened.attachmentId]: { decision: null, note: 'Gambar rusak' } };
    expect(comparisonsOf([opened, unopened], answers, NOTHING_MEASURED)).toMatchObject([
      { attachmentId: opened.attachmentId, decision: 'SAME_PERSON' },
      {
        attachmentId: unopened.attachmentId,
        decision: 'NOT_OPENED',
        note: 'Gambar rusak',
        distance: null,
        band: null,
      },
    ]);
  });
});
