import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { findRunning } from '#hub/app/running.ts';
import { firstCopy } from '#main/sync/first-copy.ts';
import { disagreements } from '#test/faults/sync-agree.ts';
import { changed, syncOver } from '#test/faults/sync-over.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let first: TestDesk;
let second: TestDesk;
let serial = 0;

beforeAll(async () => {
  office = await openJoinedOffice();
  first = await office.desk('Loket 1');
  second = await office.desk('Loket 2');
  await first.as('loket');
  await second.as('loket2');
}, 60_000);
afterAll(() => office.close());

function nextBooking(date = '2026-11-24') {
  serial += 1;
  return aBooking({ appointment: { date, time: '09:00' } }, serial);
}

async function book(t: TestDesk, booking = nextBooking()): Promise<ApplicationId> {
  return (await t.get('appointments.byHand', booking)).applicationId;
}

async function note(t: TestDesk, id: ApplicationId): Promise<void> {
  serial += 1;
  expect(await t.act(id, ['applications.addNote/1', { note: `Catatan nomor ${serial}` }])).toMatchObject({
    ok: true,
  });
}

async function inStep(): Promise<string[]> {
  for (const t of [first, second, first, second]) await t.sync();
  return disagreements(
    office.edge.hub.store,
    [first, second].map((t, index) => ({
      name: `Loket ${index + 1}`,
      db: t.desk.db,
      acknowledged: new Set(),
    })),
  );
}

it('a file that the network lost while it was fetched whole is asked for again', async () => {
  const id = await book(first, nextBooking('2026-12-20'));
  await first.sync();
  await second.sync();
  // The desk was not told of a booking so far ahead; now it is.
  await note(first, id);
  await first.sync();
  let isLost = true;
  const { runner } = await syncOver(second, office.edge.base, (link) =>
    changed(link, (inner) => ({
      files: (ids) => {
        if (!isLost) return inner.files(ids);
        isLost = false;
        throw new HubUnreachable('NETWORK');
      },
    })),
  );
  await runner.wake();
  expect(isLost).toBe(false);
  await runner.wake();
  await runner.stop();
  expect(await second.desk.db('application').where({ id }).first('version')).toEqual({ version: 2 });
});

it('a booking that two desks made at once never leaves a desk’s numbers with a hole', async () => {
  const booking = nextBooking();
  await book(first, booking);
  await first.sync();
  let isMade = false;
  const { runner } = await syncOver(second, office.edge.base, (link) =>
    changed(link, (inner) => ({
      async pull(...asked) {
        // After this round's push and before its pull: the feed brings the same booking, from the other desk.
        if (!isMade) {
          isMade = true;
          await book(second, booking);
          await note(second, await book(second));
        }
        return inner.pull(...asked);
      },
    })),
  );
  await runner.wake();
  await runner.wake();
  await runner.stop();
  expect(await second.get('sync.status', {})).toMatchObject({ waiting: 0 });
  await note(second, await book(second));
  expect(await inStep()).toEqual([]);
});

it('the morning’s copy leaves each of the desk’s own actions its number, without which it could not be offered again', async () => {
  const id = await book(first);
  await note(first, id);
  await first.sync();
  const numbers = () =>
    first.desk.db('action').where({ application_id: id }).orderBy('version').pluck('desk_seq');
  const before = await numbers();
  expect(before).not.toContain(null);
  const { link } = await syncOver(first, office.edge.base, (inner) => inner);
  await firstCopy({ db: first.desk.db, office: first.desk.office, link }, () => undefined);
  expect(await numbers()).toEqual(before);
});

it('a killed hub’s note of itself does not stop the next, which has the same number in a container', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-note-'));
  const note = (pid: number) =>
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid, databaseUrl: 'postgres://' }));
  note(process.pid);
  expect(findRunning(folder)).toBeNull();
  note(process.ppid);
  expect(findRunning(folder)).toMatchObject({ pid: process.ppid });
  rmSync(folder, { recursive: true, force: true });
});
