import { expect, it } from 'vitest';
import { checkDocuments, reach } from '#test/support/rules-journeys.ts';
import { masked, toEntry } from '#main/features/applications/masking.ts';

const WORDS = 'KK menulis BUDHI SANTOSA';
const BY_COUNTER = { role: 'COUNTER' } as const;

it('shows nothing of what officers wrote about values, papers and pages', () => {
  const t = checkDocuments(reach('DOC_REVIEW'))
    .run('documents.checkField/1', {
      ...BY_COUNTER,
      change: {
        field: 'fullName',
        code: 'KK',
        place: null,
        verdict: 'DIFFERS',
        mismatch: 'SPELLING',
        found: 'BUDHI SANTOSA',
      },
    })
    .run('documents.settleDifference/1', { ...BY_COUNTER, change: { note: WORDS } })
    .run('documents.attach/1', BY_COUNTER)
    .run('documents.describePage/1', {
      ...BY_COUNTER,
      change: { quality: WORDS, unclear: { reasonCode: 'PAGE_OTHER', note: WORDS } },
    });
  const shown = JSON.stringify(masked(t.file));
  expect(shown).not.toContain('BUDHI');
  const entries = t.actions.map((action) => JSON.stringify(toEntry(action, {}, false)));
  expect(entries.join()).not.toContain('BUDHI');
});

it('shows neither the signed data nor what was said in an interview before the file is in hand', () => {
  const t = reach('VERIFICATION');
  const { nik } = t.file.applicant;
  const before = reach('IN_SERVICE').run('interview.recordInterview/1', {
    change: {
      indicators: ['attitude'],
      indicatorNotes: { attitude: WORDS },
      guarantor: { name: 'SALMAWATI', relation: 'Kakak', phone: '081299990000' },
    },
  });
  const shown = JSON.stringify([masked(t.file), masked(before.file)]);
  for (const secret of [nik, WORDS, 'SALMAWATI', '081299990000', 'satu minggu']) {
    expect(shown).not.toContain(secret);
  }
  expect(masked(before.file).interview?.indicators).toEqual(['attitude']);
});
