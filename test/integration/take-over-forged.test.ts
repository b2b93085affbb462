import { afterEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { actionDetail } from '#runtime/audit/chain.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { DAY, emptyOffice, EVENING, LoneDesk } from '#test/support/moving-office.ts';
import { aBooking } from '#test/support/people.ts';
import type { MoveFilesReply, MovedFile } from '#common/contract/hub/take-over.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import type { MoveParts } from '#main/sync/move/move-desk.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

type Connect = NonNullable<MoveParts['connect']>;

const NOTE = 'Pemohon membawa berkas asli';

let edge: Edge;
let lone: LoneDesk;

afterEach(async () => {
  await lone.remove();
  await edge.close();
});

/** A desk with two files at its documents, each with a note; the second one is as it was. */
async function openScene(
  connect?: Connect,
): Promise<{ t: TestDesk; forged: ApplicationId; good: ApplicationId }> {
  edge = await openEdge();
  edge.moveClock((Date.parse(EVENING) - Date.now()) / 60_000);
  lone = new LoneDesk();
  const t = await lone.open({ now: DAY, ...(connect ? { connect } : {}) });
  await t.as('loket');
  const ids: ApplicationId[] = [];
  for (const serial of [1, 2]) {
    const booking = aBooking({ appointment: { date: '2026-11-24', time: '09:00' } }, serial);
    const { applicationId } = await t.get('appointments.byHand', booking);
    await t.get('appointments.checkIn', { applicationId, overrideNote: null });
    expect(await t.act(applicationId, ['applications.addNote/1', { note: NOTE }])).toMatchObject({
      ok: true,
    });
    ids.push(applicationId);
  }
  return { t, forged: must(ids[0], 'two were booked'), good: must(ids[1], 'two were booked') };
}

/** As somebody would who owns the database and knows how file and audit trail are made: all three fit together again. */
async function forge(t: TestDesk, id: ApplicationId, change: () => object): Promise<void> {
  const { db } = t.desk;
  const list = await listActions(db, id);
  const version = list.length;
  const noted = must(list.at(-1), 'it has a note');
  const changed = { ...noted, ...change() };
  const row = { payload: JSON.stringify(changed.payload), actor: changed.actor, role: changed.role };
  await db('action').where({ id: noted.id }).update(row);
  const detail = actionDetail(changed, version);
  await db('audit')
    .where({ detail: actionDetail(noted, version) })
    .update({ actor: changed.actor, detail });
  const snapshot = JSON.stringify(replay([...list.slice(0, -1), changed]));
  await db('application').where({ id }).update({ snapshot });
}

it.each([
  ['a payload that no rule takes', 'PAYLOAD_INVALID', () => ({ payload: { note: 'x'.repeat(4001) } })],
  ['an author who is nobody of the office', 'ACTOR_UNKNOWN', () => ({ actor: v7() })],
  ['a person in the role of the scheduled jobs', 'ACTOR_UNKNOWN', () => ({ role: 'SYS' })],
])('a file with %s is refused by its number and stays on the desk', async (_name, code, change) => {
  const { t, forged, good } = await openScene();
  await forge(t, forged, change);
  const { number } = must(await findApplication(t.desk.db, forged), 'it is there');
  const office = await emptyOffice(edge);
  await t.as('tikim');
  t.setNow(EVENING);
  await t.get('sync.move', { url: edge.base, code: await office.code('Loket 1', 'TAKE_OVER') });
  expect(await t.move()).toMatchObject({ state: 'DONE', files: 1, refused: [{ number, code }] });
  const there = await edge.hub.store('application').where({ office_id: office.officeId }).pluck('id');
  expect(there).toEqual([good]);
});

/** A desk that puts the first file of a page at its end once more, as `change` makes it; `replies` is what the hub says. */
function sendingTwice(change: (file: MovedFile) => MovedFile, replies: MoveFilesReply[] = []): Connect {
  return (url, keys) => {
    const hub = new HubClient(url, keys);
    return {
      enrol: (code, kind) => hub.enrol(code, kind),
      uploadAudit: (upload) => hub.uploadAudit(upload),
      async move(schema, step, body) {
        if (step !== 'files' || !('files' in body)) return hub.move(schema, step, body);
        const files = body.files as MovedFile[];
        const first = must(files[0], 'a page has files');
        const reply = await hub.move(schema, step, { files: [...files, change(first)] });
        replies.push(reply as MoveFilesReply);
        return reply;
      },
    };
  };
}

async function moveAll(t: TestDesk) {
  const office = await emptyOffice(edge);
  await t.as('tikim');
  t.setNow(EVENING);
  await t.get('sync.move', { url: edge.base, code: await office.code('Loket 1', 'TAKE_OVER') });
  const status = await t.move();
  const there = await edge.hub.store('application').where({ office_id: office.officeId }).pluck('id');
  return { status, there };
}

it('a file that comes twice in a page with the same list is taken once', async () => {
  const { t, forged, good } = await openScene(sendingTwice((file) => file));
  const { status, there } = await moveAll(t);
  expect(status).toMatchObject({ state: 'DONE', files: 2, refused: [] });
  expect(new Set(there)).toEqual(new Set([forged, good]));
});

it('a file that comes twice in a page with different lists is refused once by name, and the others are taken', async () => {
  const replies: MoveFilesReply[] = [];
  const shorter = (file: MovedFile): MovedFile => {
    const actions = file.actions.slice(0, -1);
    return { ...file, file: replay(actions as never), actions, audited: file.audited.slice(0, -1) };
  };
  const { t, forged, good } = await openScene(sendingTwice(shorter, replies));
  const first = forged < good ? forged : good;
  const { number } = must(await findApplication(t.desk.db, first), 'it is there');
  const { status, there } = await moveAll(t);
  const code = 'FILE_NOT_AS_AUDITED';
  expect(status).toMatchObject({ state: 'DONE', files: 1, refused: [{ number, code }] });
  expect(replies).toEqual([{ refused: [{ applicationId: first, code }] }]);
  expect(there).toEqual([first === forged ? good : forged]);
});
