import { describe, expect, it } from 'vitest';
import { AppType, ServiceLane, SpecialRescheduleReason } from '#common/domain/applications/vocabulary.ts';
import { placeOf } from '#common/domain/queue/ticket.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { anApplicant } from '#test/support/people.ts';
import { bookedAhead, goodCase } from '#test/support/rules-good-cases.ts';
import { checkDocuments, reach } from '#test/support/rules-journeys.ts';
import { COLLEAGUE, editedPolicy, officePolicy, POLICY, STAFF } from '#test/support/rules-office.ts';
import { bookingPayload, walkInPayload } from '#test/support/rules-openings.ts';
import { TestFile } from '#test/support/rules-test-file.ts';

const DAY = plainDate('2026-03-02');

function walkInCode(change: Parameters<typeof walkInPayload>[1], outage = false): string {
  const t = new TestFile().at(DAY);
  t.outage = outage;
  return t.codeOf('appointments.registerWalkIn/1', { payload: walkInPayload(DAY, change) });
}

function bookingCode(change: Parameters<typeof bookingPayload>[1]): string {
  const t = new TestFile().at(DAY);
  return t.codeOf('appointments.importBooking/1', { payload: bookingPayload(DAY, change) });
}

describe('lanes', () => {
  const ORDINARY = ['NEW', 'REPLACE_EXPIRED', 'REPLACE_FULL'];
  const EXAMINED = ['REPLACE_LOST', 'REPLACE_DAMAGED', 'DATA_CHANGE'];
  const taken: Record<ServiceLane, readonly string[]> = {
    REGULAR: [],
    PRIORITY: ORDINARY,
    ACCELERATED: ['NEW', 'REPLACE_EXPIRED'],
    BAP: EXAMINED,
    EAZY: ORDINARY,
    CONTINGENCY: [],
  };

  it.each(ServiceLane.options)('a walk-in in lane %s is taken for the types of that lane only', (lane) => {
    const accepted = AppType.options.filter(
      (type) =>
        walkInCode({ lane, type, priorityReason: lane === 'PRIORITY' ? 'SICK' : null }) === 'ACCEPTED',
    );
    expect(accepted).toEqual(taken[lane]);
  });

  it.each(AppType.options)('the contingency lane is open for %s only while an outage is declared', (type) => {
    expect(walkInCode({ lane: 'CONTINGENCY', type })).toBe('LANE_NEEDS_OUTAGE');
    expect(walkInCode({ lane: 'CONTINGENCY', type }, true)).toBe('ACCEPTED');
  });

  it('a booking comes in for the lanes with appointments only: priority, BAP and the others walk in', () => {
    const booked = ServiceLane.options.filter((lane) =>
      AppType.options.some((type) => bookingCode({ lane, type, priorityReason: 'SICK' }) === 'ACCEPTED'),
    );
    expect(booked).toEqual(['REGULAR', 'ACCELERATED']);
    expect(bookingCode({ lane: 'BAP', type: 'REPLACE_LOST' })).toBe('LANE_NOT_BOOKED');
  });

  it('an outage opens no other lane', () => {
    expect(walkInCode({ lane: 'REGULAR' }, true)).toBe('LANE_NOT_WALK_IN');
  });

  it('without appointment the regular lane is closed', () => {
    expect(walkInCode({ lane: 'REGULAR' })).toBe('LANE_NOT_WALK_IN');
  });

  it('same-day service is not for lost, damaged or full books', () => {
    for (const type of ['REPLACE_LOST', 'REPLACE_DAMAGED', 'REPLACE_FULL'] as const) {
      expect(walkInCode({ lane: 'ACCELERATED', type }), type).toBe('LANE_TYPE_MISMATCH');
    }
  });
});

