import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { runSystemActions } from '#main/features/applications/system-actions.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

async function book(serial = 1): Promise<ApplicationId> {
  return (await t.get('appointments.byHand', aBooking({}, serial))).applicationId;
}

async function stateOf(applicationId: ApplicationId): Promise<string> {
  return (await t.get('applications.open', { applicationId })).file.state;
}

/** A second counter, signed in for the first time. */
async function asColleague(): Promise<void> {
  await t.as('tikim');
  await t.get('session.createAccount', {
    username: 'loket2',
    displayName: 'Loket Dua',
    roles: ['COUNTER'],
    nik: null,
    password: 'contoh-paspor-2026',
  });
  await t.as('loket2');
  await t.get('session.changePassword', { current: 'contoh-paspor-2026', next: 'loket-sepi-2026' });
}

describe('the calendar', () => {
  it('marks no-shows only after the service day, cancels them after 30 days, and never twice', async () => {
    const id = await book();
    await runSystemActions(t.desk);
    expect(await stateOf(id)).toBe('BOOKED');
    t.setNow('2026-11-24T09:01:00.000Z'); // 16:01 in the office
    await runSystemActions(t.desk);
    await runSystemActions(t.desk);
    expect(await stateOf(id)).toBe('NO_SHOW');
    t.setNow('2026-12-24T03:00:00.000Z');
    await runSystemActions(t.desk);
    expect(await stateOf(id)).toBe('NO_SHOW');
    t.setNow('2026-12-25T03:00:00.000Z');
    expect(await runSystemActions(t.desk)).toEqual([id]);
    expect(await stateOf(id)).toBe('CANCELLED');
    const { file, timeline } = await t.get('applications.open', { applicationId: id });
    expect(file.closure?.reasons.codes).toEqual(['CAN_NO_SHOW']);
    expect(timeline.map(({ role }) => role)).toEqual(['COUNTER', 'SYS', 'SYS']);
  });
});

describe('a person with two roles', () => {
  it('acts in the role that the screen offered the action for', async () => {
    const id = await runToAdjudication(t);
    await t.as('tikim');
    const account = {
      username: 'rangkap',
      displayName: 'Petugas Rangkap',
      roles: ['COUNTER' as const, 'ADJUDICATOR' as const],
      nik: null,
      password: 'antrean-ramai-2026',
    };
    await t.get('session.createAccount', account);
    await t.get('session.signIn', { username: 'rangkap', password: account.password });
    await t.get('session.changePassword', { current: account.password, next: 'loket-sepi-2026' });
    const reasons = { reasonCodes: ['REJ_ADJUDICATOR'], note: 'Data tidak dapat dibuktikan kebenarannya' };
    const reply = await t.act(id, ['approval.proposeDecision/1', { decision: 'REJECT', ...reasons }]);
    expect(reply).toMatchObject({ ok: true });
    const { timeline } = await t.get('applications.open', { applicationId: id });
    expect(timeline.at(-1)).toMatchObject({ kind: 'approval.proposeDecision/1', role: 'ADJUDICATOR' });
  });
});

describe('two windows on one file', () => {
  it('refuse a decision that was made on an older version, and lose nothing of it', async () => {
    const id = await book();
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    await t.act(id, ['queue.callTicket/1']);
    const seen = (await t.get('applications.open', { applicationId: id })).file.version;
    await t.act(id, ['applications.addNote/1', { note: 'Dari jendela yang lain' }]);
    const decision = {
      id: v7() as ActionId,
      kind: 'documents.returnDossier/1',
      payload: { reasonCodes: ['DOC_MISSING'], missing: ['KK'], note: 'Kartu keluarga asli tidak dibawa' },
    };
    const request = { applicationId: id, actions: [decision], basedOn: seen };
    expect(await t.call('applications.act', request)).toMatchObject({
      ok: false,
      code: 'STALE_VERSION',
      details: { seen, current: seen + 1 },
    });
    expect(await stateOf(id)).toBe('DOC_REVIEW');
    expect(await t.call('applications.act', { ...request, basedOn: seen + 1 })).toMatchObject({ ok: true });
    // The same action again, as after a lost answer, changes nothing.
    expect(await t.call('applications.act', { ...request, basedOn: seen + 1 })).toMatchObject({
      ok: true,
      value: { version: seen + 2 },
    });
  });

  it('do not take a file from each other without a reason', async () => {
    const id = await book();
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    await t.act(id, ['queue.callTicket/1']);
    await asColleague();
    const answer = {
      code: 'KK',
      present: true,
      genuine: true,
      valid: true,
      matches: true,
      unclear: false,
      note: '',
    };
    expect(await t.act(id, ['documents.recordDocument/1', answer])).toMatchObject({
      code: 'CLAIMED_BY_OTHER',
    });
    expect(await t.act(id, ['queue.takeOver/1', { reason: '' }])).toMatchObject({ code: 'PAYLOAD_INVALID' });
    expect(
      await t.act(
        id,
        ['queue.takeOver/1', { reason: 'Rekan istirahat' }],
        ['documents.recordDocument/1', answer],
      ),
    ).toMatchObject({ ok: true });
  });
});

