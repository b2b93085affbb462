import { describe, expect, it } from 'vitest';
import { deadlineOf, dueOnOf, issueDueOn } from '#common/domain/applications/deadlines.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { capture, checkDocuments, reach } from '#test/support/rules-journeys.ts';
import { officePolicy, WIB } from '#test/support/rules-office.ts';
import { bookingPayload } from '#test/support/rules-openings.ts';
import { TestFile } from '#test/support/rules-test-file.ts';

/** A regular file whose applicant is called to the counter on this day. */
function calledOn(day: string): TestFile {
  const t = new TestFile().at(day);
  return t
    .run('appointments.importBooking/1', { payload: bookingPayload(t.today) })
    .run('appointments.checkIn/1')
    .run('queue.callTicket/1');
}

function servedOn(day: string): TestFile {
  return checkDocuments(calledOn(day))
    .run('documents.recordWatchlist/1', { role: 'COUNTER' })
    .run('documents.acceptDossier/1');
}

function interviewedOn(day: string): TestFile {
  return capture(servedOn(day)).run('interview.recordInterview/1');
}

/** As if captures and interview were on this day, and the book printed on it. */
function issuedOn(day: string): TestFile {
  return interviewedOn(day)
    .run('approval.verificationPassed/1')
    .run('approval.recordAdjudication/1')
    .run('approval.approve/1')
    .run('production.allocateBlank/1')
    .run('production.print/1')
    .run('production.qcPass/1')
    .run('production.notifyReady/1', { role: 'HANDOVER' });
}

describe('four working days from the interview', () => {
  it.each([
    ['2026-02-05', '2026-02-11', 'a weekend between'],
    ['2026-03-16', '2026-03-27', 'Nyepi and Idul Fitri between'],
    ['2026-05-12', '2026-05-20', 'Ascension and its joint leave between'],
  ])('an interview on %s is due on %s (%s)', (interview, due) => {
    const t = interviewedOn(interview);
    expect(issueDueOn(t.file, t.policy, t.today)).toBe(due);
    expect(dueOnOf(t.file, t.policy, t.today)).toBe(due);
  });

  it('counts from the interview also when the photo follows the next day', () => {
    const t = servedOn('2026-02-05').run('interview.recordInterview/1').at('2026-02-06');
    capture(t.run('queue.claim/1', { role: 'BIOMETRIC' }));
    expect(t.state).toBe('VERIFICATION');
    expect(issueDueOn(t.file, t.policy, t.today)).toBe('2026-02-11');
  });

  it('does not count the days of a suspension', () => {
    const t = interviewedOn('2026-02-02').at('2026-02-03').run('approval.verificationDoubt/1');
    t.at('2026-02-05').run('interview.resume/1');
    // 2 February + 4 working days = 6 February; suspended from the 3rd to the 5th: two more, over the weekend.
    expect(issueDueOn(t.file, t.policy, t.today)).toBe('2026-02-10');
  });

  it('does not count the days of a declared outage', () => {
    const t = interviewedOn('2026-02-02');
    const outages = [
      {
        from: instantAt(plainDate('2026-02-02'), '15:00', WIB),
        to: instantAt(plainDate('2026-02-04'), '12:00', WIB),
      },
    ];
    expect(issueDueOn(t.file, officePolicy({ outages }), plainDate('2026-02-05'))).toBe('2026-02-10');
  });

  it.each(['REPLACE_LOST', 'REPLACE_DAMAGED'] as const)('is no norm for %s', (type) => {
    const t = reach('VERIFICATION', { type });
    expect(issueDueOn(t.file, t.policy, t.today)).toBeNull();
  });

  it('is no norm for a duplicate', () => {
    const t = reach('ADJUDICATION').run('approval.recordAdjudication/1', { change: { result: 'DUPLICATE' } });
    expect(issueDueOn(t.file, t.policy, t.today)).toBeNull();
  });

  it('does not begin before the interview', () => {
    const t = servedOn('2026-02-05');
    expect(issueDueOn(t.file, t.policy, t.today)).toBeNull();
  });
});

describe('collecting', () => {
  it('a book issued on 27 March 2026 waits until 26 April', () => {
    const t = issuedOn('2026-03-27');
    expect(deadlineOf(t.file, t.policy)).toBe('2026-04-26');
    t.at('2026-04-26', '23:59').run('documents.recordWatchlist/1', { role: 'HANDOVER' });
    expect(t.codeOf('production.voidUncollected/1')).toBe('DEADLINE_NOT_PASSED');
    expect(t.codeOf('production.handOver/1')).toBe('ACCEPTED');
    t.at('2026-04-27', '00:05').run('production.voidUncollected/1');
    expect(t.state).toBe('PASSPORT_VOIDED');
    expect(t.file.closure?.reasons.codes).toEqual(['VOID_NOT_COLLECTED_1M']);
  });
});

describe('what the office owes before', () => {
  it('an incomplete file is returned within one working day', () => {
    const t = calledOn('2026-03-17');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-25');
  });

  it.each([
    ['REPLACE_LOST', '2026-03-03'],
    ['REPLACE_DAMAGED', '2026-03-04'],
  ] as const)('the record of a %s book is due on %s', (type, due) => {
    const t = reach('UNDER_EXAMINATION', { type });
    expect(dueOnOf(t.file, t.policy, t.today)).toBe(due);
  });
});
