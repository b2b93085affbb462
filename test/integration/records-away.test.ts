import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Events } from '#common/contract/ipc/index.ts';
import { must } from '#common/kernel/must.ts';
import { followAccounts } from '#main/features/session/follow-accounts.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let desk: TestDesk;
const unhandled: unknown[] = [];
const keep = (error: unknown) => unhandled.push(error);

beforeEach(async () => {
  office = await openJoinedOffice();
  desk = await office.desk('Loket 1');
  await desk.as('loket');
  unhandled.length = 0;
  process.on('unhandledRejection', keep);
}, 60_000);
afterEach(async () => {
  process.off('unhandledRejection', keep);
  await office.close();
});

/** Whatever a promise still had to throw is thrown. */
const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));

it('a round that finds the records closed says so in the log, and to nobody who did not ask', async () => {
  const told = () => desk.events.filter(({ event }) => event === 'sync.changed').length;
  const before = told();
  await desk.desk.db.destroy();
  await must(desk.desk.hub, 'it is joined').wake();
  await settled();
  expect(unhandled).toEqual([]);
  expect(desk.logLines.join('\n')).toContain('sync round failed');
  expect(desk.logLines.join('\n')).toContain('sync not told');
  expect(told()).toBe(before);
});

it('an office that changes while the records close leaves who sits here as they are', async () => {
  const lines: string[] = [];
  const told: (keyof Events)[] = [];
  const log = createLogger('test', (line) => lines.push(line));
  const emit = followAccounts(
    (event) => told.push(event),
    () => desk.desk.session,
    log,
  );
  await desk.desk.db.destroy();
  emit('office.changed', null);
  await expect.poll(() => lines.join('\n')).toContain('accounts not read anew');
  await settled();
  expect(unhandled).toEqual([]);
  expect(told).toEqual(['office.changed']);
  expect(desk.desk.session.user?.username).toBe('loket');
});
