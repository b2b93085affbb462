import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '#common/contract/ipc/index.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { aBooking, anApplicant, syntheticNik } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

type WalkIn = Input<'appointments.walkIn'>;
let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

let forms = 0;

/** Each with a payment of its own. */
function form(change: Partial<WalkIn> = {}): WalkIn {
  forms += 1;
  const { applicant, type, kind, validityYears, pages } = aBooking();
  const { payment } = aBooking({}, 100 + forms);
  const shared = { applicant, payment, type, kind, validityYears, pages };
  return { ...shared, requestId: v7(), lane: 'PRIORITY', priorityReason: 'DISABLED', ...change };
}

async function fileCount(): Promise<number> {
  const row = await t.desk.db('application').count({ n: '*' }).first();
  return Number(row?.['n']);
}

it('one form pressed twice, even at once, opens one file and gives one ticket', async () => {
  const sent = form();
  const [first, second] = await Promise.all([
    t.get('appointments.walkIn', sent),
    t.get('appointments.walkIn', sent),
  ]);
  expect(second).toEqual(first);
  expect(await t.get('appointments.walkIn', sent)).toEqual(first);
  expect(await fileCount()).toBe(1);
  const next = await t.get('appointments.walkIn', form({ applicant: anApplicant({}, 2) }));
  expect([first.ticket, next.ticket]).toEqual(['B001', 'B002']);
});

it('another form, or another person, under a known number of sending is refused', async () => {
  const sent = form();
  await t.get('appointments.walkIn', sent);
  const other = { ...sent, applicant: anApplicant({ fullName: 'ORANG LAIN' }) };
  expect(await t.call('appointments.walkIn', other)).toMatchObject({ code: 'ACTION_ID_USED' });
  await t.as('kasi');
  expect(await t.call('appointments.walkIn', sent)).toMatchObject({ code: 'ACTION_ID_USED' });
  expect(await fileCount()).toBe(1);
});

it('a refused form may be corrected and sent under the same number', async () => {
  const sent = form({ lane: 'REGULAR', priorityReason: null });
  expect(await t.call('appointments.walkIn', sent)).toMatchObject({ code: 'LANE_NOT_WALK_IN' });
  const corrected = { ...sent, lane: 'PRIORITY' as const, priorityReason: 'DISABLED' as const };
  expect(await t.call('appointments.walkIn', corrected)).toMatchObject({ ok: true });
});

it('takes each size of book that the procedure names, and no other number', async () => {
  expect(await t.call('appointments.walkIn', form({ pages: 24 }))).toMatchObject({ ok: true });
  expect(await t.call('appointments.walkIn', form({ pages: 64 as never }))).toMatchObject({
    code: 'INPUT_INVALID',
  });
});

it('an open file of the same NIK is told by number and state alone, and asking is audited', async () => {
  const nik = syntheticNik(plainDate('1987-11-12'), 'MALE', 1);
  expect(await t.get('appointments.openFileOf', { nik })).toBeNull();
  const { applicationId } = await t.get('appointments.byHand', aBooking());
  expect(await t.get('appointments.openFileOf', { nik })).toEqual({
    number: 'MP000000000001',
    state: 'BOOKED',
  });
  const rows: { detail: string }[] = await t.desk.db('audit').where({ event: 'SEARCH' }).select('detail');
  expect(rows.map(({ detail }) => detail.replace(/ [0-9a-f]{64}$/, ''))).toEqual([
    'NIK length 16 hits 0',
    'NIK length 16 hits 1',
  ]);
  expect(await t.call('appointments.openFileOf', { nik: nik.slice(0, 12) })).toMatchObject({
    code: 'INPUT_INVALID',
  });
  await t.as('auditor');
  expect(await t.call('appointments.openFileOf', { nik })).toMatchObject({ code: 'FORBIDDEN' });
  await t.as('loket');
  await t.desk.db('application').where({ id: applicationId }).update({ state: 'HANDED_OVER' });
  expect(await t.get('appointments.openFileOf', { nik })).toBeNull();
});

