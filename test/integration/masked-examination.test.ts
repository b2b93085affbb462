import { expect, it } from 'vitest';
import { masked } from '#main/features/applications/masking.ts';
import { reach } from '#test/support/rules-journeys.ts';

it('a masked file says that there is a record, and nothing of what was asked, answered or concluded', () => {
  const t = reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }).run('interview.recordExamination/2', {
    change: {
      answers: [{ id: 'a', question: 'Pertanyaan rahasia?', answer: 'Jawaban rahasia' }],
      otherExaminers: ['Pemeriksa rahasia'],
      statement: 'Pernyataan rahasia',
      signedOnPaper: true,
      signOff: true,
      finding: 'LOST_CARELESS',
      opinion: { number: 'BAPEN-9', text: 'Pendapat rahasia', recommendation: 'APPROVE' },
    },
  });
  expect(JSON.stringify(t.file.examination)).toContain('rahasia');
  const shown = masked(t.file);
  expect(shown.examination).toMatchObject({ bap: { number: 'BAP-2' }, opinion: { number: 'BAPEN-9' } });
  expect(JSON.stringify(shown)).not.toContain('rahasia');
  // Nor when the examination is over.
  t.run('interview.headApproves/1', { change: { endorsement: false } });
  expect(t.file.lastExamination?.bap?.number).toBe('BAP-2');
  expect(JSON.stringify(masked(t.file))).not.toContain('rahasia');
});
