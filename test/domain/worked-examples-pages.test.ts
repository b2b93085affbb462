import { describe, expect, it } from 'vitest';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { checkDocuments, reach } from '#test/support/rules-journeys.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

const FIRST = 'a'.repeat(64) as AttachmentId;
const SECOND = 'b'.repeat(64) as AttachmentId;

function attach(t: TestFile, attachmentId: AttachmentId, more: object = {}): TestFile {
  const page = { code: 'KTP', attachmentId, mediaType: 'image/jpeg', source: 'SCAN', ...more };
  return t.run('documents.attach/1', { payload: page });
}

function describePage(t: TestFile, attachmentId: AttachmentId, more: object): TestFile {
  const payload = { code: 'KTP', attachmentId, side: null, quality: '', unclear: null, ...more };
  return t.run('documents.describePage/1', { payload });
}

const missing = (t: TestFile) => t.policy.missingDocuments(t.file, t.today);
const BLURRED = { unclear: { reasonCode: 'PAGE_BLURRED', note: '' } };

describe('a page of a document', () => {
  it('that is unclear makes the document count as missing, whatever was ticked before or after', () => {
    const t = attach(reach('DOC_REVIEW'), FIRST);
    checkDocuments(t);
    expect(missing(t)).toEqual([]);
    describePage(t, FIRST, BLURRED);
    expect(missing(t)).toEqual([{ code: 'KTP', rescan: 1 }]);
    expect(t.codeOf('documents.acceptDossier/1')).toBe('DOCUMENTS_INCOMPLETE');
    t.run('documents.recordDocument/1', { change: { code: 'KTP', unclear: false } });
    expect(missing(t)).toEqual([{ code: 'KTP', rescan: 1 }]);
  });

  it('stays unclear beside a further page, until the new scan takes its place', () => {
    const t = checkDocuments(attach(attach(reach('DOC_REVIEW'), FIRST, { side: 'FRONT' }), SECOND));
    describePage(t, FIRST, { side: 'FRONT', ...BLURRED });
    attach(t, 'c'.repeat(64) as AttachmentId);
    expect(missing(t)).toEqual([{ code: 'KTP', rescan: 1 }]);
    const rescanned = 'd'.repeat(64) as AttachmentId;
    attach(t, rescanned, { replaces: FIRST });
    expect(missing(t)).toEqual([]);
    expect(t.file.documents.KTP?.attachments.map(({ id }) => id[0])).toEqual(['d', 'b', 'c']);
    expect(t.file.documents.KTP?.attachments[0]?.side).toBe('FRONT');
  });

  it('can be found readable after a second look', () => {
    const t = checkDocuments(attach(reach('DOC_REVIEW'), FIRST));
    describePage(describePage(t, FIRST, BLURRED), FIRST, { quality: 'Terbaca dengan pembesaran' });
    expect(missing(t)).toEqual([]);
    expect(t.file.documents.KTP?.attachments[0]).toMatchObject({ quality: 'Terbaca dengan pembesaran' });
  });

  it('moves with all that is known about it', () => {
    const t = describePage(attach(reach('DOC_REVIEW'), FIRST), FIRST, { side: 'BACK', ...BLURRED });
    t.run('documents.refilePage/1', { payload: { code: 'KTP', attachmentId: FIRST, to: 'KK' } });
    // Nobody looked at the card's original yet: nothing of it is left on the list.
    expect(t.file.documents.KTP).toBeUndefined();
    expect(t.file.documents.KK?.attachments).toMatchObject([{ id: FIRST, side: 'BACK', ...BLURRED }]);
  });

  it('that was taken out no longer counts; the list of actions still tells of it', () => {
    const t = describePage(checkDocuments(attach(reach('DOC_REVIEW'), FIRST)), FIRST, BLURRED);
    const payload = { code: 'KTP', attachmentId: FIRST, reasonCode: 'REMOVE_OTHER_PERSON', note: '' };
    t.run('documents.removePage/1', { payload });
    expect(missing(t)).toEqual([]);
    expect(t.file.documents.KTP).toMatchObject({ present: true, attachments: [] });
    expect(t.actions.map(({ kind }) => kind)).toContain('documents.attach/1');
    expect(t.codeOf('documents.removePage/1', { payload })).toBe('PAGE_UNKNOWN');
  });

  it('carries the reasons of pages, not those of letters', () => {
    const t = attach(reach('DOC_REVIEW'), FIRST);
    const asked = (reasonCode: string) => {
      const unclear = { reasonCode, note: '' };
      return t.codeOf('documents.describePage/1', {
        payload: { code: 'KTP', attachmentId: FIRST, side: null, quality: '', unclear },
      });
    };
    expect(asked('PAGE_GLARE')).toBe('ACCEPTED');
    expect(asked('DOC_SCAN_UNCLEAR')).toBe('REASON_KIND_WRONG');
    expect(asked('PAGE_OTHER')).toBe('NOTE_TOO_SHORT');
  });
});
