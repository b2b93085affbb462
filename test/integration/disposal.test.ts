import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disposal } from '#common/domain/registers/disposals.ts';
import { Entry, type Kept, type RegisterName } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { verifyChain as verifyHub } from '#hub/features/audit/verify.ts';
import { disposeAtHub } from '#hub/features/privacy/dispose.ts';
import { allGone, insertRun, markGone } from '#hub/store/disposals.ts';
import { insertEntry } from '#hub/store/registers.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';
import { readAttachment } from '#main/features/documents/read-attachment.ts';
import { disposeHere } from '#main/features/privacy/dispose.ts';
import { listDigest } from '#runtime/disposal/due-list.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runPassportDay, runToInterview } from '#test/support/passport-day.ts';
import { PushScene } from '#test/support/push-scene.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { codesOf } from '#test/support/test-hub-office.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

/** Five years and some days after the morning of the sample bookings. */
const LATER = '2031-11-28T02:00:00.000Z' as Instant;
const MINUTES_LATER = (Date.parse(LATER) - Date.parse(MORNING)) / 60_000;
const LETTER = { reference: 'B-AR.02.03/12/2031', note: '' };

function line(register: RegisterName, kind: string, payload: Record<string, unknown>, about?: Kept<unknown>) {
  const subject = about?.subject ?? v7();
  return { id: v7(), register, subject, kind, payload, basedOn: about?.lines ?? 0 };
}

async function only<I>(t: TestDesk, register: RegisterName): Promise<Kept<I>> {
  const { kept } = await t.get('registers.read', { register, subject: null, since: null });
  // The book of that name holds exactly these.
  return must(kept[0] as Kept<I> | undefined, 'one was written');
}

/** What the screen sends: the list as it was seen, and not its names. */
async function propose(t: TestDesk): Promise<Kept<Disposal>> {
  const { before, years, files, digest } = await t.get('privacy.previewDisposal', {});
  await t.get('registers.write', line('disposals', 'propose/1', { before, years, files, digest, ...LETTER }));
  return only(t, 'disposals');
}

async function approve(t: TestDesk, disposal: Kept<Disposal>): Promise<void> {
  await t.as('kakanim');
  expect(await t.call('registers.write', line('disposals', 'approve/1', {}, disposal))).toMatchObject({
    code: 'PROOF_NEEDED',
  });
  await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
  await t.get('registers.write', line('disposals', 'approve/1', {}, disposal));
}

function sealedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);
}

