import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WALL_CHANNELS } from '#common/contract/ipc/hall.ts';
import { SPOKEN } from '#common/domain/queue/spoken-call.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { deskHandlers } from '#main/app/handlers.ts';
import { createPipeline } from '#main/ipc/pipeline.ts';
import { CALLED_SQL, DEEDS_SQL, HOURS_SQL, LOAD_SQL } from '#main/records/repositories/hall-figures.ts';
import { actorOf, holdInterview, runPassportDay, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, OUR_PAGE, RESOURCES, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const ticketOf = async (id: ApplicationId): Promise<string> =>
  (await t.desk.db('application').where({ id }).first('ticket')).ticket;

describe('the board of the heads', () => {
  it('asks the day’s acts by the index of kind and time, never the whole record', async () => {
    const kinds = '["queue.claim/1"]';
    const since = '2026-11-24T00:00:00.000Z';
    const plan = async (sql: string, bindings: string[]): Promise<string> => {
      const rows: { detail: string }[] = await t.desk.db.raw(`explain query plan ${sql}`, bindings);
      return rows.map(({ detail }) => detail).join('\n');
    };
    const byIndex = 'action_kind_time (kind=? AND occurred_at>?)';
    expect(await plan(DEEDS_SQL, [kinds, since])).toContain(byIndex);
    expect(await plan(HOURS_SQL, ['+420 minutes', kinds, since])).toContain(byIndex);
    expect(await plan(CALLED_SQL, [kinds, since, '40'])).toContain(byIndex);
    // Files that are open, and no other.
    expect(await plan(LOAD_SQL, ['+420 minutes', '2026-11-24'])).not.toContain('SCAN a');
  });

  it('counts what waits, who is there and what was done', async () => {
    await runPassportDay(t, 1);
    const id = await runToInterview(t, 2);
    await t.as('wawancara');
    await actorOf(t)(id, ['queue.claim/1']);
    const officer = t.desk.session.user?.id;
    await t.as('kasi');
    const { stages, hours, late, isWorkingDay, names } = await t.get('hall.load', {});
    const interview = stages.find(({ stage }) => stage === 'interview');
    expect(interview).toMatchObject({ waiting: 1, late: 0, ages: [1, 0, 0, 0] });
    expect(interview?.staff).toContain(officer);
    expect(names[officer ?? '']).not.toBe('');
    expect(isWorkingDay).toBe(true);
    expect(late).toEqual([]);
    const sum = (what: 'ARRIVED' | 'APPROVED' | 'HANDED_OVER') =>
      hours.reduce((total, figures) => total + figures[what], 0);
    // One file is a day old when it is handed over; whatever hour it was, nothing is counted twice.
    expect([sum('ARRIVED') >= 1, sum('APPROVED') <= 1, sum('HANDED_OVER') <= 1]).toEqual([true, true, true]);
  });

  it('puts late stages first, and grows older by working days alone', async () => {
    const id = await runToInterview(t, 1);
    // Monday a week later: five working days and one weekend.
    t.setNow('2026-12-01T02:00:00.000Z');
    await t.as('kasi');
    const aged = await t.get('hall.load', {});
    expect(aged.stages.find(({ stage }) => stage === 'interview')?.ages).toEqual([0, 0, 0, 1]);
    await t.desk.db('queue_entry').where({ application_id: id }).update({ due_on: '2026-11-30' });
    const { stages, late } = await t.get('hall.load', {});
    expect(stages[0]).toMatchObject({ late: 1, waiting: 1 });
    expect(late.map((row) => row.id)).toEqual([id]);
  });

  it('tells an officer’s speed with what came back, to heads and the auditor alone', async () => {
    const id = await runToInterview(t, 1);
    await t.as('wawancara');
    await holdInterview(t, id);
    await t.as('kasubsi');
    const { rows } = await t.get('hall.officers', {});
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ returned: expect.any(Number), refused: expect.any(Number) });
      expect(row.files).toBeGreaterThan(0);
    }
    await t.as('loket');
    expect(await t.call('hall.officers', {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(await t.call('hall.load', {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the wall of the hall', () => {
  it('shows the number that was called last and where to, and nothing of a person', async () => {
    const id = await runToInterview(t, 1);
    const before = await t.get('hall.wall', {});
    t.setNow('2026-11-24T04:00:00.000Z');
    await t.as('wawancara');
    await actorOf(t)(id, ['queue.claim/1']);
    const ticket = await ticketOf(id);
    const view = await t.get('hall.wall', {});
    expect(view.calls[0]).toMatchObject({ ticket, desk: 'Loket 1', at: '2026-11-24T04:00:00.000Z' });
    expect(before.calls[0]?.id).not.toBe(view.calls[0]?.id);
    // Once in the list, however often it was called.
    expect(view.calls.filter((call) => call.ticket === ticket)).toHaveLength(1);
    const { file } = await t.get('applications.open', { applicationId: id });
    const text = JSON.stringify(view);
    for (const secret of [file.applicant.fullName, file.number, id]) expect(text).not.toContain(secret);

    // Called again: the same number, a new call.
    await actorOf(t)(id, ['queue.recall/1']);
    const again = await t.get('hall.wall', {});
    expect(again.calls[0]?.ticket).toBe(ticket);
    expect(again.calls[0]?.id).not.toBe(view.calls[0]?.id);
  });

  it('calls nobody whose file is taken up when the hall is left, nor on another day', async () => {
    const id = await runToInterview(t, 1);
    await t.as('wawancara');
    await holdInterview(t, id);
    const { calls } = await t.get('hall.wall', {});
    await t.as('adjudikator');
    expect(await t.act(id, ['queue.claim/1'])).toMatchObject({ ok: true });
    const after = await t.get('hall.wall', {});
    expect(after.calls).toEqual(calls);
    t.setNow('2026-11-25T02:00:00.000Z');
    expect((await t.get('hall.wall', {})).calls).toEqual([]);
  });

  it('hangs on when the desk is locked, shows what is published, and asks for nothing else', async () => {
    await t.as('kasubsi');
    const text = {
      title: 'Kuota Desember',
      text: 'Dibuka Jumat',
      from: '2026-11-24',
      to: '2026-11-24',
      isUrgent: true,
    };
    const subject = v7();
    const line = { id: v7(), register: 'announcements' as const, subject };
    await t.get('registers.write', { ...line, kind: 'write/1', payload: text, basedOn: 0 });
    await t.get('hall.openWall', {});
    expect(t.hall.isOpen).toBe(true);
    expect((await t.get('hall.wall', {})).notices).toEqual([]);
    await t.get('registers.write', { ...line, id: v7(), kind: 'publish/1', payload: {}, basedOn: 1 });
    await t.get('session.lock', {});
    const handle = createPipeline(
      deskHandlers(t.desk, 'test', () => ''),
      t.desk.session,
      t.desk.log,
    );
    const page = { ...OUR_PAGE, asksOnly: WALL_CHANNELS };
    expect(await handle(page, 'hall.wall', {})).toMatchObject({
      ok: true,
      value: { notices: [{ title: text.title, text: text.text, isUrgent: true }] },
    });
    for (const channel of ['session.status', 'hall.load', 'interview.shownBook', 'applications.search']) {
      expect(await handle(page, channel, {}), channel).toEqual({ ok: false, code: 'SENDER_NOT_TRUSTED' });
    }
    expect(await handle(page, 'hall.closeWall', {})).toMatchObject({ ok: true });
    expect(t.hall.isOpen).toBe(false);
  });
});

describe('the spoken call', () => {
  it('has a file for each word, and none that nothing says', () => {
    const files = readdirSync(join(RESOURCES, 'audio')).toSorted();
    expect(files).toEqual(
      Object.keys(SPOKEN)
        .map((name) => `${name}.opus`)
        .toSorted(),
    );
  });
});

describe('the picture of an announcement', () => {
  it('is saved where the person says, and only if it is one', async () => {
    await t.as('kasubsi');
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    expect(await t.get('hall.savePicture', { name: 'pengumuman', bytes: png })).toEqual({ saved: false });
    t.chosen.savePath = join(t.folder, 'pengumuman.png');
    expect(await t.get('hall.savePicture', { name: 'pengumuman', bytes: png })).toEqual({ saved: true });
    expect([...(await readFile(t.chosen.savePath))]).toEqual([...png]);
    expect(
      await t.call('hall.savePicture', { name: 'x', bytes: new TextEncoder().encode('not a picture') }),
    ).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
