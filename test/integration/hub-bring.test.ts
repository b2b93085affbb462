import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import { bringOutbox } from '#hub/app/bring-outbox.ts';
import { COMMANDS } from '#hub/app/commands.ts';
import type { OpenHub } from '#hub/app/open-hub.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aNoisyPicture } from '#test/support/pictures.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let line: FaultProxy;
let desk: TestDesk;
let open: OpenHub;
const folder = mkdtempSync(join(tmpdir(), 'loket-bring-'));
const file = join(folder, 'antrean.loket');

beforeAll(async () => {
  office = await openJoinedOffice();
  line = await FaultProxy.open(office.edge.base);
  desk = await office.desk('Loket 1', line.url);
  await desk.as('loket');
  const { edge } = office;
  const parts = { tokenKey: undefined as never, databaseUrl: '', dataFolder: edge.dataFolder };
  open = {
    hub: edge.hub,
    edge: parts,
    officeId: edge.officeId,
    config: undefined as never,
    resources: '',
    close: async () => undefined,
  };
}, 60_000);
afterAll(async () => {
  await office.close();
  await line.close();
  rmSync(folder, { recursive: true, force: true });
});

it('what a desk saved to a stick is taken in at the hub’s own machine, pictures too, and once', async () => {
  const { applicationId } = await desk.get('appointments.byHand', aBooking());
  await desk.get('appointments.checkIn', { applicationId, overrideNote: null });
  await desk.sync();
  line.set({ kind: 'cut' });
  await desk.act(applicationId, ['queue.callTicket/1']);
  const bytes = aNoisyPicture(40, 40);
  const { attachmentId, mediaType } = await desk.get('documents.store', { applicationId, bytes });
  const page = { code: 'KTP', attachmentId, mediaType, source: 'FILE' };
  await desk.act(applicationId, ['documents.attach/1', page]);
  const saved = must(await must(desk.desk.hub, 'it is joined').writeOutbox(), 'something waits');
  expect(saved.actions).toBe(2);
  writeFileSync(file, saved.bytes);
  const said = await must(COMMANDS['bring'], 'it is a command').run(open, ['--file', file]);
  expect(JSON.parse(said)).toMatchObject({ deskName: 'Loket 1', accepted: 2, refused: 0, known: 0 });
  expect(
    JSON.parse(await must(COMMANDS['bring'], 'it is a command').run(open, ['--file', file])),
  ).toMatchObject({
    accepted: 0,
    known: 2,
  });
  const row = await office.edge.hub
    .store('action')
    .where({ application_id: applicationId })
    .count({ n: '*' })
    .first();
  expect(row).toEqual({ n: 4 });
  const { store } = office.edge.hub;
  expect(await store('attachment').where({ id: attachmentId }).first('bytes')).toEqual({
    bytes: bytes.length,
  });
  line.set({ kind: 'clear' });
  await desk.sync();
  expect(await desk.get('sync.outbox', { text: '', limit: 5, offset: 0 })).toMatchObject({ total: 0 });
});

it('anything else is no outbox of this office', async () => {
  writeFileSync(file, Buffer.from('LKX1 something else'));
  const doer = { officeId: office.edge.officeId, actor: '', desk: 'HUB' };
  await expect(bringOutbox(open, doer, file)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});
