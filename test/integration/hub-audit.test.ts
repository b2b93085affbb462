import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '#common/kernel/instant.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import { hashOf, GENESIS } from '#runtime/audit/chain.ts';
import { isSigned } from '#runtime/audit/head.ts';
import { search } from '#hub/features/audit/search.ts';
import { listUnusual } from '#hub/features/audit/unusual.ts';
import { signedHead } from '#hub/features/audit/signed-head.ts';
import { uploadAudit } from '#hub/features/audit/upload.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import { listViews } from '#hub/store/audit-facts.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { journeyOf, PushingDesk, staffTestHub, WORK_DAY } from '#test/support/test-hub-office.ts';

let test: TestHub;
let desk: PushingDesk;
/** Kept outside the database, as a desk or the safe would. */
let head: SignedHead;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(WORK_DAY);
  await staffTestHub(test, 3);
  desk = await PushingDesk.open(test, 'Loket 1');
  const { actions, now } = journeyOf(1, 'HANDED_OVER');
  test.setNow(now);
  await desk.offer(...actions);
  await uploadAudit(test.hub, desk.desk, {
    entries: [1, 2, 5].map((deskSeq) => ({ deskSeq, entry: view() })),
    acknowledged: null,
  });
});

afterAll(async () => {
  await test.stop();
});

beforeEach(async () => {
  head = await signedHead(test.hub, test.hub.store, test.officeId);
});

function view(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: test.hub.clock.now(),
    actor: STAFF.COUNTER,
    desk: 'Loket 1',
    event: 'VIEW',
    subject: 'berkas',
    detail: '',
    ...change,
  };
}

function verify(heads: readonly SignedHead[] = []) {
  return verifyChain(test.hub.store, test.officeId, { heads, hubKey: test.hub.keys.hubKey });
}

/** Somebody who owns the database does something, it is looked for, and then it is undone. */
async function tampered(sql: string, heads: readonly SignedHead[] = []) {
  const { store } = test.hub;
  const tables = ['audit', 'action', 'application', 'office'];
  for (const table of tables) await store.raw(`create table keep_${table} as table ${table}`);
  await raw(sql);
  try {
    return await verify(heads);
  } finally {
    await raw(`delete from audit; delete from action; delete from application`);
    for (const table of tables.slice(0, 3)) await raw(`insert into ${table} select * from keep_${table}`);
    await raw(
      `update office set audit_seq = k.audit_seq, audit_hash = k.audit_hash from keep_office k where k.id = office.id`,
    );
    for (const table of tables) await store.raw(`drop table keep_${table}`);
  }
}

/** As the owner of the server, past every trigger. */
async function raw(sql: string): Promise<void> {
  await test.hub.store.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    await trx.raw(sql);
  });
}