describe('all or none', () => {
  it('a request whose second action is refused leaves nothing of the first', async () => {
    const id = await book();
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    const before = await t.get('applications.open', { applicationId: id });
    const reply = await t.act(id, ['queue.callTicket/1'], ['documents.acceptDossier/1']);
    expect(reply).toMatchObject({ ok: false, code: 'DOCUMENTS_INCOMPLETE' });
    const after = await t.get('applications.open', { applicationId: id });
    expect(after.file).toEqual(before.file);
    expect(await t.desk.db('action').where({ kind: 'queue.callTicket/1' }).count({ n: '*' }).first()).toEqual(
      { n: 0 },
    );
  });

  it('a full disk is told by its code, and the file is as it was', async () => {
    const id = await book();
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    const pages = Object.values((await t.desk.db.raw('pragma page_count'))[0] ?? {})[0];
    await t.desk.db.raw(`pragma max_page_count = ${Number(pages)}`);
    const note = { note: 'x'.repeat(3900) };
    let reply: { ok: boolean } = { ok: true };
    for (let index = 0; index < 40 && reply.ok; index += 1) {
      reply = await t.act(id, ['applications.addNote/1', note]);
    }
    expect(reply, t.logLines.join()).toMatchObject({ ok: false, code: 'DISK_FULL' });
    await t.desk.db.raw('pragma max_page_count = 1000000');
    expect(await t.act(id, ['applications.addNote/1', note])).toMatchObject({ ok: true });
    const { file, timeline } = await t.get('applications.open', { applicationId: id });
    expect(timeline).toHaveLength(file.version);
  });
});

describe('claiming the next file', () => {
  it('takes lane, then arrival; skips parked ones; stops while the desk is paused', async () => {
    const [first, second] = [await book(1), await book(2)];
    for (const applicationId of [first, second]) {
      await t.get('appointments.checkIn', { applicationId, overrideNote: null });
      t.setNow('2026-11-24T02:05:00.000Z');
    }
    const { applicant, payment, type, kind, validityYears, pages } = aBooking({}, 3);
    const { applicationId: priority } = await t.get('appointments.walkIn', {
      requestId: v7(),
      applicant: { ...applicant, birthDate: '1950-01-02', nik: '1371990201500003' },
      payment,
      type,
      kind,
      validityYears,
      pages,
      lane: 'PRIORITY',
      priorityReason: 'ELDERLY',
    });
    await t.get('office.pauseDesk', { isPaused: true, reason: 'Istirahat' });
    expect(await t.call('applications.claimNext', { stage: 'documents' })).toMatchObject({
      code: 'DESK_PAUSED',
    });
    await t.get('office.pauseDesk', { isPaused: false, reason: '' });
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toMatchObject({
      applicationId: priority,
    });
    await t.act(first, ['queue.park/1', { reason: 'Mengambil fotokopi' }]);
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toMatchObject({
      applicationId: second,
    });
    expect(await t.call('applications.claimNext', { stage: 'documents' })).toMatchObject({
      code: 'NOTHING_TO_CLAIM',
    });
    await t.act(first, ['queue.unpark/1']);
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toMatchObject({
      applicationId: first,
    });
  });
});

describe('a file that somebody took and left lying', () => {
  it('is offered in its place in the queue once the claim has run out, and the taker learns whose it was', async () => {
    const [first, second] = [await book(1), await book(2)];
    for (const applicationId of [first, second]) {
      await t.get('appointments.checkIn', { applicationId, overrideNote: null });
      t.setNow('2026-11-24T02:05:00.000Z');
    }
    await t.get('applications.claimNext', { stage: 'documents' });
    const { claim } = (await t.get('applications.open', { applicationId: first })).file;
    // Eight hours, to the second, are still the holder's; and what one holds oneself is never offered.
    t.setNow('2026-11-24T10:05:00.000Z');
    await asColleague();
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toEqual({
      applicationId: second,
      leftBy: null,
    });
    await t.act(second, ['queue.release/1']);
    t.setNow('2026-11-24T10:05:01.000Z');
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toEqual({
      applicationId: first,
      leftBy: { name: expect.any(String), desk: claim?.desk },
    });
    expect((await t.get('applications.open', { applicationId: first })).file.claim?.by).not.toBe(claim?.by);
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toEqual({
      applicationId: second,
      leftBy: null,
    });
    expect(await t.call('applications.claimNext', { stage: 'documents' })).toMatchObject({
      code: 'NOTHING_TO_CLAIM',
    });
  });
});

describe('what a list or a stranger sees of a person', () => {
  it('is masked until the file is claimed or a reveal with a reason is on record', async () => {
    const id = await book();
    const masked = await t.get('applications.open', { applicationId: id });
    expect(masked.isRevealed).toBe(false);
    expect(JSON.stringify(masked)).not.toMatch(/1371991211870001|081200000000|budi@contoh/);
    const reply = await t.get('applications.reveal', {
      applicationId: id,
      reason: 'Pemohon bertanya di loket',
    });
    expect(reply.file.applicant.nik).toBe('1371991211870001');
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    await t.act(id, ['queue.callTicket/1']);
    expect((await t.get('applications.open', { applicationId: id })).isRevealed).toBe(true);
    const events: string[] = await t.desk.db('audit').where({ subject: id }).orderBy('seq').pluck('event');
    expect(events).toEqual(['ACTION', 'VIEW', 'REVEAL', 'ACTION', 'ACTION', 'VIEW']);
  });
});
