import { expect, it } from 'vitest';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { complaintLetter } from './complaint-letter.ts';

const AT = '2026-11-24T02:00:00.000Z' as Instant;
const ANSWERED: Complaint = {
  channel: 'BOX',
  category: 'DELAY',
  text: 'Lama sekali.',
  complainant: { name: 'SITI CONTOH', contact: '' },
  applicationNumber: null,
  about: null,
  state: 'ANSWERED',
  receivedBy: null,
  receivedAt: AT,
  sla: 'LIGHT',
  verifiedAt: AT,
  handler: null,
  answer: 'Loket kedua sudah dibuka.',
  answeredAt: AT,
  steps: [{ to: 'ANSWERED', by: null, at: AT, note: '' }],
};

it('says the answer that stands, to a name or to nobody’s', () => {
  const letter = { kind: 'ANSWER', text: 'Loket kedua sudah dibuka.', at: AT };
  expect(complaintLetter(ANSWERED)).toEqual(letter);
  expect(complaintLetter({ ...ANSWERED, state: 'CLOSED', complainant: null })).toEqual(letter);
});

it('says what a complaint lacks', () => {
  const steps = [
    { to: 'REJECTED_INCOMPLETE' as const, by: null, at: AT, note: 'Nomor permohonan belum ada.' },
  ];
  expect(
    complaintLetter({ ...ANSWERED, state: 'REJECTED_INCOMPLETE', answer: null, answeredAt: null, steps }),
  ).toEqual({ kind: 'INCOMPLETE', text: 'Nomor permohonan belum ada.', at: AT });
});

it('is not there while nothing stands, nor for whoever may not know to whom it goes', () => {
  expect(complaintLetter({ ...ANSWERED, complainant: 'HIDDEN' })).toBeNull();
  expect(complaintLetter({ ...ANSWERED, state: 'ESCALATED', answeredAt: null })).toBeNull();
  expect(complaintLetter({ ...ANSWERED, state: 'IN_PROGRESS', answer: null, answeredAt: null })).toBeNull();
});
