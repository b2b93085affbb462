import { describe, expect, it } from 'vitest';
import { bookData } from '#common/domain/interview/book-data.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { interviewActions, isBookSigned, isGuarantorHalf, newInterview } from './interview-form.ts';

function viewOf(): FileView {
  const applicant = {
    fullName: 'SULASTRI',
    nik: '1371994508900002',
    sex: 'FEMALE',
    birthPlace: 'PADANG',
    birthDate: '1990-08-05',
    purpose: 'TOURISM',
    guarantor: null,
  };
  const file = {
    applicant,
    kind: 'ELECTRONIC',
    pages: 48,
    validityYears: 10,
    stateSince: '2026-11-24T01:00:00.000Z',
    documents: {},
  };
  // The form reads only these parts of the view.
  return { file, requirements: [], stagePolicy: { interview: 'PERFORMED_HERE' } } as unknown as FileView;
}

const named = { name: 'SALMAWATI', relation: 'Kakak', phone: '081200009999' };

describe('what an interview sends', () => {
  it('has words only about observations that are ticked, and a guarantor only when one was named', () => {
    const view = viewOf();
    const form = {
      ...newInterview(view),
      outcome: 'PROCEED' as const,
      indicators: ['attitude'],
      indicatorNotes: { attitude: 'Tenang', 'third-party': 'dihapus', 'departure-pattern': ' ' },
    };
    const [plain] = interviewActions(form, view);
    expect(plain?.payload).toMatchObject({ indicatorNotes: { attitude: 'Tenang' } });
    expect(plain?.payload).not.toHaveProperty('guarantor');
    expect(plain?.payload).not.toHaveProperty('confirmation');
    const [vouched] = interviewActions({ ...form, guarantor: named }, view);
    expect(vouched?.payload).toMatchObject({ guarantor: named });
  });

  it('does not take half a guarantor', () => {
    expect(isGuarantorHalf(named)).toBe(false);
    expect(isGuarantorHalf({ ...named, phone: '' })).toBe(true);
    // A name that came with the booking binds nobody.
    expect(isGuarantorHalf({ name: 'SALMAWATI', relation: '', phone: '' })).toBe(false);
  });

  it('knows a signature under other data from one under these', () => {
    const view = viewOf();
    const data = bookData(view.file);
    const signed = { data, means: 'PAPER', signer: 'SELF', signerName: null, signatureId: null } as const;
    expect(isBookSigned(view, { confirmation: null })).toBe(false);
    expect(isBookSigned(view, { confirmation: signed })).toBe(true);
    const other = { ...signed, data: { ...data, validityYears: 5 as const } };
    expect(isBookSigned(view, { confirmation: other })).toBe(false);
  });
});