describe('priority', () => {
  it.each([
    ['ELDERLY', '1966-03-02', 'ACCEPTED', '60 today'],
    ['ELDERLY', '1966-03-03', 'LANE_CRITERIA_NOT_MET', '60 tomorrow'],
    ['UNDER_FIVE', '2021-03-02', 'ACCEPTED', '5 today'],
    ['UNDER_FIVE', '2020-03-03', 'ACCEPTED', '6 tomorrow'],
    ['UNDER_FIVE', '2020-03-02', 'LANE_CRITERIA_NOT_MET', '6 today'],
  ] as const)('%s born %s: %s (%s)', (...[priorityReason, birthDate, expected]) => {
    const applicant = anApplicant({ birthDate: plainDate(birthDate), married: false });
    expect(walkInCode({ lane: 'PRIORITY', priorityReason, applicant, validityYears: 5 })).toBe(expected);
  });

  it('a pregnant applicant is a woman', () => {
    const woman = anApplicant({ sex: 'FEMALE' });
    expect(walkInCode({ lane: 'PRIORITY', priorityReason: 'PREGNANT' })).toBe('LANE_CRITERIA_NOT_MET');
    expect(walkInCode({ lane: 'PRIORITY', priorityReason: 'PREGNANT', applicant: woman })).toBe('ACCEPTED');
  });

  it.each(['DISABLED', 'SICK'] as const)('%s is seen at the counter, whatever the age', (priorityReason) => {
    expect(walkInCode({ lane: 'PRIORITY', priorityReason })).toBe('ACCEPTED');
  });

  it('nobody is let in without a reason', () => {
    expect(walkInCode({ lane: 'PRIORITY', priorityReason: null })).toBe('LANE_CRITERIA_NOT_MET');
  });
});

describe('opening a file', () => {
  const teenager = (birthDate: string, married = false) =>
    anApplicant({ birthDate: plainDate(birthDate), married });

  it.each([
    [teenager('2009-03-02'), 10, 'ACCEPTED', '17 today'],
    [teenager('2009-03-03'), 10, 'VALIDITY_NOT_ALLOWED', '17 tomorrow'],
    [teenager('2009-03-03', true), 10, 'ACCEPTED', '16 and married'],
    [teenager('2009-03-03'), 5, 'ACCEPTED', '16, five years'],
  ] as const)('ten years are for adults (%#: wants %i)', (...[applicant, validityYears, expected]) => {
    expect(bookingCode({ applicant, validityYears })).toBe(expected);
  });

  it('a booking is paid and has a slot', () => {
    const { payment } = bookingPayload(DAY);
    expect(bookingCode({ payment: { ...payment, status: 'UNPAID' } })).toBe('PAYMENT_NOT_SETTLED');
    expect(bookingCode({ appointment: null })).toBe('SLOT_MISSING');
  });

  it('a walk-in may pay later', () => {
    const { payment } = bookingPayload(DAY);
    expect(walkInCode({ payment: { ...payment, status: 'UNPAID' } })).toBe('ACCEPTED');
  });

  it('no file comes in with its fee waived: that is for the section head', () => {
    const payment = { ...bookingPayload(DAY).payment, status: 'WAIVED' as const };
    expect(bookingCode({ payment })).toBe('PAYMENT_STATUS_NOT_ALLOWED');
    expect(walkInCode({ payment })).toBe('PAYMENT_STATUS_NOT_ALLOWED');
  });

  it('a name that the book cannot carry is not taken', () => {
    expect(bookingCode({ applicant: anApplicant({ fullName: '李明' }) })).toBe('PAYLOAD_INVALID');
    expect(bookingCode({ applicant: anApplicant({ fullName: 'NUR’AINI SYAFI’I' }) })).toBe('ACCEPTED');
  });

  it.each([
    ['2026-03-02', 'APPLICANT_BARRED', 'its last day'],
    ['2026-03-01', 'ACCEPTED', 'the day after its end'],
  ])('under a timed suspension until %s a new application is %s (%s)', (until, expected) => {
    const t = new TestFile().at(DAY);
    t.barredUntil = plainDate(until);
    expect(t.codeOf('appointments.importBooking/1', { payload: bookingPayload(DAY) })).toBe(expected);
    expect(t.codeOf('appointments.registerWalkIn/1', { payload: walkInPayload(DAY) })).toBe(expected);
  });

  it('a timed suspension outlives the file that it was given in, and ends with a decision of the head', () => {
    const { t, kind, attempt } = goodCase('interview.timedSuspension/1', 'UNDER_EXAMINATION', 'OFFICE_HEAD');
    t.run(kind, attempt);
    const until = t.file.suspension?.until;
    expect(t.file.barredUntil).toBe(until);
    expect(t.copy().run('applications.applicantWithdraws/1').file.barredUntil).toBe(until);
    const again = t.run('interview.openExamination/1', { role: 'BAP_EXAMINER' });
    again.run('interview.recordExamination/2').run('interview.headApproves/1');
    expect(again.file.barredUntil).toBeNull();
  });

  it('a refused person may apply again', () => {
    const refused = reach('REJECTED').file.applicant;
    expect(bookingCode({ applicant: refused })).toBe('ACCEPTED');
  });
});

