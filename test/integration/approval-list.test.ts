import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { adjudicated, replacePhoto, waitForApproval, withLot } from '#test/support/approvals.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

describe('the approver’s list', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
    withLot(t, 0.9);
  });
  afterEach(() => t.close());

  const list = () => t.get('approval.list', {});

  /** The same file so many times more, each before it in the queue. */
  async function multiply(id: ApplicationId, count: number): Promise<string[]> {
    const { db } = t.desk;
    const { ordinal: _ordinal, ...row } = await db('application').where({ id }).first();
    const entries: { application_id: string; place: string }[] = await db('queue_entry').where({
      application_id: id,
    });
    const ids = Array.from({ length: count }, () => v7());
    for (const [index, copy] of ids.entries()) {
      const number = `9${String(index).padStart(15, '0')}${row.number.slice(0, 1)}${row.state.slice(0, 1)}`;
      const snapshot = JSON.stringify({ ...JSON.parse(row.snapshot), id: copy, number });
      await db('application').insert({ ...row, id: copy, number, snapshot });
      await db('queue_entry').insert(
        entries.map((entry) => ({ ...entry, application_id: copy, place: '2026-01-01T00:00:00.000Z' })),
      );
    }
    return ids;
  }

  it('leaves none out: six hundred that are not yet adjudicated stand before the one that waits', async () => {
    const early = await runToAdjudication(t, 1);
    const waiting = await waitForApproval(t, 2);
    await multiply(early, 600);
    await t.as('kasubsi');
    expect((await list()).map(({ id }) => id)).toEqual([waiting]);
    // It comes with its adjudication, and goes with what undoes it.
    await t.as('adjudikator');
    await t.act(early, ['approval.recordAdjudication/1', adjudicated(t)]);
    expect((await list()).map(({ id }) => id).toSorted()).toEqual([early, waiting].toSorted());
    await t.as('kasubsi');
    const note = 'Foto kurang tajam, ambil ulang';
    await t.act(early, ['approval.returnForCorrection/1', { step: 'PHOTO', note }]);
    expect((await list()).map(({ id }) => id)).toEqual([waiting]);
  });

  it('shows the 501st that waits, too', async () => {
    const waiting = await waitForApproval(t, 1);
    const others = await multiply(waiting, 500);
    await t.as('kasubsi');
    const ids = (await list()).map(({ id }) => id);
    expect(ids).toHaveLength(501);
    expect(new Set(ids)).toEqual(new Set([...others, waiting]));
    expect(ids.at(-1)).toBe(waiting);
  });

  it('tells what changed since it was last read', async () => {
    const [changed, same] = [await waitForApproval(t, 1), await waitForApproval(t, 2)];
    await t.as('kasubsi');
    const risksOf = async (id: ApplicationId) => (await list()).find((row) => row.id === id)?.risks;
    expect(await risksOf(changed)).not.toContain('CHANGED');
    await replacePhoto(t, changed);
    await t.as('kasubsi');
    expect(await risksOf(changed)).toContain('CHANGED');
    expect(await risksOf(same)).not.toContain('CHANGED');
    // As many actions as before and the same last one, and another in their midst: as after the hub put one there.
    const { id } = await t.desk
      .db('action')
      .where({ application_id: same, kind: 'documents.recordWatchlist/1' })
      .first('id');
    const amended = { changes: { occupation: 'Guru' }, note: 'Pekerjaan dibetulkan di loket lain' };
    await t.desk.db('outbox').where({ action_id: id }).del();
    await t.desk
      .db('action')
      .where({ id })
      .update({ id: v7(), kind: 'documents.amendData/1', payload: JSON.stringify(amended) });
    expect(await risksOf(same)).toContain('AMENDED');
  });
});