describe('the audit chain', () => {
  it('holds every action, refusal, change of the office and what desks saw, and verifies', async () => {
    const events: string[] = await test.hub.store('audit').distinct().orderBy('event').pluck('event');
    expect(events).toEqual(['ACTION', 'STOCK', 'VIEW']);
    expect(await verify([head])).toEqual({ entries: head.seq, files: 1, problem: null, at: null });
    expect(isSigned(head, test.hub.keys.hubKey)).toBe(true);
    expect(isSigned({ ...head, seq: head.seq - 1 }, test.hub.keys.hubKey)).toBe(false);
  });

  it('neither it nor the actions can be changed or emptied by SQL', async () => {
    const { store } = test.hub;
    for (const table of ['audit', 'action']) {
      for (const sql of [
        `update ${table} set actor = 'x'`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(store.raw(sql)).rejects.toMatchObject({ constraint: 'append_only' });
      }
    }
  });

  it('an edited entry is found', async () => {
    expect(await tampered(`update audit set actor = 'other' where seq = 4`)).toMatchObject({
      problem: 'EDITED',
      at: 4,
    });
  });

  it('a removed entry is found', async () => {
    expect(await tampered(`delete from audit where seq = 4`)).toMatchObject({ problem: 'REMOVED', at: 5 });
  });

  it('reordered entries are found', async () => {
    const swap = `update audit set seq = -1 where seq = 4; update audit set seq = 4 where seq = 5;
      update audit set seq = 5 where seq = -1`;
    expect(await tampered(swap)).toMatchObject({ problem: 'REORDERED', at: 4 });
  });

  it("a cut tail is found, with the hub's own record changed along only by a head that was kept", async () => {
    const cut = `delete from audit where seq > ${head.seq - 2}`;
    expect(await tampered(cut)).toMatchObject({ problem: 'TAIL_CUT', at: head.seq });
    const along = `${cut}; update office set audit_seq = ${head.seq - 2},
      audit_hash = (select hash from audit where seq = ${head.seq - 2}) where id = '${test.officeId}'`;
    expect(await tampered(along)).toMatchObject({ problem: null });
    expect(await tampered(along, [head])).toMatchObject({ problem: 'TAIL_CUT', at: head.seq });
  });

  it('a chain rewritten as a whole is found by a head that was kept', async () => {
    const rows: (AuditEntry & { seq: number })[] = await test.hub
      .store('audit')
      .where({ office_id: test.officeId })
      .orderBy('seq');
    let previous = GENESIS;
    const statements = rows.map((row) => {
      const entry = { ...row, actor: row.seq === 1 ? 'nobody' : row.actor };
      const hash = hashOf(previous, entry);
      const sql = `update audit set actor = '${entry.actor}', previous = '${previous}', hash = '${hash}'
        where seq = ${row.seq} and office_id = '${test.officeId}'`;
      previous = hash;
      return sql;
    });
    const rewritten = `${statements.join(';')}; update office set audit_hash = '${previous}'`;
    expect(await tampered(rewritten)).toMatchObject({ problem: null });
    expect(await tampered(rewritten, [head])).toMatchObject({ problem: 'REWRITTEN', at: head.seq });
    expect(await verify([{ ...head, hash: previous }])).toMatchObject({ problem: 'ANCHOR_FORGED' });
  });

  it('an action or a file changed beside the program is found', async () => {
    expect(await tampered(`update action set actor = '${STAFF.QC}' where version = 2`)).toMatchObject({
      problem: 'FILE_CHANGED',
    });
    expect(await tampered(`delete from application`)).toMatchObject({ problem: 'FILE_CHANGED' });
    const state = `update application set snapshot = replace(snapshot::text, 'HANDED_OVER', 'READY_FOR_PICKUP')::json`;
    expect(await tampered(state)).toMatchObject({ problem: 'FILE_CHANGED' });
    expect(await verify([head])).toMatchObject({ problem: null });
  });
});

describe("a desk's own entries", () => {
  it("are taken once each, in the desk's order, under the name that the hub knows", async () => {
    const entries = [9, 8, 5, 8].map((deskSeq) => ({ deskSeq, entry: view({ desk: 'Somebody else' }) }));
    const first = await uploadAudit(test.hub, desk.desk, { entries, acknowledged: head });
    const again = await uploadAudit(test.hub, desk.desk, { entries, acknowledged: first.head });
    expect([first.lastDeskSeq, again.lastDeskSeq]).toEqual([9, 9]);
    expect([first.head.seq, again.head.seq]).toEqual([head.seq + 2, head.seq + 2]);
    const stored = await test.hub
      .store('audit')
      .whereIn('desk_seq', [8, 9])
      .orderBy('seq')
      .select('desk', 'desk_seq');
    expect(stored).toEqual([
      { desk: 'Loket 1', desk_seq: 8 },
      { desk: 'Loket 1', desk_seq: 9 },
    ]);
  });

  it('a desk cannot claim that an action was accepted', async () => {
    const entries = [{ deskSeq: 20, entry: view({ event: 'ACTION' }) }];
    await expect(uploadAudit(test.hub, desk.desk, { entries, acknowledged: null })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('what it says of somebody who was not signed in there is kept, marked, and believed by nobody', async () => {
    await test.hub.store('sign_in').where({ account_id: STAFF.OFFICE_HEAD }).delete();
    const entries = [
      { deskSeq: 40, entry: view() },
      { deskSeq: 41, entry: view({ actor: STAFF.OFFICE_HEAD }) },
      { deskSeq: 42, entry: view({ at: addMinutes(test.hub.clock.now(), 60) }) },
      { deskSeq: 43, entry: view({ event: 'AUDIT', subject: 'day', detail: 'closed 2026-11-24' }) },
      { deskSeq: 44, entry: view({ event: 'DOCUMENT', detail: 'published' }) },
      {
        deskSeq: 45,
        entry: view({ event: 'DOCUMENT', actor: SYSTEM_ACTOR, detail: 'DOCUMENT_NOT_TRUSTED' }),
      },
      { deskSeq: 46, entry: view({ event: 'SIGN_IN_FAILED', actor: '' }) },
    ];
    const { head: after } = await uploadAudit(test.hub, desk.desk, { entries, acknowledged: null });
    const { entries: found } = await search(test.hub, test.officeId, {
      from: null,
      until: null,
      actor: null,
      events: [],
      desk: null,
      subject: null,
      text: null,
      before: null,
      limit: 8,
    });
    expect(found.map(({ event, origin, detail }) => [event, origin, detail])).toEqual([
      ['DESK', 'HUB', 'unconfirmed 4 entries 41-44'],
      ['SIGN_IN_FAILED', 'DESK', ''],
      ['DOCUMENT', 'DESK', 'DOCUMENT_NOT_TRUSTED'],
      ['DOCUMENT', 'UNCONFIRMED', 'published'],
      ['AUDIT', 'UNCONFIRMED', 'closed 2026-11-24'],
      ['VIEW', 'UNCONFIRMED', ''],
      ['VIEW', 'UNCONFIRMED', ''],
      ['VIEW', 'DESK', ''],
    ]);
    const span = {
      from: addMinutes(test.hub.clock.now(), -60),
      until: addMinutes(test.hub.clock.now(), 120),
    };
    const viewed = await listViews(test.hub.store, test.officeId, { ...span, limit: 100 });
    expect(viewed.filter(({ actor }) => actor === STAFF.OFFICE_HEAD)).toEqual([]);
    expect(viewed.some(({ at }) => at > test.hub.clock.now())).toBe(false);
    // Whoever turns a PC's clock does not go unseen.
    expect(await listUnusual(test.hub, test.officeId, span)).toMatchObject({ unconfirmed: 2 });
    expect(await verify([after])).toMatchObject({ problem: null });
  });

  it('a head that the hub signed and no longer has is written down; one that it never signed is not believed', async () => {
    const upload = (deskSeq: number, acknowledged: SignedHead) =>
      uploadAudit(test.hub, desk.desk, { entries: [{ deskSeq, entry: view() }], acknowledged });
    await upload(30, { ...head, seq: head.seq + 100 });
    const noted = () => test.hub.store('audit').where('detail', 'like', 'audit head %').select('detail');
    expect(await noted()).toEqual([]);
    const { store, keys } = test.hub;
    const lost = await signedHead({ ...test.hub, keys }, store, test.officeId);
    await raw(`delete from audit where seq = ${lost.seq}`);
    await upload(31, lost);
    expect(await noted()).toEqual([{ detail: `audit head ${lost.seq} missing ${lost.hash}` }]);
  });
});