describe('changing the day in the app', () => {
  it('is possible until the day before', () => {
    const t = bookedAhead();
    expect(t.copy().waitDays(6).codeOf('appointments.reschedule/1')).toBe('ACCEPTED');
    expect(t.copy().waitDays(7).codeOf('appointments.reschedule/1')).toBe('RESCHEDULE_TOO_LATE');
  });

  it('is possible once', () => {
    const t = bookedAhead().run('appointments.reschedule/1');
    expect(t.file.rescheduleCount).toBe(1);
    expect(t.codeOf('appointments.reschedule/1')).toBe('RESCHEDULE_USED');
  });
});

describe('a new day from the office', () => {
  it.each(SpecialRescheduleReason.options)('is given for %s, before and after a missed day', (reason) => {
    for (const state of ['BOOKED', 'NO_SHOW'] as const) {
      const t = reach(state).run('appointments.specialReschedule/1', { change: { reason } });
      expect(t.state).toBe('BOOKED');
      expect(t.file.rescheduleCount, 'it does not use up the change in the app').toBe(0);
    }
  });

  it('for not having come is refused to those who moved their day already', () => {
    const t = bookedAhead().run('appointments.reschedule/1');
    const absent = { change: { reason: 'NO_SHOW_UNUSED_RESCHEDULE' } };
    expect(t.codeOf('appointments.specialReschedule/1', absent)).toBe('RESCHEDULE_USED');
    expect(t.codeOf('appointments.specialReschedule/1', { change: { reason: 'ILLNESS' } })).toBe('ACCEPTED');
  });
});

describe('not coming', () => {
  it.each([
    ['15:59', 'SERVICE_DAY_NOT_OVER'],
    ['16:00', 'ACCEPTED'],
  ])('at %s on the day: %s', (time, expected) => {
    const t = reach('BOOKED');
    expect(t.at(t.today, time).codeOf('appointments.markNoShow/1')).toBe(expected);
  });

  it.each([
    [30, 'DEADLINE_NOT_PASSED'],
    [31, 'ACCEPTED'],
  ])('%i days after the missed day the file ends: %s', (days, expected) => {
    const t = reach('NO_SHOW');
    const slot = must(t.file.appointment, 'it was booked').date;
    expect(t.at(addDays(slot, days), '00:05').codeOf('applications.expire/1')).toBe(expected);
  });

  it('counts from the missed day, not from the day on which it was noticed', () => {
    const t = reach('BOOKED');
    const slot = must(t.file.appointment, 'it was booked').date;
    t.waitDays(10).run('appointments.markNoShow/1').at(addDays(slot, 31), '00:05');
    expect(t.codeOf('applications.expire/1')).toBe('ACCEPTED');
  });
});

describe('what the office decides about openings', () => {
  function under(edit: Parameters<typeof editedPolicy>[0], day = DAY): TestFile {
    const t = new TestFile().at(day);
    t.policy = editedPolicy(edit);
    return t;
  }
  const booked = (t: TestFile, change: Parameters<typeof bookingPayload>[1] = {}) =>
    t.codeOf('appointments.importBooking/1', { payload: bookingPayload(DAY, change) });

  it('from the day of the switch only electronic books, but the free one of 24 pages', () => {
    const switched = ({ settings }: Parameters<Parameters<typeof editedPolicy>[0]>[0]) => {
      settings.electronicOnlyFrom.value = DAY;
    };
    expect(booked(under(switched), { kind: 'NON_ELECTRONIC' })).toBe('KIND_NOT_ISSUED');
    expect(booked(under(switched), { kind: 'NON_ELECTRONIC', pages: 24 })).toBe('ACCEPTED');
    expect(booked(under(switched), { kind: 'ELECTRONIC' })).toBe('ACCEPTED');
    expect(booked(under(switched, addDays(DAY, -1)), { kind: 'NON_ELECTRONIC' })).toBe('ACCEPTED');
  });

  it('how long an NTPN is and what an application number looks like', () => {
    const t = under(({ settings }) => {
      settings.ntpnLength.value = 15;
      settings.applicationNumberPattern.value = String.raw`^\d{16}$`;
    });
    const payment = { ...bookingPayload(DAY).payment, ntpn: 'ABCD1234EFGH567' };
    expect(booked(t, { payment, number: '1234567890123456' })).toBe('ACCEPTED');
    expect(booked(t, { payment, number: 'MP000000000001' })).toBe('APPLICATION_NUMBER_INVALID');
    expect(booked(t, { number: '1234567890123456' })).toBe('NTPN_INVALID');
  });

  it('a NIK of a province that the list does not name is refused', () => {
    const t = new TestFile().at(DAY);
    t.policy = officePolicy({ provinces: new Set(['12']) });
    expect(booked(t)).toBe('NIK_INVALID');
  });

  it('who comes late is no no-show before the grace is over', () => {
    const t = new TestFile().at(DAY);
    const payload = bookingPayload(DAY, { appointment: { date: DAY, time: '15:45' } });
    t.run('appointments.importBooking/1', { payload });
    expect(t.at(DAY, '16:14').codeOf('appointments.markNoShow/1')).toBe('SERVICE_DAY_NOT_OVER');
    expect(t.at(DAY, '16:15').codeOf('appointments.markNoShow/1')).toBe('ACCEPTED');
  });
});

