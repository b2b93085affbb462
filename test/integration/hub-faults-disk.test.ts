import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { disagreements } from '#test/faults/sync-agree.ts';
import { KillableHub } from '#test/faults/sync-hub.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

/** A disk of its own, which only root can mount. */
const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0;
const MEGABYTE = 1024 * 1024;

describe.skipIf(!CAN_MOUNT)('a hub whose disk is full (needs root, to mount a small one)', () => {
  let disk = '';
  let hub: KillableHub;
  let t: TestDesk;
  const acknowledged = new Set<ActionId>();

  beforeAll(async () => {
    disk = mkdtempSync(join(tmpdir(), 'loket-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'tmpfs', disk]);
    if (mounted.status !== 0) throw new Error(String(mounted.stderr));
    mkdirSync(join(disk, 'hub'));
    hub = await KillableHub.open({ folder: join(disk, 'hub') });
    await hub.start();
    const joined = { url: hub.url, code: hub.newCode('Loket 1') };
    t = await openTestDesk({ now: new Date().toISOString(), hub: joined });
    await t.sync();
    await t.as('loket');
  }, 60_000);

  afterAll(async () => {
    await t?.close();
    await hub?.close();
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  it(
    'acknowledges nothing that it could not keep, and takes it all once there is room',
    { timeout: 90_000 },
    async () => {
      const id = await book();
      await t.sync();
      fillDisk(join(disk, 'filler'));
      // Enough that the database must ask its disk for more.
      for (let round = 0; round < 4; round += 1) {
        for (let index = 0; index < 40; index += 1) await note(id);
        await t.sync();
      }
      const status = await t.get('sync.status', {});
      expect(status).toMatchObject({ mode: 'HUB', link: 'OFFLINE', reason: 'SERVER', refused: 0 });
      expect(status).not.toMatchObject({ waiting: 0 });
      rmSync(join(disk, 'filler'));
      await expect
        .poll(
          async () => {
            await t.sync();
            return t.get('sync.status', {});
          },
          { timeout: 40_000, interval: 300 },
        )
        .toMatchObject({ link: 'ONLINE', waiting: 0 });
      const store = await hub.store();
      const found = await disagreements(store, [{ name: 'Loket 1', db: t.desk.db, acknowledged }]);
      await store.destroy();
      expect(found).toEqual([]);
    },
  );

  async function book(): Promise<ApplicationId> {
    // Not today: the hub itself marks who did not come.
    const date = addDays(localDate(toInstant(new Date()), 420), 3);
    const booking = aBooking({ appointment: { date, time: '09:00' } });
    acknowledged.add(bookingIds(booking.number).actionId);
    return (await t.get('appointments.byHand', booking)).applicationId;
  }

  async function note(applicationId: ApplicationId): Promise<void> {
    const id = v7() as ActionId;
    const row = await t.desk.db('application').where({ id: applicationId }).first('version');
    const action = {
      id,
      kind: 'applications.addNote/1',
      payload: { note: `Catatan ${id}`.padEnd(900, ' panjang') },
    };
    const reply = await t.call('applications.act', {
      applicationId,
      basedOn: row.version,
      actions: [action],
    });
    if (!reply.ok) throw new Error(reply.code);
    acknowledged.add(id);
  }
});

/** Up to the last byte. */
function fillDisk(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const size of [MEGABYTE, 4096]) {
      const piece = Buffer.alloc(size);
      try {
        for (;;) writeSync(file, piece);
      } catch {
        // Full, as wished.
      }
    }
  } finally {
    closeSync(file);
  }
}
