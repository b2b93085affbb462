import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#common/domain/applications/application.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { serve } from '#hub/app/serve.ts';
import type { OpenHub } from '#hub/app/open-hub.ts';
import { makeBackup } from '#hub/backup/make-backup.ts';
import { backupKey } from '#hub/backup/backup-key.ts';
import { restoreBackup } from '#hub/backup/restore.ts';
import { eraseDueAtHub } from '#hub/features/privacy/erase.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { startEmbedded } from '#hub/postgres/embedded.ts';
import { openStore, type Store } from '#hub/store/database.ts';
import { allErased } from '#hub/store/specific-data.ts';
import { tidyBiometrics } from '#main/features/biometrics/tidy.ts';
import { readAttachment } from '#main/features/documents/read-attachment.ts';
import { verifyChain } from '#main/records/repositories/audit.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { sendBundle } from '#test/support/bundles.ts';
import { forgetCentre, openCentral, overHttp } from '#test/support/central.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aPicture } from '#test/support/pictures.ts';
import { actorOf, runPassportDay, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const DAY_MINUTES = 24 * 60;
/** The print of the right thumb of every file of this day, and its photo, as the capture took them. */
const PRINT = aPicture(0, 480, 640);

function after(days: number, minutes = 0): Instant {
  return new Date(Date.parse(MORNING) + (days * DAY_MINUTES + minutes) * 60_000).toISOString() as Instant;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);
}

/** Whether any sealed file below the folder opens to these bytes, under whatever name it lies there. */
async function holds(folder: string, key: Buffer, bytes: Uint8Array): Promise<boolean> {
  const vault = new Vault(folder, key);
  for (const id of (await vault.sizes()).keys()) {
    if (Buffer.from(await vault.get(id)).equals(bytes)) return true;
  }
  return false;
}

