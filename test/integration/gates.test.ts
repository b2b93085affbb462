import { afterEach, beforeEach, expect, it } from 'vitest';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

it('nothing is said while all is well', async () => {
  expect(await t.get('sync.gates', {})).toEqual([]);
});

it('a disk that fills up warns first, then stops new intake and nothing else', async () => {
  const { applicationId } = await t.get('appointments.byHand', aBooking({}, 1));
  t.disk.freeMb = 1200;
  expect(await t.get('sync.gates', {})).toEqual([{ id: 'DISK', level: 'WARN', value: 1200, limit: 1000 }]);
  await t.get('appointments.byHand', aBooking({}, 2));
  t.disk.freeMb = 900;
  expect(await t.get('sync.gates', {})).toEqual([{ id: 'DISK', level: 'STOP', value: 900, limit: 1000 }]);
  expect(await t.call('appointments.byHand', aBooking({}, 3))).toMatchObject({
    code: 'INTAKE_STOPPED',
    details: { gate: 'DISK' },
  });
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
});

it('too much that waits for the hub warns, then stops new intake', async () => {
  const office = await openJoinedOffice();
  const line = await FaultProxy.open(office.edge.base);
  const desk = await office.desk('Loket 1', line.url);
  await desk.as('loket');
  line.set({ kind: 'cut' });
  const gates = { ...HubPolicy.parse({}).gates, pendingActions: 10 };
  desk.desk.office.deskPolicy = () => ({ ...HubPolicy.parse({}), gates });
  const levels: (string | undefined)[] = [];
  for (let serial = 1; serial <= 10; serial += 1) {
    await desk.get('appointments.byHand', aBooking({}, serial));
    const gate = (await desk.get('sync.gates', {})).find(({ id }) => id === 'PENDING');
    levels.push(gate?.level);
  }
  expect(levels).toEqual([...Array.from({ length: 7 }, () => undefined), 'WARN', 'WARN', 'STOP']);
  expect(await desk.call('appointments.byHand', aBooking({}, 11))).toMatchObject({
    code: 'INTAKE_STOPPED',
    details: { gate: 'PENDING' },
  });
  await office.close();
  await line.close();
});

it('a version that the hub no longer takes stops new intake', async () => {
  const office = await openJoinedOffice();
  const desk = await office.desk('Loket 1');
  await desk.as('loket');
  const { hub } = desk.desk;
  if (!hub) throw new Error('it is joined');
  const status = await hub.status();
  hub.status = async () => ({ ...status, link: 'OUTDATED' }) as typeof status;
  expect((await desk.get('sync.gates', {})).map(({ id, level }) => [id, level])).toEqual([
    ['VERSION', 'STOP'],
  ]);
  expect(await desk.call('appointments.byHand', aBooking({}, 1))).toMatchObject({
    details: { gate: 'VERSION' },
  });
  await office.close();
});
