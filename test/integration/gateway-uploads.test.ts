import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UploadBytes } from '#common/contract/hub/gateway.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { bookingRow, gatewayTo, numberOf, openCentral, type Central } from '#test/support/central.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aPicture } from '#test/support/pictures.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const id = bookingIds(numberOf(1)).applicationId;
const UPLOAD = `/v1/gateway/uploads/${id}/u-1`;

let office: JoinedOffice;
let central: Central;
let desk: TestDesk;

beforeAll(async () => {
  central = await openCentral();
  central.centre.bookings = [bookingRow(1, { appointmentDate: MORNING.slice(0, 10) })];
  central.centre.uploads.set(numberOf(1), [{ id: 'u-1', code: 'KTP', file: aPicture(3) }]);
  const gateway = gatewayTo(central.url);
  office = await openJoinedOffice(gateway);
  await runGateway({ hub: office.edge.hub, officeId: office.edge.officeId, gateway });
  desk = await office.desk('Loket 1');
  await desk.as('loket');
  await desk.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await desk.act(id, ['queue.callTicket/1']);
  await desk.sync();
});
afterAll(async () => {
  await central.close();
  await office.close();
});

describe('an upload of a booking, asked of the hub itself', () => {
  const asked = async () => {
    const hub = desk.desk.hub;
    if (!hub) throw new Error('the desk is joined');
    return hub.asPerson(UploadBytes, { method: 'GET', path: UPLOAD });
  };
  const noted = () => office.edge.hub.store('audit').where({ subject: id, event: 'VIEW' }).pluck('detail');

  it('is given to whoever has the file in hand, and stands in the chain before it leaves the centre', async () => {
    const { base64 } = await asked();
    expect(Buffer.from(base64, 'base64')).toEqual(Buffer.from(aPicture(3)));
    expect(await noted()).toContain('upload of the booking fetched');
  });

  it('is refused to anybody else, and nothing is asked of the centre', async () => {
    await desk.as('loket2');
    const before = await noted();
    await expect(asked()).rejects.toMatchObject({ code: 'FILE_HIDDEN' });
    expect(await noted()).toEqual(before);
  });
});
