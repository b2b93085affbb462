import { describe, expect, it } from 'vitest';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { changed, examinationAction, moved, type ExaminationForm } from './examination-form.ts';

const FORM: ExaminationForm = {
  bapNumber: 'BAP-1',
  place: 'Ruang pemeriksaan',
  startedAt: '2026-11-24T02:00:00.000Z' as Instant,
  answers: [
    { id: 'a', question: 'Satu?', answer: 'Ya' },
    { id: 'b', question: 'Dua?', answer: 'Tidak' },
    { id: 'c', question: ' ', answer: '' },
  ],
  otherExaminers: 'Budi\n\n Sari ',
  statement: '',
  isSworn: true,
  signatureId: 'f'.repeat(64) as AttachmentId,
  signedOnPaper: false,
  signOff: true,
  finding: null,
  opinionNumber: 'BAPEN-1',
  opinion: 'Dapat diganti',
  recommendation: 'APPROVE',
};

describe('the record of an examination', () => {
  it('loses its signature and its closing when what was signed changes', () => {
    const answers = [{ id: 'a', question: 'Satu?', answer: 'Bukan' }];
    expect(changed(FORM, { answers })).toMatchObject({ signatureId: null, signOff: false });
    expect(changed(FORM, { opinion: 'Lain' })).toMatchObject({
      signatureId: FORM.signatureId,
      signOff: true,
    });
  });

  it('moves a question by one place and stops at the ends', () => {
    expect(moved(FORM.answers, 'b', -1).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(moved(FORM.answers, 'a', -1).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(moved(FORM.answers, 'c', 1).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('sends names line by line, no empty question, and an opinion only under a closed record', () => {
    expect(examinationAction(FORM).payload).toMatchObject({
      otherExaminers: ['Budi', 'Sari'],
      answers: [{ id: 'a' }, { id: 'b' }],
      opinion: { number: 'BAPEN-1', recommendation: 'APPROVE' },
    });
    expect(examinationAction({ ...FORM, signOff: false }).payload).toMatchObject({ opinion: null });
    expect(examinationAction({ ...FORM, recommendation: null }).payload).toMatchObject({ opinion: null });
  });
});