describe('checking in', () => {
  it('on the booked day needs no note, on another day a written one', () => {
    const t = reach('BOOKED');
    const silent = { change: { overrideNote: null } };
    expect(t.codeOf('appointments.checkIn/1', silent)).toBe('ACCEPTED');
    t.waitDays(1);
    expect(t.codeOf('appointments.checkIn/1', silent)).toBe('NOT_APPOINTMENT_DAY');
    expect(t.codeOf('appointments.checkIn/1', { change: { overrideNote: 'telat' } })).toBe('NOTE_TOO_SHORT');
    expect(t.codeOf('appointments.checkIn/1')).toBe('ACCEPTED');
  });
});

describe('an incomplete file', () => {
  it.each([
    [30, 'ACCEPTED', 'DEADLINE_NOT_PASSED'],
    [31, 'DEADLINE_PASSED', 'ACCEPTED'],
  ])('on day %i: coming back is %s, ending it is %s', (days, resubmit, expire) => {
    const t = reach('DOC_INCOMPLETE').waitDays(days);
    expect(t.codeOf('documents.resubmit/1')).toBe(resubmit);
    expect(t.codeOf('applications.expire/1')).toBe(expire);
  });

  it('is returned with a code and a note', () => {
    const t = reach('DOC_REVIEW');
    expect(t.codeOf('documents.returnDossier/1', { change: { note: 'kurang' } })).toBe('NOTE_TOO_SHORT');
    expect(t.codeOf('documents.returnDossier/1', { change: { reasonCodes: [] } })).toBe('REASON_REQUIRED');
    const nothing = { change: { reasonCodes: ['DOC_SCAN_UNCLEAR'], missing: [] } };
    expect(t.codeOf('documents.returnDossier/1', nothing)).toBe('NOTHING_MISSING');
    const refusal = { change: { reasonCodes: ['REJ_TPPO'] } };
    expect(t.codeOf('documents.returnDossier/1', refusal)).toBe('REASON_KIND_WRONG');
  });

  it('is deemed withdrawn only when its applicant walked in', () => {
    expect(reach('DOC_REVIEW').codeOf('documents.deemWithdrawn/1')).toBe('NOT_WALK_IN');
    expect(reach('DOC_REVIEW', { walkIn: true }).codeOf('documents.deemWithdrawn/1')).toBe('ACCEPTED');
  });
});

