import { describe, expect, it } from 'vitest';
import { currentChecks, openDifferences } from '#common/domain/documents/field-check.ts';
import { checkDocuments, reach } from '#test/support/rules-journeys.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

const BY_COUNTER = { role: 'COUNTER' } as const;
const DIFFERS = {
  field: 'fullName',
  code: 'KK',
  verdict: 'DIFFERS',
  mismatch: 'SPELLING',
  found: 'BUDHI SANTOSA',
};

/** Complete but for what the papers say of the name. */
function ready(): TestFile {
  return checkDocuments(reach('DOC_REVIEW')).run('documents.recordWatchlist/1', BY_COUNTER);
}

function accepts(t: TestFile): string {
  return t.copy().codeOf('documents.acceptDossier/1');
}

describe('a value of the form held against the papers', () => {
  it('holds the file while a paper says something else, with both values', () => {
    const t = ready().run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS });
    expect(accepts(t)).toBe('DIFFERENCES_OPEN');
    expect(openDifferences(t.file)).toMatchObject([
      { field: 'fullName', code: 'KK', declared: t.file.applicant.fullName, found: 'BUDHI SANTOSA' },
    ]);
  });

  it('goes on when an officer settles it with a reason, and keeps both names', () => {
    const t = ready()
      .run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS })
      .run('documents.settleDifference/1', { ...BY_COUNTER, change: { note: 'Ejaan lama, akta sama' } });
    expect(accepts(t)).toBe('ACCEPTED');
    expect(t.file.fieldChecks?.[0]?.settled?.note).toBe('Ejaan lama, akta sama');
  });

  it('goes on when the form is corrected; the old comparison no longer counts', () => {
    const t = ready()
      .run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS })
      .run('documents.amendData/1', { ...BY_COUNTER, change: { changes: { fullName: 'BUDHI SANTOSA' } } });
    expect(currentChecks(t.file)).toEqual([]);
    expect(accepts(t)).toBe('ACCEPTED');
  });

  it('counts again what was settled once another value is found', () => {
    const t = ready()
      .run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS })
      .run('documents.settleDifference/1', { ...BY_COUNTER, change: { note: 'Ejaan lama, akta sama' } })
      .run('documents.checkField/1', { ...BY_COUNTER, change: { ...DIFFERS, found: 'ANDI' } });
    expect(accepts(t)).toBe('DIFFERENCES_OPEN');
  });

  it('is not ticked away: a difference is explained or compared anew', () => {
    const t = ready().run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS });
    const tick = {
      ...BY_COUNTER,
      payload: { field: 'fullName', code: 'KK', place: null, verdict: 'MATCHES' },
    };
    expect(t.copy().codeOf('documents.checkField/1', tick)).toBe('DIFFERENCES_OPEN');
  });

  it('stays open with the paper that a correction does not follow', () => {
    const t = ready()
      .run('documents.checkField/1', { ...BY_COUNTER, change: { ...DIFFERS, code: 'KTP', found: 'BUDI S' } })
      .run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS })
      .run('documents.amendData/1', { ...BY_COUNTER, change: { changes: { fullName: 'BUDHI SANTOSA' } } });
    expect(openDifferences(t.file).map(({ code }) => code)).toEqual(['KTP']);
    expect(accepts(t)).toBe('DIFFERENCES_OPEN');
  });

  it('replaces what was said before of the same value and paper, and no other', () => {
    const t = ready()
      .run('documents.checkField/1', { ...BY_COUNTER, change: DIFFERS })
      .run('documents.checkField/1', { ...BY_COUNTER, change: { ...DIFFERS, code: 'KTP' } })
      .run('documents.checkField/1', {
        ...BY_COUNTER,
        change: { ...DIFFERS, found: 'ANDI' },
      });
    const found = openDifferences(t.file).map((check) => [check.code, check.found]);
    expect(found).toEqual([
      ['KTP', 'BUDHI SANTOSA'],
      ['KK', 'ANDI'],
    ]);
  });
});

describe('a file that was booked under the wrong type', () => {
  it('goes on under the right one, at the desk for examinations where that is asked', () => {
    const t = reach('DOC_REVIEW').run('applications.changeType/1', {
      ...BY_COUNTER,
      change: { type: 'REPLACE_LOST' },
    });
    expect([t.file.type, t.file.lane]).toEqual(['REPLACE_LOST', 'BAP']);
    expect(t.copy().codeOf('documents.acceptDossier/1')).toBe('HEAD_DECIDES_THIS_TYPE');
  });
});
