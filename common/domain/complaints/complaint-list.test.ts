import { describe, expect, it } from 'vitest';
import { makeOfficeCalendar } from '#common/domain/office/calendar.ts';
import { slaDue } from '#common/domain/office/time-norms.ts';
import type { SlaClass } from '#common/domain/registers/complaint-words.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { classFigures, complaintFigures, complaintRows, complaintsDue, dueDays } from './complaint-list.ts';

/** Wednesday to Friday are holidays. */
const calendar = makeOfficeCalendar({
  years: [],
  cutiBersamaClosed: true,
  closures: ['2026-11-25', '2026-11-26', '2026-11-27'].map(plainDate),
});
const NORMS: Partial<Record<string, number>> = {
  COMPLAINT_LIGHT: 2,
  COMPLAINT_NORMATIVE: 5,
  COMPLAINT_NON_SUPERVISORY: 14,
  COMPLAINT_SUPERVISORY: 60,
};
const policy: Parameters<typeof complaintRows>[2] = {
  utcOffsetMinutes: 420,
  slaDue: ({ norm, ...asked }) => {
    const amount = NORMS[norm];
    const known =
      amount === undefined
        ? { amount: 60, clock: 'CALENDAR_DAYS' as const }
        : { amount, clock: 'WORKING_DAYS' as const };
    return slaDue({ ...asked, norm: known, calendar });
  },
};
// 23.30 of Monday in Greenwich is Tuesday morning at the office.
const VERIFIED_AT = '2026-11-23T23:30:00.000Z' as Instant;

function complaint(change: Partial<Complaint>): Complaint {
  return {
    channel: 'BOX',
    category: 'DELAY',
    text: 'Lama sekali.',
    complainant: null,
    applicationNumber: null,
    about: null,
    state: 'VERIFIED',
    receivedBy: null,
    receivedAt: VERIFIED_AT,
    sla: 'LIGHT',
    verifiedAt: VERIFIED_AT,
    handler: null,
    answer: null,
    answeredAt: null,
    steps: [],
    ...change,
  };
}

function kept(name: string, change: Partial<Complaint>): Kept<Complaint> {
  return { subject: `01890000-0000-7000-8000-000000${name}`, item: complaint(change), lines: 1 };
}

describe('the day of a complaint', () => {
  it.each<[SlaClass, string]>([
    ['LIGHT', '2026-12-01'],
    ['NORMATIVE', '2026-12-04'],
    ['NON_SUPERVISORY', '2026-12-17'],
    ['SUPERVISORY', '2027-02-19'],
  ])('of class %s counts working days over the holidays', (sla, day) => {
    expect(dueDays(complaint({ sla }), policy)).toEqual({ dueOn: day, legalOn: '2027-01-23' });
  });

  it('is not counted before somebody found the complaint complete', () => {
    expect(dueDays(complaint({ verifiedAt: null, sla: null }), policy)).toBeNull();
  });
});

describe('the list', () => {
  const rows = complaintRows(
    [
      kept('closed', { state: 'CLOSED' }),
      kept('normal', { sla: 'NORMATIVE' }),
      kept('unseen', { state: 'RECEIVED', sla: null, verifiedAt: null }),
      kept('toolat', {}),
      kept('answrd', { state: 'ANSWERED', answeredAt: '2026-12-01T03:00:00.000Z' as Instant }),
    ],
    plainDate('2026-12-02'),
    policy,
  );

  it('begins with what is late and ends with what is over', () => {
    expect(rows.map(({ reference }) => reference)).toEqual([
      'TOOLAT',
      'UNSEEN',
      'ANSWRD',
      'NORMAL',
      'CLOSED',
    ]);
    expect(rows.map(({ isLate }) => isLate)).toEqual([true, false, false, false, false]);
  });

  it('says of one that nobody has verified how long it waits, by the office’s days', () => {
    expect(rows.map(({ unverifiedDays }) => unverifiedDays)).toEqual([null, 8, null, null, null]);
  });

  it('tells the start page what is open, due on the day, late and not looked at', () => {
    expect(complaintsDue(rows, plainDate('2026-12-02'))).toEqual({
      open: 4,
      dueToday: 0,
      late: 1,
      unverified: 1,
      unverifiedDays: 8,
    });
    const earlier = complaintRows(rows, plainDate('2026-12-01'), policy);
    expect(complaintsDue(earlier, plainDate('2026-12-01'))).toMatchObject({ dueToday: 1, late: 0 });
    expect(complaintsDue([], plainDate('2026-12-01')).unverifiedDays).toBe(0);
  });

  it('is late again where an answer did not settle it', () => {
    const wentUp = kept('wentup', { state: 'ESCALATED', answer: 'Sudah diperiksa.', answeredAt: null });
    expect(complaintRows([wentUp], plainDate('2026-12-02'), policy)[0]).toMatchObject({
      isWaiting: true,
      isLate: true,
    });
  });

  it('counts a period by class, the shortest first and what has none last', () => {
    const period = { from: plainDate('2026-11-24'), to: plainDate('2026-11-30') };
    const clock = { today: plainDate('2026-12-02'), utcOffsetMinutes: 420 };
    expect(classFigures(rows, period, clock)).toEqual([
      { sla: 'LIGHT', received: 3, answered: 1, inTime: 1, late: 1 },
      { sla: 'NORMATIVE', received: 1, answered: 0, inTime: 0, late: 0 },
      { sla: null, received: 1, answered: 0, inTime: 0, late: 0 },
    ]);
  });

  it('counts a period by category: answered in time, and late', () => {
    const period = { from: plainDate('2026-11-24'), to: plainDate('2026-11-30') };
    const clock = { today: plainDate('2026-12-02'), utcOffsetMinutes: 420 };
    expect(complaintFigures(rows, period, clock)).toEqual([
      { category: 'DELAY', received: 5, answered: 1, inTime: 1, late: 1 },
    ]);
    expect(
      complaintFigures(rows, { from: plainDate('2026-11-01'), to: plainDate('2026-11-23') }, clock),
    ).toEqual([]);
  });
});
