import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localDate, toInstant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { CURRENT, VERSION } from './built.ts';
import { canThrowAway, ThrowAwayMachine } from './throw-away.ts';

const HUB = 'http://127.0.0.1:7488';
/** The requirement itself, and the one bound of time that a test here holds anything to. */
const QUARTER_OF_AN_HOUR = 900;
const WIB_MINUTES = 420;
/** Longer than the bound, so that it is the bound that fails. */
const PATIENCE_MS = 25 * 60_000;

const DRILL = `
start() { loket-hub > /tmp/hub.log 2>&1 & for i in $(seq 1800); do curl -sf localhost:7488/readyz && return; sleep 0.5; done; cat /tmp/hub.log; return 1; }
settings() { printf 'HUB_PROFILE=demo\\nHUB_PORT=7488\\nHUB_BACKUP_FOLDER=/run/disk\\n' >> /etc/loket-hub/hub.env; }
code() { loket-hub code --desk "$1" | cut -d ' ' -f 1; }
dpkg -i /given/loket-hub_${VERSION}_amd64.deb
settings
mkdir /run/disk
mount -t tmpfs none /run/disk
chown loket-hub /run/disk
start
loket-hub seed-sample
tell code "$(code 'Loket 3')"
wait_for evening
loket-hub backup --create
loket-hub backup-key > /tmp/paper
tell backed-up yes
wait_for accident
for process in $(ps -o pid= -u loket-hub); do kill -KILL $process; done
dpkg -P loket-hub
rm -rf /var/lib/loket-hub /etc/loket-hub
tell dead yes
wait_for spare
SECONDS=0
echo --- spare
dpkg -i /given/loket-hub_${VERSION}_amd64.deb
settings
loket-hub restore --from /run/disk < /tmp/paper
start
tell serves "$SECONDS"
tell next-code "$(code 'Loket 4')"
loket-hub audit-verify
loket-hub seed-sample 2>&1 || echo the office is here
wait_for over
loket-hub audit-verify
loket-hub status
for process in $(ps -o pid= -u loket-hub); do kill -TERM $process; done
`;

/**
 * The drill of docs/how-to/run-a-hub.md, "The hub is dead": from a machine with nothing but the package, the disk of backups and the paper from
 * the safe to an office that works within a quarter of an hour, and a desk that goes on with it.
 */
describe.skipIf(!canThrowAway)('the hub is dead', () => {
  it(
    'a spare PC goes on with last night’s backup, and a desk finds its office again and loses nothing',
    { timeout: PATIENCE_MS },
    async () => {
      const machine = new ThrowAwayMachine(DRILL, join(CURRENT, 'release'));
      const desks: TestDesk[] = [];
      try {
        const desk = await openTestDesk({
          now: now(),
          hub: { url: HUB, code: await machine.told('code') },
          silenceMs: 5_000,
        });
        desks.push(desk);
        await desk.as('loket');
        const kept = await book(desk, 1);
        await allSent(desk);
        machine.answer('evening');
        await machine.told('backed-up');
        // The dead hub had said yes to this one; the backup does not know it.
        const forgotten = await book(desk, 2);
        await allSent(desk);
        machine.answer('accident');
        await machine.told('dead');
        const dead = Date.now();
        const unsent = await book(desk, 3);
        await desk.sync();
        expect(await waiting(desk)).toBeGreaterThan(0);

        machine.answer('spare');
        const served = Number(await machine.told('serves'));
        await allSent(desk);
        const took = (Date.now() - dead) / 1000;
        expect(served).toBeLessThanOrEqual(QUARTER_OF_AN_HOUR);
        expect(took).toBeLessThanOrEqual(QUARTER_OF_AN_HOUR);
        process.stdout.write(`the spare PC served after ${served} s, the desk was in step after ${took} s\n`);

        // What another desk is told by the spare is what the office has.
        const code = await machine.told('next-code');
        const next = await openTestDesk({ now: now(), hub: { url: HUB, code } });
        desks.push(next);
        await expect
          .poll(async () => (await desk.sync(), await next.sync(), files(next)), {
            timeout: 120_000,
            interval: 1_000,
          })
          .toEqual([kept, forgotten, unsent].toSorted());
        expect(await desk.get('sync.tray', {})).toEqual([]);
        machine.answer('over');
        const spare = (await machine.ended()).split('--- spare')[1] ?? '';
        expect(spare).toContain('{"ready":true,"problems":[]}');
        expect(spare).toContain('the office is here');
        // The spare has no backup of its own yet, and says so.
        expect(spare).toContain('hub: backup never, NEVER');
      } finally {
        for (const desk of desks) await desk.close();
        await machine.remove();
      }
    },
  );
});

function now(): string {
  return new Date().toISOString();
}

async function book(desk: TestDesk, serial: number): Promise<string> {
  const date = localDate(toInstant(new Date()), WIB_MINUTES);
  const { payment, ...booking } = aBooking(
    { appointment: { date: addDays(date, 1), time: '09:00' } },
    serial,
  );
  desk.setNow(now());
  const paid = { ...payment, paidOn: addDays(date, -1) };
  return (await desk.get('appointments.byHand', { ...booking, payment: paid })).applicationId;
}

async function waiting(desk: TestDesk): Promise<number> {
  const status = await desk.get('sync.status', {});
  return status.mode === 'HUB' ? status.waiting : -1;
}

async function files(desk: TestDesk): Promise<string[]> {
  const ids: string[] = await desk.desk.db('application').pluck('id');
  return ids.toSorted();
}

/** The desk is with its hub and has nothing left to offer, and nothing of it was refused. */
async function allSent(desk: TestDesk): Promise<void> {
  const status = async () => {
    desk.setNow(now());
    await desk.sync();
    return desk.get('sync.status', {});
  };
  await expect
    .poll(status, { timeout: 300_000, interval: 1_000 })
    .toMatchObject({ link: 'ONLINE', waiting: 0, refused: 0 });
}