describe('a desk that is its own authority', () => {
  let t: TestDesk;
  let gone: ApplicationId;
  let open: ApplicationId;
  beforeEach(async () => {
    t = await openTestDesk();
    gone = await runPassportDay(t, 1);
    open = await runToInterview(t, 2);
  });
  afterEach(() => t.close());

  async function tablesNaming(text: string): Promise<string[]> {
    const tables: { name: string }[] = await t.desk
      .db('sqlite_master')
      .where({ type: 'table' })
      .whereNot('name', 'like', 'application_search%')
      .select('name');
    const found = [];
    for (const { name } of tables) {
      const rows: object[] = await t.desk.db(name).select('*');
      if (JSON.stringify(rows).includes(text)) found.push(name);
    }
    return found;
  }

  it('lets whole files go only when their years are over and two persons said so', async () => {
    await t.as('kasi');
    expect(await t.get('privacy.previewDisposal', {})).toMatchObject({ years: 5, files: 0, held: 0 });
    t.setNow(LATER);
    await t.as('kasi');
    const { file } = await t.get('applications.open', { applicationId: gone });
    const preview = await t.get('privacy.previewDisposal', {});
    expect(preview).toMatchObject({
      before: '2026-11-28',
      files: 1,
      held: 0,
      groups: [{ year: 2026, state: 'HANDED_OVER', files: 1 }],
    });
    const disposal = await propose(t);
    // Proposed is not decided.
    expect(await disposeHere(t.desk)).toBe(0);
    await approve(t, disposal);
    expect(await disposeHere(t.desk)).toBe(1);
    expect(await t.call('applications.open', { applicationId: gone })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await t.call('applications.open', { applicationId: open })).toMatchObject({ ok: true });
    // Of the person nothing is left in any table; the number stands on the list of what went.
    expect(await tablesNaming(file.applicant.nik)).toEqual([]);
    // The ledger of blanks is the state's and stays.
    expect(await tablesNaming(file.number)).toEqual(['blank_movement', 'disposal_file']);
    expect((await only<Disposal>(t, 'disposals')).item).toMatchObject({
      state: 'DONE',
      outcome: { as: 'DONE', files: 1, kept: 0, groups: preview.groups },
    });
    expect(await verifyAudit(t.desk.db)).toMatchObject({ isIntact: true });
    // A second round has nothing to do.
    expect(await disposeHere(t.desk)).toBe(0);
  });

  it('takes the pictures along, but for those that another file has too', async () => {
    const uses: { id: string; of: ApplicationId }[] = await t.desk.db('attachment_use').select({
      id: 'attachment_id',
      of: 'application_id',
    });
    const mine = uses.filter(({ of }) => of === gone).map(({ id }) => id);
    const shared = mine.filter((id) => uses.some((use) => use.of === open && use.id === id));
    const lone = mine.filter((id) => !shared.includes(id));
    expect(lone.length).toBeGreaterThan(0);
    expect(shared.length).toBeGreaterThan(0);
    const names = () => sealedIn(join(t.folder, 'vault')).join(' ');
    t.setNow(LATER);
    await t.as('kasi');
    await approve(t, await propose(t));
    await disposeHere(t.desk);
    for (const id of lone) expect(names()).not.toContain(id);
    for (const id of shared) expect(names()).toContain(id);
  });

  it('refuses the proposer as the second person, and other hands', async () => {
    t.setNow(LATER);
    await t.as('loket');
    expect(await t.call('privacy.previewDisposal', {})).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('kakanim');
    const disposal = await propose(t);
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    const word = line('disposals', 'approve/1', {}, disposal);
    expect(await t.call('registers.write', word)).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    const forged = line(
      'disposals',
      'done/1',
      { as: 'DONE', files: 9, kept: 0, pictures: 0, groups: [] },
      disposal,
    );
    expect(await t.call('registers.write', forged)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('lets nothing go before its years are over, whatever two persons decided', async () => {
    await t.as('kasi');
    // A day of their own choice, with the very digest of what ended before it.
    t.setNow('2026-12-24T02:00:00.000Z');
    const closedAt = (await t.desk.db('application').where({ id: gone }).first()).state_since;
    const early = {
      before: '2026-12-20',
      years: 5,
      files: 1,
      digest: listDigest([{ id: gone, closedAt }]),
      ...LETTER,
    };
    await t.as('kasi');
    await t.get('registers.write', line('disposals', 'propose/1', early));
    await approve(t, await only(t, 'disposals'));
    expect(await disposeHere(t.desk)).toBe(0);
    expect((await only<Disposal>(t, 'disposals')).item.state).toBe('CHANGED');
    expect(await t.call('applications.open', { applicationId: gone })).toMatchObject({ ok: true });
  });

  it('keeps what somebody asked to see until they have an answer', async () => {
    t.setNow(LATER);
    await t.as('loket');
    const asked = {
      applicationId: gone,
      number: 'MP-1',
      askedBy: 'BUDI',
      relation: 'SELF',
      identity: 'KTP',
      note: '',
    };
    await t.get('registers.write', line('access-requests', 'ask/1', asked));
    await t.as('kasi');
    expect(await t.get('privacy.previewDisposal', {})).toMatchObject({ files: 0, held: 1 });
    const request = await only<unknown>(t, 'access-requests');
    await t.get('registers.write', line('access-requests', 'answer/1', { reference: 'W.3-1' }, request));
    expect(await t.get('privacy.previewDisposal', {})).toMatchObject({ files: 1, held: 0 });
  });

  it('lets nothing go where the list is another than the decided one', async () => {
    t.setNow(LATER);
    await t.as('kasi');
    const disposal = await propose(t);
    const hold = {
      applicationId: gone,
      number: 'MP-1',
      reason: 'Perkara perdata berjalan',
      reference: '12/Pdt.G/2031',
      until: null,
    };
    await t.get('registers.write', line('holds', 'propose/1', hold));
    expect(await t.get('privacy.previewDisposal', {})).toMatchObject({ files: 0, held: 1 });
    await approve(t, disposal);
    expect(await disposeHere(t.desk)).toBe(0);
    expect((await only<Disposal>(t, 'disposals')).item.state).toBe('CHANGED');
    expect(await t.call('applications.open', { applicationId: gone })).toMatchObject({ ok: true });
  });

  it('hands out the list of what went, and a report says what it can no longer count', async () => {
    t.setNow(LATER);
    await t.as('kasi');
    const { file } = await t.get('applications.open', { applicationId: gone });
    const disposal = await propose(t);
    await approve(t, disposal);
    await disposeHere(t.desk);
    const path = join(t.folder, 'daftar.xlsx');
    t.chosen.savePath = path;
    expect(await t.get('privacy.saveDisposedFiles', { run: disposal.subject })).toEqual({ saved: true });
    const [sheet] = await readSheets(path);
    expect(sheet?.data.flat()).toContain(file.number);
    const day = { from: plainDate('2026-11-24'), to: plainDate('2026-11-24') };
    const { disposed, report } = await t.get('reports.period', day);
    expect(disposed).toBe(1);
    expect(report.files).toBe(1);
  });
});

/** Pictures that one file of this desk has alone. */
async function lonePictures(t: TestDesk): Promise<string[]> {
  const uses: { id: string; files: number }[] = await t.desk
    .db('attachment_use')
    .groupBy('attachment_id')
    .select({ id: 'attachment_id', files: t.desk.db.raw('count(*)') });
  return uses.filter(({ files }) => files === 1).map(({ id }) => id);
}

describe('an office with a hub', () => {
  let office: JoinedOffice;
  let desk: TestDesk;
  let gone: ApplicationId;
  const vault = () => new Vault(join(office.edge.dataFolder, 'vault'), office.edge.hub.keys.attachmentKey);
  const dispose = () => disposeAtHub({ hub: office.edge.hub, vault: vault() });

  beforeEach(async () => {
    office = await openJoinedOffice();
    const { hub, officeId } = office.edge;
    const { id: printer } = await hub.store('account').where({ username: 'cetak' }).first('id');
    const delivery = { serials: ['A0000001'], kind: 'ELECTRONIC', pages: 48, reference: 'BA-1' } as const;
    await stockHub(hub, { officeId }, delivery, printer);
    desk = await office.desk('Loket 1');
    gone = await runPassportDay(desk, 1);
    await runToInterview(desk, 2);
    await desk.sync();
  });
  afterEach(() => office.close());

  async function later(minutes = MINUTES_LATER): Promise<void> {
    office.edge.moveClock(minutes);
    desk.setNow(new Date(Date.parse(MORNING) + minutes * 60_000).toISOString());
  }

  async function tablesNaming(text: string): Promise<string[]> {
    const { store } = office.edge.hub;
    const { rows }: { rows: { name: string }[] } = await store.raw(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found = [];
    for (const { name } of rows) {
      const hit = await store(name)
        .whereRaw(`"${name}"::text like ?`, [`%${text}%`])
        .first(store.raw('1'));
      if (hit) found.push(name);
    }
    return found;
  }

  it('has nothing of a disposed file on the hub, in its vault, nor in the list of its backup', async () => {
    await desk.as('kasi');
    const { file } = await desk.get('applications.open', { applicationId: gone });
    await later();
    await desk.as('kasi');
    // A doubt about two files of one person that nobody ever answered.
    const doubt = { id: v7(), office_id: office.edge.officeId, nik: file.applicant.nik, since: MORNING };
    await office.edge.hub.store('duplicate_review').insert({
      ...doubt,
      application_ids: JSON.stringify([gone, v7()]),
    });
    const before = new Set(sealedIn(join(office.edge.dataFolder, 'vault')));
    await approve(desk, await propose(desk));
    expect(await dispose()).toBe(1);
    expect(await tablesNaming(file.applicant.nik)).toEqual([]);
    // The ledger of blanks is the state's and stays.
    expect(await tablesNaming(file.number)).toEqual(['blank_movement', 'disposal_file']);
    const after = new Set(sealedIn(join(office.edge.dataFolder, 'vault')));
    const removed = [...before].filter((name) => !after.has(name));
    expect(removed.length).toBeGreaterThan(0);
    // The backup lets go of the same.
    expect((await allGone(office.edge.hub.store)).length).toBe(removed.length);
    expect(await verifyHub(office.edge.hub.store, office.edge.officeId)).toMatchObject({ problem: null });
    await desk.as('kasi');
    expect((await only<Disposal>(desk, 'disposals')).item).toMatchObject({ state: 'DONE' });
  });

  it('refuses, by the database itself, to delete what no decision names', async () => {
    const { store } = office.edge.hub;
    await expect(store('action').where({ application_id: gone }).delete()).rejects.toMatchObject({
      constraint: 'append_only',
    });
    const run = { office_id: office.edge.officeId, run: v7(), state: 'RUNNING', begun_at: LATER };
    await expect(store('disposal_run').insert(run)).rejects.toMatchObject({ constraint: 'disposal_decided' });
  });

  it('notices a file that somebody took out beside a decision', async () => {
    await later();
    await desk.as('kasi');
    await approve(desk, await propose(desk));
    await dispose();
    const { store } = office.edge.hub;
    await store.raw('alter table action disable trigger all');
    await store('action').whereNot({ application_id: gone }).delete();
    await store('application').whereNot({ id: gone }).delete();
    await store.raw('alter table action enable trigger all');
    expect(await verifyHub(store, office.edge.officeId)).toMatchObject({ problem: 'FILE_CHANGED' });
  });

  it('is on no desk any more, not even a page that somebody looked at there', async () => {
    const other = await office.desk('Loket 2');
    await other.as('kasi');
    const uses: string[] = await desk.desk
      .db('attachment_use')
      .where({ application_id: gone })
      .pluck('attachment_id');
    for (const id of uses) await readAttachment(other.desk, gone, id as never);
    const { nik } = await other.desk.db('application').where({ id: gone }).first();
    const form = { applicationId: gone, form: 'note', content: nik };
    await other.desk.db('draft').insert({
      account_id: 'x',
      application_id: form.applicationId,
      form: form.form,
      content: form.content,
      saved_at: MORNING,
    });
    const lone = (await lonePictures(desk)).filter((id) => uses.includes(id));
    expect(lone.length).toBeGreaterThan(0);
    const kept = () => sealedIn(join(other.folder, 'vault')).join(' ');
    for (const id of lone) expect(kept()).toContain(id);
    await later();
    await desk.as('kasi');
    await approve(desk, await propose(desk));
    await dispose();
    other.setNow(LATER);
    await other.as('kasi');
    await other.sync();
    for (const table of ['application', 'action', 'attachment_use', 'draft', 'specific_image']) {
      const rows: object[] = await other.desk.db(table).select('*');
      expect(JSON.stringify(rows), table).not.toContain(table === 'application' ? nik : gone);
    }
    for (const id of lone) expect(kept()).not.toContain(id);
  });

  it('asks the hub’s own word for the password of the second person', async () => {
    await later();
    await desk.as('kasi');
    const disposal = await propose(desk);
    await desk.as('kakanim');
    // Signed in long before: a token alone, past the desk's own question.
    office.edge.moveClock(30);
    desk.setNow(new Date(Date.parse(LATER) + 30 * 60_000).toISOString());
    const body = line('disposals', 'approve/1', {}, disposal);
    const { hub } = desk.desk;
    const asked = must(hub, 'joined').asPerson(Entry, {
      method: 'POST',
      path: '/v1/registers/append',
      body,
    });
    await expect(asked).rejects.toMatchObject({ code: 'PROOF_NEEDED' });
  });
});

it('an action of a file that went is refused, also one that would begin it anew', async () => {
  const scene = await PushScene.open();
  try {
    const { hub, officeId } = scene.test;
    const actions = scene.journey('CHECKED_IN');
    const id = must(actions[0], 'a journey has a beginning').applicationId;
    const run = v7();
    const lines = [
      { kind: 'propose/1', actor: STAFF.SECTION_HEAD },
      { kind: 'approve/1', actor: STAFF.OFFICE_HEAD },
    ];
    const at = hub.clock.now();
    for (const { kind, actor } of lines) {
      const entry = { id: v7(), register: 'disposals', subject: run, kind, payload: {}, actor } as const;
      await insertEntry(hub.store, officeId, { ...entry, role: 'OFFICE_HEAD', desk: 'Loket 1', at });
    }
    await insertRun(hub.store, { officeId, run, at }, [
      { id, number: 'MP-9', state: 'HANDED_OVER', closedAt: at },
    ]);
    await markGone(hub.store, officeId, [{ applicationId: id, actions: 1, pictures: 0, digest: '' }], at);
    const desk = await scene.newDesk('Loket 3');
    const codes = codesOf(await desk.offer(...actions));
    expect(new Set(codes)).toEqual(new Set(['FILE_DISPOSED']));
  } finally {
    await scene.test.stop();
  }
});