describe('originals of which more than one is asked', () => {
  const recorded = (t: TestFile, code: string, count = 1) =>
    t.run('documents.recordDocument/1', { change: { code, unclear: false, count } });
  const missingOf = (t: TestFile, code: string) =>
    t.policy.missingDocuments(t.file, t.today).find((one) => 'code' in one && one.code === code);

  function childWith(childSituation: 'PARENTS_MARRIED' | 'ONE_DECEASED' | 'BOTH_DECEASED', policy = POLICY) {
    const t = new TestFile();
    t.policy = policy;
    const applicant = anApplicant({ birthDate: plainDate('2018-01-20'), married: false, childSituation });
    const payload = bookingPayload(t.today, { applicant, validityYears: 5 });
    return t
      .run('appointments.importBooking/1', { payload })
      .run('appointments.checkIn/1')
      .run('queue.callTicket/1');
  }

  it('both death certificates are asked where both parents are dead, one where one is', () => {
    const both = childWith('BOTH_DECEASED');
    recorded(both, 'KEMATIAN_ORTU');
    expect(missingOf(both, 'KEMATIAN_ORTU')).toEqual({ code: 'KEMATIAN_ORTU', of: { present: 1, asked: 2 } });
    recorded(both, 'KEMATIAN_ORTU', 2);
    expect(missingOf(both, 'KEMATIAN_ORTU')).toBeUndefined();
    const one = recorded(childWith('ONE_DECEASED'), 'KEMATIAN_ORTU');
    expect(missingOf(one, 'KEMATIAN_ORTU')).toBeUndefined();
  });

  it('both identity cards are asked where the office asks both parents', () => {
    const strict = editedPolicy(({ settings }) => {
      settings.bothParentsKtp.value = true;
    });
    const t = recorded(childWith('PARENTS_MARRIED', strict), 'KTP_ORTU');
    expect(missingOf(t, 'KTP_ORTU')).toEqual({ code: 'KTP_ORTU', of: { present: 1, asked: 2 } });
    expect(missingOf(recorded(t, 'KTP_ORTU', 2), 'KTP_ORTU')).toBeUndefined();
    expect(missingOf(recorded(childWith('PARENTS_MARRIED'), 'KTP_ORTU'), 'KTP_ORTU')).toBeUndefined();
  });
});

describe('what an officer asks for beyond the list', () => {
  const demand = (t: TestFile, code: string) =>
    t.run('documents.recordDocument/1', {
      change: { code, present: false, demanded: true, note: 'Penjamin belum dikenal kantor' },
    });
  const isMissing = (t: TestFile, code: string) =>
    t.policy.missingDocuments(t.file, t.today).some((one) => 'code' in one && one.code === code);

  it.each(['SKET_INSTANSI', 'KAHAR', 'PASPOR_ORTU', 'JAMINAN'])('%s is missing until it is here', (code) => {
    const t = reach('DOC_REVIEW');
    expect(isMissing(t, code)).toBe(false);
    expect(isMissing(demand(t, code), code)).toBe(true);
    expect(checkDocuments(t).run('documents.recordWatchlist/1', { role: 'COUNTER' }).state).toBe(
      'DOC_REVIEW',
    );
    expect(isMissing(t, code)).toBe(false);
    expect(t.codeOf('documents.acceptDossier/1')).toBe('ACCEPTED');
  });

  it('a free book for a migrant worker asks for the letter of BP3MI', () => {
    const t = new TestFile();
    const applicant = anApplicant({ purpose: 'WORK' });
    const change = { applicant, kind: 'NON_ELECTRONIC', pages: 24, validityYears: 5 } as const;
    t.run('appointments.importBooking/1', { payload: bookingPayload(t.today, change) });
    expect(isMissing(t, 'SURAT_BP3MI')).toBe(true);
    const paid = new TestFile();
    paid.run('appointments.importBooking/1', { payload: bookingPayload(t.today, { applicant }) });
    expect(isMissing(paid, 'SURAT_BP3MI')).toBe(false);
  });
});

describe('a paper that nobody asked for', () => {
  const brought = (t: TestFile, change: { code: string; note: string }) =>
    t.codeOf('documents.recordDocument/1', { change });

  it('is taken in with a reason alone; what the list has, or a head asked for, needs none', () => {
    const t = reach('DOC_REVIEW');
    const listed = new Set(t.policy.requirements(t.file, t.today).map(({ code }) => code));
    expect([listed.has('JAMINAN'), listed.has('KTP')]).toEqual([false, true]);
    expect(brought(t, { code: 'JAMINAN', note: '' })).toBe('NOTE_TOO_SHORT');
    expect(brought(t, { code: 'JAMINAN', note: 'Dibawa pemohon sendiri' })).toBe('ACCEPTED');
    expect(brought(t, { code: 'KTP', note: '' })).toBe('ACCEPTED');
    t.run('documents.recordDocument/1', {
      change: { code: 'JAMINAN', present: false, demanded: true, note: 'Penjamin belum dikenal kantor' },
    });
    expect(brought(t, { code: 'JAMINAN', note: '' })).toBe('ACCEPTED');
  });
});