it('a timed suspension stops a new application of the same person, at the counter and by booking', async () => {
  const lost = form({ lane: 'BAP', type: 'REPLACE_LOST', priorityReason: null });
  const { applicationId: id } = await t.get('appointments.walkIn', lost);
  const act = async (...actions: [string, unknown?][]) =>
    expect(await t.act(id, ...actions)).toMatchObject({ ok: true });
  await act(['queue.callTicket/1']);
  for (const code of ['KTP', 'KK', 'AKTA_LAHIR', 'LAPOR_POLISI']) {
    const yes = { present: true, genuine: true, valid: true, matches: true, unclear: false, note: '' };
    await act(['documents.recordDocument/1', { code, ...yes }]);
  }
  await act(['queue.release/1']);
  await t.as('bap');
  await act(
    ['interview.openExamination/1'],
    [
      'interview.recordExamination/2',
      {
        bapNumber: 'BAP-1',
        place: 'Ruang pemeriksaan',
        startedAt: t.desk.clock.now(),
        answers: [{ id: 'place', question: 'Di mana hilangnya?', answer: 'Di tempat umum' }],
        otherExaminers: [],
        statement: 'Keterangan ini benar.',
        isSworn: true,
        signatureId: null,
        signedOnPaper: true,
        signOff: true,
        finding: 'LOST_RECKLESS',
        opinion: { number: 'BAPEN-1', text: 'Lalai', recommendation: 'SUSPEND' },
      },
    ],
  );
  await t.as('kakanim');
  await act([
    'interview.timedSuspension/1',
    {
      months: 6,
      reasonCodes: ['SUS_LOST_RECKLESS_6_24M'],
      note: 'Kelalaian yang tidak dapat diterima',
      until: '2027-05-24',
    },
  ]);
  await t.as('loket');
  const barred = { ok: false, code: 'APPLICANT_BARRED', details: { until: '2027-05-24' } };
  expect(await t.call('appointments.walkIn', form())).toMatchObject(barred);
  expect(await t.call('appointments.byHand', aBooking())).toMatchObject(barred);
  // The file itself may end; the suspension of the person does not end with it.
  await act(['applications.applicantWithdraws/1', { note: 'Pemohon menarik kembali permohonan' }]);
  expect(await t.call('appointments.walkIn', form())).toMatchObject(barred);
  expect(await t.call('appointments.walkIn', form({ applicant: anApplicant({}, 2) }))).toMatchObject({
    ok: true,
  });
  t.setNow('2027-05-25T02:00:00.000Z');
  await t.as('loket');
  expect(await t.call('appointments.walkIn', form())).toMatchObject({ ok: true });
});

it('the counter moves no booking by hand: a changed day comes by the import', async () => {
  const { applicationId } = await t.get('appointments.byHand', aBooking());
  const appointment = { date: '2026-11-30', time: '09:00' };
  expect(await t.act(applicationId, ['appointments.reschedule/1', { appointment }])).toMatchObject({
    ok: false,
    code: 'ACTION_UNKNOWN',
  });
});

it('only stages that have a form for it can be set to be recorded from SIMKIM', async () => {
  await t.as('kasi');
  const policy = 'RECORDED_FROM_SIMKIM' as const;
  for (const stage of ['documents', 'capture', 'interview'] as const) {
    expect(await t.call('office.stagePolicy', { stage, policy }), stage).toMatchObject({ ok: true });
  }
  for (const stage of ['arrival', 'decision', 'production', 'handover'] as const) {
    expect(await t.call('office.stagePolicy', { stage, policy }), stage).toMatchObject({
      code: 'STAGE_NOT_RECORDABLE',
    });
    expect((await t.get('office.stagePolicies', {}))[stage]).toBe('PERFORMED_HERE');
  }
});
