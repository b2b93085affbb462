import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { FaultProxy } from './fault-proxy.ts';
import { openJoinedOffice } from './joined-desks.ts';
import { aBooking } from './people.ts';
import type { TestDesk } from './test-desk.ts';

export const TODAY = plainDate('2026-11-24');

export type FieldOffice = Awaited<ReturnType<typeof openFieldOffice>>;

/** An office with a counter and a laptop whose line can break, and what people do around a day outside. */
export async function openFieldOffice() {
  const office = await openJoinedOffice();
  const line = await FaultProxy.open(office.edge.base);
  const counter = await office.desk('Loket 1');
  const laptop = await office.desk('Laptop 1', line.url);
  let serial = 0;
  const nextSerial = () => (serial += 1);
  const idOf = ({ desk }: TestDesk) => must(desk.office.hub, 'it is joined').deskId;

  async function both(): Promise<void> {
    await counter.sync();
    await laptop.sync();
    await counter.sync();
  }

  /** Bookings of the working day, on every desk. */
  async function booked(many: number): Promise<ApplicationId[]> {
    await counter.as('loket');
    const ids: ApplicationId[] = [];
    for (let index = 0; index < many; index += 1) {
      const booking = aBooking({ appointment: { date: TODAY, time: '09:00' } }, nextSerial());
      ids.push((await counter.get('appointments.byHand', booking)).applicationId);
    }
    await both();
    return ids;
  }

  function aDay(files: readonly ApplicationId[], change: Partial<Input<'field.prepare'>> = {}) {
    const day = { id: v7(), kind: 'EAZY' as const, place: 'Kampus Contoh', on: TODAY, deskId: idOf(laptop) };
    return { ...day, files: [...files], ...change };
  }

  return {
    office,
    line,
    counter,
    laptop,
    nextSerial,
    idOf,
    both,
    booked,
    aDay,
    evening: () =>
      runSystemActions({ ...office.edge.hub, clock: { now: () => '2026-11-24T10:30:00.000Z' as never } }),
    async prepared(files: readonly ApplicationId[]): Promise<string> {
      const day = aDay(files);
      await counter.as('kasubsi');
      await counter.get('field.prepare', day);
      await both();
      return day.id;
    },
    async count(username: string, id: string, numbers: { home: number; worked: number; note?: string }) {
      await counter.as(username);
      return counter.call('field.count', { note: '', ...numbers, id });
    },
    dayOf: async (id: string) =>
      must(
        (await counter.get('field.days', {})).find((day) => day.id === id),
        'it is listed',
      ),
    async stateAtHub(id: ApplicationId): Promise<string> {
      const row: { state: string } = await office.edge.hub.store('application').where({ id }).first('state');
      return row.state;
    },
    async close() {
      await office.close();
      await line.close();
    },
  };
}
