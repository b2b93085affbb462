import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  dueOnOf,
  passportDueOn,
  refusalNoticeDueOn,
} from '#common/domain/applications/deadlines.ts';
import type { SlaPause } from '#common/domain/office/time-norm-schema.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { capture, checkDocuments, reach } from '#test/support/rules-journeys.ts';
import { officePolicy, WIB } from '#test/support/rules-office.ts';
import { bookingPayload, walkInPayload } from '#test/support/rules-openings.ts';
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
    .run('approval.approve/2')
    .run('production.allocateBlank/1')
    .run('production.print/2')
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
    expect(passportDueOn(t.file, t.policy, t.today)).toBe(due);
    expect(dueOnOf(t.file, t.policy, t.today)).toBe(due);
  });

  it('counts from the interview also when the photo follows the next day', () => {
    const t = servedOn('2026-02-05').run('interview.recordInterview/1').at('2026-02-06');
    capture(t.run('queue.claim/1', { role: 'BIOMETRIC' }));
    expect(t.state).toBe('VERIFICATION');
    expect(passportDueOn(t.file, t.policy, t.today)).toBe('2026-02-11');
  });

  it('does not count the days of a suspension', () => {
    const t = interviewedOn('2026-02-02').at('2026-02-03').run('approval.verificationDoubt/1');
    t.at('2026-02-05').run('interview.resume/1');
    // 2 February + 4 working days = 6 February; suspended from the 3rd to the 5th: two more, over the weekend.
    expect(passportDueOn(t.file, t.policy, t.today)).toBe('2026-02-10');
  });

  it('does not count the days of a declared outage', () => {
    const t = interviewedOn('2026-02-02');
    const outages = [
      {
        from: instantAt(plainDate('2026-02-02'), '15:00', WIB),
        to: instantAt(plainDate('2026-02-04'), '12:00', WIB),
      },
    ];
    expect(passportDueOn(t.file, officePolicy({ outages }), plainDate('2026-02-05'))).toBe('2026-02-10');
  });

  it('is no norm for a lost book', () => {
    const t = reach('VERIFICATION', { type: 'REPLACE_LOST' });
    expect(passportDueOn(t.file, t.policy, t.today)).toBeNull();
  });

  it('is no norm for a duplicate', () => {
    const t = reach('ADJUDICATION').run('approval.recordAdjudication/1', { change: { result: 'DUPLICATE' } });
    expect(passportDueOn(t.file, t.policy, t.today)).toBeNull();
  });

  it('does not begin before the interview', () => {
    const t = servedOn('2026-02-05');
    expect(passportDueOn(t.file, t.policy, t.today)).toBeNull();
  });
});

describe('a pause', () => {
  it('stops the clock only for the reasons that the procedure names', () => {
    const t = interviewedOn('2026-02-02').at('2026-02-03').run('approval.verificationDoubt/1');
    t.at('2026-02-05').run('interview.resume/1');
    const policy = { ...t.policy, slaPausedBy: new Set<SlaPause>(['OUTAGE']) };
    expect(passportDueOn(t.file, policy, t.today)).toBe('2026-02-06');
    expect(passportDueOn(t.file, t.policy, t.today)).toBe('2026-02-10');
  });

  it('by an outage stops it only where the procedure says so', () => {
    const t = interviewedOn('2026-02-02');
    const outages = [
      {
        from: instantAt(plainDate('2026-02-03'), '09:00', WIB),
        to: instantAt(plainDate('2026-02-05'), '09:00', WIB),
      },
    ];
    const policy = { ...officePolicy({ outages }), slaPausedBy: new Set<SlaPause>(['SUSPENDED']) };
    expect(passportDueOn(t.file, policy, plainDate('2026-02-05'))).toBe('2026-02-06');
  });
});

describe('day 0', () => {
  it('is the day of the interview, or the next working day where the office says so', () => {
    const t = interviewedOn('2026-02-05');
    const policy = { ...t.policy, issueDayZero: 'NEXT_WORKING_DAY' as const };
    expect(passportDueOn(t.file, t.policy, t.today)).toBe('2026-02-11');
    expect(passportDueOn(t.file, policy, t.today)).toBe('2026-02-12');
  });
});

describe('the same-day service', () => {
  function arrivedAt(time: string): TestFile {
    const t = new TestFile().at('2026-02-06', time);
    const payload = walkInPayload(t.today, { lane: 'ACCELERATED', priorityReason: null });
    return t.run('appointments.registerWalkIn/1', { payload }).run('queue.callTicket/1');
  }

  it.each([
    ['10:59', '2026-02-06', 'the same day'],
    ['11:00', '2026-02-09', 'the next working day'],
  ])('for an arrival at %s is due on %s (%s), at every desk', (time, due) => {
    const t = arrivedAt(time);
    expect(dueOnOf(t.file, t.policy, t.today)).toBe(due);
    checkDocuments(t)
      .run('documents.recordWatchlist/1', { role: 'COUNTER' })
      .run('documents.acceptDossier/1');
    capture(t).run('interview.recordInterview/1');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe(due);
  });

  it('stands still while the file is suspended', () => {
    const t = arrivedAt('09:00');
    checkDocuments(t)
      .run('documents.recordWatchlist/1', { role: 'COUNTER' })
      .run('documents.acceptDossier/1');
    capture(t).run('interview.recordInterview/1').run('approval.verificationDoubt/1');
    t.at('2026-02-10').run('interview.resume/1');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-02-10');
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

  it('the head decides on a lost book one working day after its record', () => {
    const t = reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }).waitDays(4);
    t.run('interview.recordExamination/2');
    expect(t.today).toBe('2026-03-06');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-09');
  });

  it('an open record of questions and answers still owes itself; the head owes from its closing', () => {
    const t = reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' });
    const open = { signedOnPaper: true, signOff: false, opinion: null, finding: 'LOST_CARELESS' };
    t.run('interview.recordExamination/2', { change: open });
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-03');
    t.waitDays(3).run('interview.recordExamination/2', { change: { ...open, signOff: true } });
    expect(t.today).toBe('2026-03-05');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-06');
  });

  it('a damaged book is replaced three working days after the request, its examination included', () => {
    const t = reach('UNDER_EXAMINATION', { type: 'REPLACE_DAMAGED' }).waitDays(1);
    t.run('interview.recordExamination/2');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-05');
    t.run('interview.headApproves/1', { change: { endorsement: false } });
    capture(t).run('interview.recordInterview/1');
    expect(dueOnOf(t.file, t.policy, t.today)).toBe('2026-03-05');
  });

  it('a refused applicant for a replacement is told on the next working day', () => {
    const refused = reach('REJECTED', { type: 'REPLACE_EXPIRED' });
    expect(refused.today).toBe('2026-03-02');
    expect(refusalNoticeDueOn(refused.file, refused.policy)).toBe('2026-03-03');
    expect(refusalNoticeDueOn(reach('REJECTED').file, refused.policy)).toBeNull();
    expect(
      refusalNoticeDueOn(reach('CANCELLED', { type: 'REPLACE_EXPIRED' }).file, refused.policy),
    ).toBeNull();
  });
});