/** Every row of every table as text: no column holds the bytes in any of the ways in which bytes are written. */
async function databaseHolds(store: Store, bytes: Uint8Array): Promise<boolean> {
  const buffer = Buffer.from(bytes);
  // From the middle, where pictures differ.
  const part = buffer.subarray(buffer.length >> 1, (buffer.length >> 1) + 48);
  const words = [part.toString('hex'), part.toString('base64').slice(4, -4)];
  const { rows }: { rows: { name: string }[] } = await store.raw(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  for (const { name } of rows) {
    const found = await store(name)
      .whereRaw(
        words.map(() => `"${name}"::text like ?`).join(' or '),
        words.map((word) => `%${word}%`),
      )
      .first(store.raw('1'));
    if (found) return true;
  }
  return false;
}

describe('an office with a hub', () => {
  let office: JoinedOffice;
  let desk: TestDesk;
  let other: TestDesk;
  let id: ApplicationId;
  let prints: AttachmentId[];
  let file: Application;
  const hubVault = () => new Vault(join(office.edge.dataFolder, 'vault'), key());
  const key = () => office.edge.hub.keys.attachmentKey;
  const erase = () => eraseDueAtHub({ hub: office.edge.hub, vault: hubVault() });
  const places = () => [
    join(desk.folder, 'vault'),
    join(other.folder, 'vault'),
    join(office.edge.dataFolder, 'vault'),
  ];
  const anywhere = async (bytes: Uint8Array) => {
    const found = [];
    for (const place of places()) found.push(await holds(place, key(), bytes));
    return found;
  };

  beforeEach(async () => {
    office = await openJoinedOffice();
    await forgetCentre(office.edge.test);
    desk = await office.desk('Loket 1');
    other = await office.desk('Loket 2');
    id = await runToInterview(desk, 1);
    await desk.sync();
    ({ file } = await desk.get('applications.open', { applicationId: id }));
    prints = must(file.fingerprints, 'the day takes prints').fingers.flatMap(
      ({ attachmentId }) => attachmentId ?? [],
    );
    await other.sync();
    // Somebody looked at the print elsewhere: a second desk holds it too.
    for (const print of prints) await readAttachment(other.desk, id, print);
  });
  afterEach(() => office.close());

  it('keeps the prints for seven days and then has them on no desk, nor on the hub, nor in its tables', async () => {
    expect(await anywhere(PRINT)).toEqual([true, true, true]);
    office.edge.moveClock(7 * DAY_MINUTES - 60);
    expect(await erase()).toBe(0);
    expect(await anywhere(PRINT)).toEqual([true, true, true]);
    office.edge.moveClock(120);
    expect(await erase()).toBe(4);
    for (const one of [desk, other]) {
      one.setNow(after(7, 60));
      await tidyBiometrics(one.desk);
    }
    expect(await anywhere(PRINT)).toEqual([false, false, false]);
    for (const place of places()) {
      expect(filesBelow(place).filter((name) => prints.some((print) => name.includes(print)))).toEqual([]);
    }
    expect(await databaseHolds(office.edge.hub.store, PRINT)).toBe(false);
    // The photo has its own days.
    expect(hubVault().has(must(file.photo?.attachmentId, 'there is one'))).toBe(true);
    const marks = await office.edge.hub.store('specific_image').whereNotNull('erased_at');
    expect(marks.map(({ rule }) => rule)).toEqual(Array(4).fill('PRINTS_DAYS'));
    const told = await office.edge.hub.store('audit').where({ event: 'ERASE' }).select('subject', 'detail');
    expect(told).toContainEqual({ subject: id, detail: 'PRINTS_DAYS 4' });
    expect(await verifyChain(desk.desk.db)).toMatchObject({ isIntact: true });
  });

  it('takes an erased print from nobody, and says of it that it is gone', async () => {
    office.edge.moveClock(8 * DAY_MINUTES);
    expect(await erase()).toBe(4);
    const edgeDesk = await office.edge.newDesk('Loket 3');
    const [print = ''] = prints;
    expect(await sendBundle(edgeDesk, [print, PRINT])).toEqual(['STORED']);
    expect(await anywhere(PRINT)).toEqual([true, true, false]);
    other.setNow(after(8));
    await other.sync();
    expect(await anywhere(PRINT)).toEqual([true, false, false]);
    await expect(readAttachment(other.desk, id, prints[0] as AttachmentId)).rejects.toMatchObject({
      code: 'ATTACHMENT_ERASED',
    });
  });

  it('lets go of prints on the same day when the centre has acknowledged them, and every desk follows', async () => {
    const central = await openCentral();
    try {
      expect(await erase()).toBe(0);
      // Nobody has told the centre yet what the office owes it.
      await office.edge.hub.store('gateway_outbox').where({ state: 'SENT' }).update({ state: 'WAITING' });
      await runGateway({ ...overHttp(office.edge.test, central.url), hub: office.edge.hub });
      const sent = await office.edge.hub.store('gateway_outbox').where({ application_id: id, state: 'SENT' });
      expect(sent.map(({ body }) => body.status)).toContain('BIOMETRICS_RECORDED');
      expect(await erase()).toBe(4);
    } finally {
      await central.close();
    }
    for (const one of [desk, other]) {
      one.setNow(after(0, 61));
      await one.sync();
    }
    expect(await anywhere(PRINT)).toEqual([false, false, false]);
    const rows = await desk.desk.db('specific_image').whereNotNull('erased_at').select('rule');
    expect(rows.map(({ rule }) => rule)).toEqual(Array(4).fill('PRINTS_ACKNOWLEDGED'));
  });

  it(
    'has them in no backup either: the other disk loses them, an old sealed file goes, a restored hub erases before it answers',
    { timeout: 240_000 },
    async () => {
      const { hub, test } = office.edge;
      const root = mkdtempSync(join(tmpdir(), 'erasure-'));
      // As root the database runs as another user, who must pass through.
      chmodSync(root, 0o711);
      const [{ folder }] = (await hub.store.raw(`select current_setting('data_directory') as folder`)).rows;
      // The hub's data folder as the program has it: database and pictures side by side.
      const dataFolder = dirname(dirname(folder));
      cpSync(join(office.edge.dataFolder, 'vault'), join(dataFolder, 'vault'), { recursive: true });
      const disk = join(root, 'disk');
      const backup = async (now: string) =>
        makeBackup({
          dataFolder,
          databaseUrl: test.url,
          to: disk,
          now: new Date(now),
          allowsSameDisk: true,
          creates: true,
          erased: await allErased(hub.store),
          keptDays: 30,
        });
      const first = await backup(after(0, 30));
      mkdirSync(join(root, 'safe'));
      cpSync(disk, join(root, 'safe'), { recursive: true });
      writeFileSync(join(disk, 'hub-20260901T000000Z.loketbackup'), 'an old one');
      expect(await holds(join(disk, 'vault'), key(), PRINT)).toBe(true);

      office.edge.moveClock(8 * DAY_MINUTES);
      expect(await erase()).toBe(4);
      expect(await backup(after(8))).toMatchObject({ erased: 4, oldest: first.file });
      expect(await holds(join(disk, 'vault'), key(), PRINT)).toBe(false);
      expect(filesBelow(disk)).not.toContain('hub-20260901T000000Z.loketbackup');

      // A copy that nobody cleared away: the disk in the safe still has them.
      const spare = join(root, 'spare');
      await restoreBackup({
        from: join(root, 'safe'),
        file: first.file,
        dataFolder: spare,
        key: backupKey(dataFolder),
      });
      expect(await holds(join(spare, 'vault'), key(), PRINT)).toBe(true);
      const database = await startEmbedded({ dataFolder: spare });
      const store = await openStore(database.url);
      try {
        const { privateKey: tokenKey } = generateKeyPairSync('ed25519');
        const config = { host: '127.0.0.1', port: 0, tls: null, isBehindProxy: false, centre: null };
        const open = {
          config,
          hub: { ...hub, store, office: office.edge.test.hub.office },
          edge: { tokenKey, databaseUrl: database.url, dataFolder: spare, passwordCost: 'test' },
          officeId: office.edge.officeId,
        } as unknown as OpenHub;
        let seen: boolean | null = null;
        const listening = Promise.withResolvers<void>();
        await serve(open, {
          stopped: listening.promise,
          onListening: () => {
            void holds(join(spare, 'vault'), key(), PRINT).then((found) => {
              seen = found;
              listening.resolve();
            });
          },
        });
        expect(seen).toBe(false);
        expect(await databaseHolds(store, PRINT)).toBe(false);
        expect((await allErased(store)).toSorted()).toEqual(prints.toSorted());
      } finally {
        await store.destroy();
        await database.stop();
        rmSync(root, { recursive: true, force: true });
      }
    },
  );
});

describe('a desk alone', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
  });
  afterEach(() => t.close());

  const kept = (ids: readonly (AttachmentId | null | undefined)[]) =>
    ids.map((one) => one != null && t.desk.vault.has(one));

  it('keeps a photo for ninety days after the handover, with its face and nothing made of it after that', async () => {
    const id = await runPassportDay(t);
    const { file } = await t.get('applications.open', { applicationId: id });
    const photo = must(file.photo?.attachmentId, 'the day takes a photo');
    await t.desk.db('face_template').insert({
      application_id: id,
      attachment_id: photo,
      embedding: Buffer.alloc(8),
      taken_at: after(0),
    });
    await tidyBiometrics(t.desk);
    // Compared at the centre: it has the prints.
    expect(kept(file.fingerprints?.fingers.map(({ attachmentId }) => attachmentId) ?? [])).toEqual(
      Array(4).fill(false),
    );
    t.setNow(after(90, -60));
    await tidyBiometrics(t.desk);
    expect(kept([photo])).toEqual([true]);
    t.setNow(after(90, 60));
    await tidyBiometrics(t.desk);
    expect(kept([photo])).toEqual([false]);
    expect(await t.desk.db('face_template')).toEqual([]);
    expect(await holds(join(t.folder, 'vault'), Buffer.alloc(32, 7), aPicture(200, 480, 640))).toBe(false);
    // The signature of the handover is the proof that the book went out: it stays with the dossier.
    expect(kept([file.handover?.signatureId])).toEqual([true]);
    await expect(readAttachment(t.desk, id, photo)).rejects.toMatchObject({ code: 'ATTACHMENT_ERASED' });
  });

  it('keeps the photo of a file that ended otherwise for the same days from its end', async () => {
    const id = await runToInterview(t, 1);
    const { file } = await t.get('applications.open', { applicationId: id });
    const photo = must(file.photo?.attachmentId, 'the day takes a photo');
    t.setNow(after(200));
    await tidyBiometrics(t.desk);
    // Open files keep it, however old.
    expect(kept([photo])).toEqual([true]);
    await t.as('loket');
    await actorOf(t)(id, [
      'applications.applicantWithdraws/1',
      { note: 'Permintaan pemohon sendiri, surat terlampir' },
    ]);
    t.setNow(after(289));
    await tidyBiometrics(t.desk);
    expect(kept([photo])).toEqual([true]);
    t.setNow(after(291));
    await tidyBiometrics(t.desk);
    expect(kept([photo])).toEqual([false]);
  });
});