describe('the ticket', () => {
  function unanswered(times: number): TestFile {
    const t = reach('DOC_REVIEW');
    for (let call = 0; call < times; call += 1) {
      if (!t.file.claim) t.wait(5).run('queue.claim/1', { role: 'COUNTER' });
      t.run('queue.noAnswer/1', { role: 'COUNTER' });
    }
    return t;
  }

  it.each([1, 2])('keeps its place after %i missed calls', (times) => {
    const ticket = must(unanswered(times).file.ticket, 'a ticket was drawn');
    expect(placeOf(ticket, POLICY)).toBe(ticket.queuedAt);
  });

  it('stands behind the next thirty minutes after the third missed call', () => {
    const t = unanswered(3);
    const ticket = must(t.file.ticket, 'a ticket was drawn');
    expect(placeOf(ticket, POLICY)).toBe(addMinutes(t.now, 30));
    expect(t.file.claim, 'the file is free again').toBeNull();
  });

  it('is not called while it is parked', () => {
    const t = reach('CHECKED_IN').run('queue.park/1');
    expect(t.codeOf('queue.callTicket/1')).toBe('TICKET_PARKED');
    expect(t.run('queue.unpark/1').codeOf('queue.callTicket/1')).toBe('ACCEPTED');
  });

  it('is not moved about by a person with a conflict of interest', () => {
    const t = reach('CHECKED_IN');
    t.actorNik = t.file.applicant.nik;
    expect(t.codeOf('queue.park/1')).toBe('CONFLICT_OF_INTEREST');
  });

  it('ends when the examiner takes the file: a parked one blocks nothing later', () => {
    const t = reach('DOC_REVIEW', { type: 'REPLACE_LOST' });
    while (t.policy.missingDocuments(t.file, t.today).length > 0) t.run('documents.recordDocument/1');
    t.run('queue.park/1').run('interview.openExamination/1', { role: 'BAP_EXAMINER' });
    expect(t.codeOf('queue.claim/1', { role: 'BAP_EXAMINER' })).toBe('ACCEPTED');
  });
});

describe('whose hands a file is in', () => {
  it('nobody else works on a claimed file, until it is taken over with a reason', () => {
    const t = reach('DOC_REVIEW');
    expect(t.file.claim?.by).toBe(STAFF.COUNTER);
    expect(t.codeOf('documents.recordDocument/1', { by: COLLEAGUE })).toBe('CLAIMED_BY_OTHER');
    expect(t.codeOf('queue.takeOver/1', { by: COLLEAGUE, payload: { reason: '' } })).toBe('PAYLOAD_INVALID');
    t.run('queue.takeOver/1', { by: COLLEAGUE });
    expect(t.codeOf('documents.recordDocument/1', { by: COLLEAGUE })).toBe('ACCEPTED');
    expect(t.codeOf('documents.recordDocument/1')).toBe('CLAIMED_BY_OTHER');
  });

  it('is a lease: what was left lying longer than the office allows is free without a reason', () => {
    const t = reach('DOC_REVIEW');
    const { at } = must(t.file.claim, 'it was taken');
    t.now = addMinutes(at, t.policy.claimLeaseMinutes);
    expect(t.codeOf('queue.claim/1', { by: COLLEAGUE })).toBe('CLAIMED_BY_OTHER');
    t.now = addMinutes(at, t.policy.claimLeaseMinutes + 1);
    expect(t.codeOf('documents.recordDocument/1')).toBe('ACCEPTED');
    expect(t.codeOf('queue.claim/1')).toBe('CLAIMED_BY_OTHER');
    t.run('queue.claim/1', { by: COLLEAGUE });
    expect(t.codeOf('documents.recordDocument/1')).toBe('CLAIMED_BY_OTHER');
  });

  it('a move to the next stage frees it', () => {
    expect(reach('IN_SERVICE').file.claim).toBeNull();
    expect(reach('VERIFICATION').file.claim).toBeNull();
  });

  it('declaring a conflict frees it and shuts the person out', () => {
    const t = reach('DOC_REVIEW').run('applications.declareConflict/1');
    expect(t.file.claim).toBeNull();
    expect(t.permitted(STAFF.COUNTER, ['COUNTER'])).toEqual([]);
    expect(t.permitted(COLLEAGUE, ['COUNTER'])).not.toEqual([]);
  });
});
