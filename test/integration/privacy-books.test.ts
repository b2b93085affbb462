import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hoursLeft, isClockRunning, noticeDueAt, type Breach } from '#common/domain/registers/breaches.ts';
import type { Hold } from '#common/domain/registers/holds.ts';
import type { Kept, RegisterName } from '#common/domain/registers/register.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { tidyBiometrics } from '#main/features/biometrics/tidy.ts';
import { readAttachment } from '#main/features/documents/read-attachment.ts';
import { eraseDueAtHub } from '#hub/features/privacy/erase.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { join } from 'node:path';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { runPassportDay, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NOTICED = '2026-11-24T01:00:00.000Z' as Instant;
const REPORT = {
  what: 'Laptop loket dicuri dari mobil dinas',
  noticedAt: NOTICED,
  happenedAt: null,
  data: ['IDENTITY', 'FACE'],
  persons: 12,
  measures: 'Laptop dikunci dari jauh, kunci desk dicabut',
};

function line(register: RegisterName, kind: string, payload: Record<string, unknown>, about?: Kept<unknown>) {
  const subject = about?.subject ?? v7();
  return { id: v7(), register, subject, kind, payload, basedOn: about?.lines ?? 0 };
}

async function only<I>(t: TestDesk, register: RegisterName): Promise<Kept<I>> {
  const { kept } = await t.get('registers.read', { register, subject: null, since: null });
  // The book of that name holds exactly these.
  return must(kept[0] as Kept<I> | undefined, 'one was written');
}

