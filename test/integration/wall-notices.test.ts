import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallHandlers } from '#main/features/queue/handlers.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let head: TestDesk;
let hallPc: TestDesk;
let line: FaultProxy;

beforeAll(async () => {
  office = await openJoinedOffice();
  line = await FaultProxy.open(office.edge.base);
  head = await office.desk('Kasubsi');
  hallPc = await office.desk('Ruang tunggu', line.url);
  await head.as('kasubsi');
}, 60_000);
afterAll(async () => {
  await office.close();
  await line.close();
});

async function publish(title: string, days: { from: string; to: string }): Promise<string> {
  const subject = v7();
  const entry = { register: 'announcements' as const, subject };
  const payload = { title, text: 'Harap menunggu.', isUrgent: false, ...days };
  await head.get('registers.write', { ...entry, id: v7(), kind: 'write/1', payload, basedOn: 0 });
  await head.get('registers.write', { ...entry, id: v7(), kind: 'publish/1', payload: {}, basedOn: 1 });
  return subject;
}

/** The same records under a program that was started anew: it has asked nothing yet. */
const startedAnew = () => hallHandlers(hallPc.desk)['hall.wall'];
type Wall = ReturnType<typeof startedAnew>;
const titles = async (wall: Wall) => (await wall({})).notices.map(({ title }) => title);

const TODAY = { from: '2026-11-24', to: '2026-11-24' };
const TOMORROW = { from: '2026-11-25', to: '2026-11-25' };

it('a wall where nobody ever signed in shows what is published elsewhere, and is told when it came', async () => {
  await publish('Loket kedua dibuka', TODAY);
  await publish('Besok libur', TOMORROW);
  expect(await hallPc.get('session.status', {})).not.toMatchObject({ state: 'SIGNED_IN' });
  hallPc.desk.wall.show();
  line.set({ kind: 'cut' });
  expect(await titles(startedAnew())).toEqual([]);
  line.set({ kind: 'clear' });
  await hallPc.get('hall.wall', {});
  await expect.poll(() => hallPc.hall.told).toBe(1);
  expect((await hallPc.get('hall.wall', {})).notices).toHaveLength(1);
  await expect.poll(async () => titles(startedAnew())).toEqual(['Loket kedua dibuka']);
});

it('goes on with it when the hub is away, after a new start, and into the day that was announced before', async () => {
  line.set({ kind: 'cut' });
  expect(await titles(startedAnew())).toEqual(['Loket kedua dibuka']);
  hallPc.setNow('2026-11-25T02:00:00.000Z');
  expect(await titles(startedAnew())).toEqual(['Besok libur']);
  hallPc.setNow('2026-11-24T02:00:00.000Z');
  line.set({ kind: 'clear' });
});

it('takes down what a head withdraws, and shows no draft', async () => {
  const subject = await publish('Sistem terganggu', TODAY);
  await expect.poll(async () => titles(startedAnew())).toContain('Sistem terganggu');
  const entry = { register: 'announcements' as const, subject, basedOn: 2 };
  await head.get('registers.write', { ...entry, id: v7(), kind: 'withdraw/1', payload: {} });
  const payload = { title: 'Belum terbit', text: 'Masih ditulis.', isUrgent: true, ...TODAY };
  const draft = { register: 'announcements' as const, subject: v7(), id: v7(), basedOn: 0 };
  await head.get('registers.write', { ...draft, kind: 'write/1', payload });
  await expect.poll(async () => titles(startedAnew())).toEqual(['Loket kedua dibuka']);
});