describe('a failure of data protection', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
  });
  afterEach(() => t.close());

  it('has a clock of 72 hours that stops only when persons and agency were told', async () => {
    await t.as('tikim');
    await t.get('registers.write', line('breaches', 'report/1', REPORT));
    await t.as('kasi');
    let breach = await only<Breach>(t, 'breaches');
    expect(noticeDueAt(breach.item)).toBe('2026-11-27T01:00:00.000Z');
    expect(hoursLeft(breach.item, '2026-11-24T02:00:00.000Z' as Instant)).toBe(71);
    expect(hoursLeft(breach.item, '2026-11-27T02:30:00.000Z' as Instant)).toBe(-2);
    for (const whom of ['PERSONS', 'AGENCY']) {
      expect(isClockRunning(breach.item)).toBe(true);
      const notice = { whom, at: t.desk.clock.now(), reference: `W.3/PDP/${whom}` };
      await t.get('registers.write', line('breaches', 'notify/1', notice, breach));
      breach = await only<Breach>(t, 'breaches');
      const again = await t.call('registers.write', line('breaches', 'notify/1', notice, breach));
      expect(again).toMatchObject({ code: 'NOTICE_RECORDED' });
    }
    expect(isClockRunning(breach.item)).toBe(false);
    expect(breach.item.notices.PERSONS).toMatchObject({ reference: 'W.3/PDP/PERSONS' });
  });

  it('is recorded and told by those whose duty it is, at moments that can be', async () => {
    await t.as('loket');
    const report = line('breaches', 'report/1', REPORT);
    expect(await t.call('registers.write', report)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    const read = { register: 'breaches', subject: null, since: null } as const;
    expect(await t.call('registers.read', read)).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('tikim');
    const later = { ...REPORT, noticedAt: '2026-11-25T01:00:00.000Z' };
    expect(await t.call('registers.write', line('breaches', 'report/1', later))).toMatchObject({
      code: 'NOTICE_BEFORE_NOTICING',
    });
    await t.get('registers.write', report);
    const breach = await only<Breach>(t, 'breaches');
    const early = { whom: 'AGENCY', at: '2026-11-23T01:00:00.000Z', reference: 'W.3/PDP/1' };
    expect(await t.call('registers.write', line('breaches', 'notify/1', early, breach))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kasi');
    expect(await t.call('registers.write', line('breaches', 'notify/1', early, breach))).toMatchObject({
      code: 'NOTICE_BEFORE_NOTICING',
    });
    const why = { note: 'Laptop ditemukan, segel utuh' };
    expect(await t.call('registers.write', line('breaches', 'dismiss/1', why, breach))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kakanim');
    await t.get('registers.write', line('breaches', 'dismiss/1', why, breach));
    const closed = await only<Breach>(t, 'breaches');
    expect(isClockRunning(closed.item)).toBe(false);
    expect(
      await t.call('registers.write', line('breaches', 'measure/1', { text: 'Terlambat' }, closed)),
    ).toMatchObject({ code: 'BREACH_CLOSED' });
  });
});

describe('a file that is held back', () => {
  const proposal = (applicationId: string, number: string) => ({
    applicationId,
    number,
    reason: 'Perkara pemalsuan identitas',
    reference: '12/Pid.B/2026',
    until: null,
  });

  it('keeps its photo at a desk alone from the proposal on until the head of office lifts it', async () => {
    const t = await openTestDesk();
    try {
      const id = await runPassportDay(t);
      const { file } = await t.get('applications.open', { applicationId: id });
      const photo = must(file.photo?.attachmentId, 'the day takes a photo');
      await t.as('kasi');
      await t.get('registers.write', line('holds', 'propose/1', proposal(id, file.number)));
      let hold = await only<Hold>(t, 'holds');
      expect(await t.call('registers.write', line('holds', 'confirm/1', {}, hold))).toMatchObject({
        code: 'ROLE_NOT_ALLOWED',
      });
      t.setNow('2027-06-24T02:00:00.000Z');
      await tidyBiometrics(t.desk);
      expect(t.desk.vault.has(photo)).toBe(true);
      await t.as('kakanim');
      await t.get('registers.write', line('holds', 'confirm/1', {}, hold));
      hold = await only<Hold>(t, 'holds');
      expect(hold.item).toMatchObject({ state: 'CONFIRMED', confirmedBy: t.desk.session.user?.id });
      await tidyBiometrics(t.desk);
      expect(t.desk.vault.has(photo)).toBe(true);
      await t.get('registers.write', line('holds', 'lift/1', { note: 'Perkara selesai' }, hold));
      await tidyBiometrics(t.desk);
      expect(t.desk.vault.has(photo)).toBe(false);
    } finally {
      await t.close();
    }
  });

  it('is confirmed by somebody else than who proposed it', async () => {
    const t = await openTestDesk();
    try {
      const id = await runToInterview(t, 1);
      const { file } = await t.get('applications.open', { applicationId: id });
      await t.as('kakanim');
      await t.get('registers.write', line('holds', 'propose/1', proposal(id, file.number)));
      const hold = await only<Hold>(t, 'holds');
      expect(await t.call('registers.write', line('holds', 'confirm/1', {}, hold))).toMatchObject({
        code: 'SECOND_PERSON_REQUIRED',
      });
    } finally {
      await t.close();
    }
  });

  it('keeps its prints at the hub, whose copy counts where there is one, while desks let go of theirs', async () => {
    const office = await openJoinedOffice();
    try {
      const desk = await office.desk('Loket 1');
      const id = await runToInterview(desk, 1);
      await desk.sync();
      const { file } = await desk.get('applications.open', { applicationId: id });
      const print = must(file.fingerprints?.fingers[0]?.attachmentId, 'the day takes prints');
      await desk.as('kasi');
      await desk.get('registers.write', line('holds', 'propose/1', proposal(id, file.number)));
      const { hub, dataFolder } = office.edge;
      const vault = new Vault(join(dataFolder, 'vault'), hub.keys.attachmentKey);
      office.edge.moveClock(8 * 24 * 60);
      expect(await eraseDueAtHub({ hub, vault })).toBe(0);
      expect(vault.has(print)).toBe(true);
      desk.setNow('2026-12-02T02:00:00.000Z');
      await desk.sync();
      await tidyBiometrics(desk.desk);
      expect(desk.desk.vault.has(print)).toBe(false);
      // It can still be looked at, and does not come to lie here again.
      expect((await readAttachment(desk.desk, id, print)).bytes.byteLength).toBeGreaterThan(0);
      expect(desk.desk.vault.has(print)).toBe(false);
    } finally {
      await office.close();
    }
  });
});
