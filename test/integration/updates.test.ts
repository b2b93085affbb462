import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { Ring } from '#common/domain/station/rings.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { changeRing, changeRingDays } from '#hub/features/station/fleet.ts';
import { insertOpening } from '#hub/store/fleet.ts';
import { DeskStateReader } from '#main/features/station/desk-state.ts';
import { copyBefore } from '#main/records/copy-before.ts';
import { closeAndInstall, versionToInstall } from '#main/updates/install-on-quit.ts';
import { noteVersion } from '#main/updates/note-version.ts';
import { openUpdates, type OpenUpdates } from '#main/updates/open-updates.ts';
import type { Updates } from '#main/updates/updates.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { parseFeed } from '#runtime/updates/feed.ts';
import { rawPublic, type FeedSigner } from '#runtime/updates/feed-signature.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { completedFeeds, writeFeeds, type Release } from '#tools/updates/release-feed.ts';

const PUBLISHER = 'CN=Kantor Contoh, O=Kantor Contoh, C=ID';
const { privateKey } = generateKeyPairSync('ed25519');
const SIGNER: FeedSigner = { keyId: 'uji', privateKey };
const RELEASE: Release = { serial: 3, expires: '2099-01-01T00:00:00.000Z' };

let edge: Edge;
let root: string;
let folder: string;
let desk: TestDesk;

beforeAll(async () => {
  edge = await openEdge();
  await openFor('ALL', '0.2.0', '0.3.0');
}, 60_000);

/** IT's word for a ring. */
async function openFor(ring: Ring, ...versions: string[]): Promise<void> {
  const at = edge.hub.clock.now();
  for (const version of versions) {
    await insertOpening(edge.hub.store, { officeId: edge.officeId, version, ring, at });
  }
}
afterAll(() => edge.close());

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'loket-updates-'));
  // What lies at the hub for all its desks.
  folder = join(edge.dataFolder, 'updates');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, 'resources', 'updates'), { recursive: true });
  mkdirSync(join(root, 'installed'));
  writeFileSync(
    join(root, 'resources', 'updates', 'keys.json'),
    JSON.stringify({ uji: rawPublic(createPublicKey(privateKey)) }),
  );
  writeFileSync(join(root, 'installed', 'install-kind'), 'nsis\n');
  writeConfig({ publisherName: [PUBLISHER] });
  desk = await openTestDesk();
  return async () => {
    await desk.close();
    rmSync(root, { recursive: true });
  };
});

function writeConfig(config: object): void {
  writeFileSync(join(root, 'installed', 'app-update.yml'), dump({ updaterCacheDirName: 'loket', ...config }));
}

/** A release as the packer leaves it, completed and signed. */
type Publish = Partial<Release> & { isAdminRightsRequired?: boolean };

function publish(version: string, change: Publish = {}, into = folder): Buffer {
  const { isAdminRightsRequired = true, ...release } = change;
  const name = `loket-setup-${version}.exe`;
  const bytes = randomBytes(200_000);
  writeFileSync(join(into, name), bytes);
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  const files = [{ url: name, sha512, size: bytes.length, isAdminRightsRequired }];
  writeFileSync(
    join(into, 'latest.yml'),
    dump({ version, files, path: name, sha512, releaseDate: '2026-11-24' }),
  );
  // Also what the command refuses to sign: a PC must not rely on it.
  const lists = completedFeeds(into, { ...RELEASE, ...release }, [SIGNER]);
  expect(lists.map((list) => list.name)).toEqual(['latest.yml']);
  writeFeeds(into, lists);
  return bytes;
}

type Wish = {
  policy?: MachinePolicy;
  version?: string;
  signer?: string;
  serial?: number;
  hubUrl?: string | null;
  desk?: EdgeDesk;
};

function updatesOf({
  policy = {},
  version = '0.1.0',
  signer = PUBLISHER,
  serial = 0,
  hubUrl,
  desk: asking,
}: Wish = {}) {
  const memory: ReturnType<OpenUpdates['settings']['all']>['updates'] = {
    serial,
    ranVersion: null,
    installing: null,
    notInstalled: null,
  };
  const settings: OpenUpdates['settings'] = {
    all: () => ({ updates: memory }),
    set: (_key, value) => void Object.assign(memory, value),
  };
  const updates = openUpdates({
    policy,
    hubUrl: hubUrl === undefined ? edge.base : hubUrl,
    prove: asking ? (path) => proofOf(asking, path) : null,
    version,
    installed: join(root, 'installed'),
    resources: join(root, 'resources'),
    userData: join(root, 'user'),
    settings,
    now: () => new Date().toISOString() as Instant,
    log: createLogger('test', () => undefined),
    changed: () => undefined,
    platform: 'win32',
    askWindows: async () => JSON.stringify({ Status: 0, Subject: signer }),
  });
  return { updates, memory, settings };
}

async function proofOf(asking: EdgeDesk, path: string): Promise<Record<string, string>> {
  const { token } = asking;
  return { authorization: `DPoP ${token}`, dpop: await asking.proof('GET', path, token) };
}

async function readyFile(updates: Updates): Promise<string> {
  const pending = join(root, 'user', 'updates', 'loket', 'pending');
  expect(await updates.ready()).not.toBeNull();
  const name = readdirSync(pending).find((one) => one.endsWith('.exe')) ?? '';
  return join(pending, name);
}

describe('updates', () => {
  it('are found at the hub, fetched whole, and wait for the program to close', async () => {
    const bytes = publish('0.2.0');
    const { updates, memory } = updatesOf();
    expect((await updates.check()).state).toEqual({
      id: 'FOUND',
      version: '0.2.0',
      megabytes: 1,
      isDown: false,
    });
    expect(memory.serial).toBe(3);
    expect((await updates.fetch()).state).toMatchObject({ id: 'READY', version: '0.2.0' });
    expect(readFileSync(await readyFile(updates)).equals(bytes)).toBe(true);
  });

  it('are found in a folder on a stick, without any network', async () => {
    const stick = join(root, 'stick');
    mkdirSync(stick);
    publish('0.2.0', {}, stick);
    const { updates } = updatesOf({ policy: { UpdateFolder: stick }, hubUrl: null });
    expect(updates.status().from).toBe('FOLDER');
    await updates.check();
    expect((await updates.fetch()).state).toMatchObject({ id: 'READY', version: '0.2.0' });
  });

  it('of the same version are none, and an older one is refused', async () => {
    publish('0.2.0');
    expect((await updatesOf({ version: '0.2.0' }).updates.check()).state).toEqual({ id: 'CURRENT' });
    expect((await updatesOf({ version: '0.3.0' }).updates.check()).state).toEqual({ id: 'CURRENT' });
  });

  it('go down only from a version that was called back', async () => {
    publish('0.2.0', { callsBack: ['0.3.0'] });
    expect((await updatesOf({ version: '0.3.0' }).updates.check()).state).toMatchObject({
      id: 'FOUND',
      isDown: true,
    });
    expect((await updatesOf({ version: '0.3.1' }).updates.check()).state).toEqual({ id: 'CURRENT' });
  });

  it('reach as many PCs as the release says, each PC the same way each time', async () => {
    publish('0.2.0', { percentage: 30 });
    let offered = 0;
    for (let pc = 0; pc < 60; pc += 1) {
      rmSync(join(root, 'user'), { recursive: true, force: true });
      const once = (await updatesOf().updates.check()).state.id;
      expect((await updatesOf().updates.check()).state.id).toBe(once);
      if (once === 'FOUND') offered += 1;
    }
    expect(offered).toBeGreaterThan(5);
    expect(offered).toBeLessThan(35);
    publish('0.2.0', { percentage: 0 });
    expect((await updatesOf().updates.check()).state).toEqual({ id: 'CURRENT' });
  });

  it.each([
    ['nothing lies there', () => rmSync(join(folder, 'latest.yml')), 'UPDATE_SOURCE_AWAY'],
    ['the signature is missing', () => rmSync(join(folder, 'latest.yml.sig')), 'UPDATE_SOURCE_AWAY'],
    [
      'the feed was changed',
      () =>
        writeFileSync(
          join(folder, 'latest.yml'),
          readFileSync(join(folder, 'latest.yml'), 'utf8').replace('0.2.0', '0.3.0'),
        ),
      'UPDATE_NOT_TRUSTED',
    ],
    [
      'this build believes no key',
      () => writeFileSync(join(root, 'resources', 'updates', 'keys.json'), '{}'),
      'UPDATE_NOT_TRUSTED',
    ],
  ])('are none when %s', async (_what, spoil, code) => {
    publish('0.2.0');
    spoil();
    expect((await updatesOf().updates.check()).state).toEqual({ id: 'FAILED', code });
  });

  it('of a feed older than one seen, or out of date, are none', async () => {
    publish('0.2.0');
    expect((await updatesOf({ serial: 4 }).updates.check()).state).toMatchObject({
      code: 'UPDATE_FEED_OLDER',
    });
    publish('0.2.0', { expires: '2026-01-01T00:00:00.000Z' });
    expect((await updatesOf().updates.check()).state).toMatchObject({ code: 'UPDATE_FEED_EXPIRED' });
  });

  it.each([
    ['another installer', (bytes: Buffer) => randomBytes(bytes.length)],
    ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['more than it', (bytes: Buffer) => Buffer.concat([bytes, bytes])],
  ])('of which there is %s are thrown away', async (_what, spoil) => {
    const bytes = publish('0.2.0');
    writeFileSync(join(folder, 'loket-setup-0.2.0.exe'), spoil(bytes));
    const { updates } = updatesOf();
    await updates.check();
    expect((await updates.fetch()).state).toEqual({ id: 'FAILED', code: 'UPDATE_FILE_WRONG' });
    expect(await updates.ready()).toBeNull();
    const left = existsSync(join(root, 'user')) ? readdirSync(join(root, 'user'), { recursive: true }) : [];
    expect(left.filter((name) => String(name).endsWith('.exe'))).toEqual([]);
  });

  it('of another publisher, or of a build that names none, are thrown away', async () => {
    publish('0.2.0');
    const other = updatesOf({ signer: 'CN=Kantor Contoh, O=Orang Lain, C=ID' }).updates;
    await other.check();
    expect((await other.fetch()).state).toMatchObject({ id: 'FAILED' });
    expect(await other.ready()).toBeNull();
    writeConfig({});
    const unnamed = updatesOf().updates;
    await unnamed.check();
    expect((await unnamed.fetch()).state).toEqual({ id: 'FAILED', code: 'UPDATE_NOT_TRUSTED' });
  });

  it('that were changed while they waited are not installed', async () => {
    publish('0.2.0');
    const { updates } = updatesOf();
    await updates.check();
    await updates.fetch();
    writeFileSync(await readyFile(updates), randomBytes(200_000));
    await expect(updates.ready()).rejects.toMatchObject({ code: 'UPDATE_NOT_TRUSTED' });
    expect(await updates.ready()).toBeNull();
  });

  it('are fetched when that is asked for while a look is under way, and once only', async () => {
    publish('0.2.0');
    const { updates } = updatesOf();
    const look = updates.check();
    expect(updates.status().state).toEqual({ id: 'CHECKING' });
    const [first, second] = await Promise.all([updates.fetch(), updates.fetch()]);
    expect((await look).state.id).not.toBe('CHECKING');
    expect(first.state).toMatchObject({ id: 'READY', version: '0.2.0' });
    expect(second).toEqual(first);
  });

  it('that wait to be installed are not given up for a look', async () => {
    publish('0.2.0');
    const { updates } = updatesOf();
    await updates.check();
    await updates.fetch();
    publish('0.3.0', { serial: 4 });
    expect((await updates.check()).state).toMatchObject({ id: 'READY', version: '0.2.0' });
    expect(await updates.ready()).toBe('0.2.0');
  });

  it('that were called back while they waited are not installed', async () => {
    publish('0.2.0');
    const { updates } = updatesOf({ policy: { UpdateMode: 'auto' } });
    await updates.round();
    expect(await updates.ready()).toBe('0.2.0');
    publish('0.3.0', { serial: 4, callsBack: ['0.2.0'] });
    expect((await updates.check()).state).toMatchObject({ id: 'FOUND', version: '0.3.0' });
    expect(await updates.ready()).toBeNull();
    await updates.round();
    expect(await updates.ready()).toBe('0.3.0');
  });

  it.each(['msi', 'deb', ''])('on a PC installed as %j are only told of', async (kind) => {
    publish('0.2.0');
    writeFileSync(join(root, 'installed', 'install-kind'), `${kind}\n`);
    const { updates } = updatesOf({ policy: { UpdateMode: 'auto' } });
    await updates.round();
    expect(updates.status().state).toMatchObject({ id: 'FOUND' });
    expect((await updates.fetch()).state).toEqual({ id: 'FAILED', code: 'UPDATE_BY_IT' });
  });
});

describe('rings', () => {
  const doer = () => ({ officeId: edge.officeId, actor: '', desk: 'test' });
  const seenBy = async (asking: EdgeDesk | undefined) =>
    (await updatesOf(asking ? { desk: asking } : {}).updates.check()).state.id;

  async function deskIn(ring: Ring): Promise<EdgeDesk> {
    const made = await edge.newDesk(`Loket ${ring}`);
    await changeRing(edge.hub, doer(), made.deskId, ring);
    return made;
  }

  it('see a version only once it is open for them; the wider follow by word, or after their days', async () => {
    publish('0.4.0');
    const trial = await deskIn('TRIAL');
    const early = await deskIn('EARLY');
    const all = await deskIn('ALL');
    const everybody = async () => ({
      trial: await seenBy(trial),
      early: await seenBy(early),
      all: await seenBy(all),
      unknown: await seenBy(undefined),
    });
    const none = { trial: 'NOT_OPEN', early: 'NOT_OPEN', all: 'NOT_OPEN', unknown: 'NOT_OPEN' };
    expect(await everybody()).toEqual(none);
    await openFor('TRIAL', '0.4.0');
    expect(await everybody()).toEqual({ ...none, trial: 'FOUND' });
    await changeRingDays(edge.hub, doer(), { EARLY: 2, ALL: null });
    expect(await seenBy(early)).toBe('NOT_OPEN');
    edge.moveClock(2 * 24 * 60 + 1);
    for (const one of [trial, early, all]) await one.fetchToken();
    expect(await everybody()).toEqual({ ...none, trial: 'FOUND', early: 'FOUND' });
    await openFor('ALL', '0.4.0');
    expect(await everybody()).toEqual({ trial: 'FOUND', early: 'FOUND', all: 'FOUND', unknown: 'FOUND' });
  });

  it('open nothing wider than the share that the release names', async () => {
    publish('0.5.0', { percentage: 0 });
    const trial = await deskIn('TRIAL');
    await openFor('TRIAL', '0.5.0');
    expect(await seenBy(trial)).toBe('CURRENT');
  });

  it('do not concern a PC that takes its versions from a folder', async () => {
    const stick = join(root, 'stick');
    mkdirSync(stick);
    publish('0.6.0', {}, stick);
    const { updates } = updatesOf({ policy: { UpdateFolder: stick } });
    expect((await updates.check()).state).toMatchObject({ id: 'FOUND', version: '0.6.0' });
    publish('0.6.0');
    expect(await seenBy(undefined)).toBe('NOT_OPEN');
  });
});

describe('what IT decided', () => {
  it.each([
    ['off', 'NONE'],
    ['notify', 'FOUND'],
    ['auto', 'READY'],
  ] as const)('%s: the round of the clock ends with %s', async (UpdateMode, id) => {
    publish('0.2.0');
    const { updates } = updatesOf({ policy: { UpdateMode } });
    await updates.round();
    expect(updates.status()).toMatchObject({ mode: UpdateMode, state: { id } });
  });

  it('without a word it is notify', () => {
    expect(updatesOf().updates.status().mode).toBe('notify');
  });
});

describe('the end of the program', () => {
  async function readyDesk(policy: MachinePolicy): Promise<TestDesk> {
    publish('0.2.0');
    const { updates } = updatesOf({ policy });
    await updates.check();
    await updates.fetch();
    Object.assign(desk.desk, { updates });
    return desk;
  }

  it('installs what waits by itself only where IT said so, and by wish', async () => {
    const t = await readyDesk({ UpdateMode: 'notify' });
    expect(await versionToInstall(t.desk, false)).toBeNull();
    expect(await versionToInstall(t.desk, true)).toBe('0.2.0');
    const auto = await readyDesk({ UpdateMode: 'auto' });
    expect(await versionToInstall(auto.desk, false)).toBe('0.2.0');
  });

  it('installs nothing while a file is in somebody’s hands here, and says so to whoever wishes it', async () => {
    publish('0.2.0');
    const { updates } = updatesOf({ policy: { UpdateMode: 'auto' } });
    await updates.round();
    const t = await openTestDesk({ updates });
    await t.as('loket');
    const { applicationId } = await t.get(
      'appointments.byHand',
      aBooking({ appointment: { date: t.desk.office.today(), time: '09:00' } }, 1),
    );
    await t.get('appointments.checkIn', { applicationId, overrideNote: null });
    await t.act(applicationId, ['queue.callTicket/1']);
    expect(await versionToInstall(t.desk, true)).toBeNull();
    await t.as('tikim');
    expect(await t.call('station.installUpdate', {})).toMatchObject({ code: 'UPDATE_FILE_OPEN' });
    await t.as('loket');
    await t.act(applicationId, ['queue.release/1']);
    await t.as('tikim');
    expect(await t.call('station.installUpdate', {})).toMatchObject({ ok: true });
    expect(t.events.map(({ event }) => event)).toContain('closed for update');
    expect(await versionToInstall(t.desk, true)).toBe('0.2.0');
    await t.close();
  });

  it('closes the records in order whatever is wrong with an update, and installs nothing without their copy', async () => {
    const t = await readyDesk({ UpdateMode: 'auto' });
    const { settings, memory } = updatesOf();
    const done: string[] = [];
    const closing = (data: string) =>
      closeAndInstall({
        desk: t.desk,
        isWished: false,
        dataFolder: data,
        close: async () => void done.push('closed'),
        install: async () => void done.push('installed'),
        settings,
        log: t.desk.log,
      });
    const data = join(root, 'closing');
    await closing(data);
    expect(done).toEqual(['closed']);
    expect(memory.installing).toEqual({
      version: '0.2.0',
      problem: 'RECORDS_NOT_COPIED',
      details: { reason: 'ENOENT', megabytes: 0 },
    });
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'desk.db'), 'records');
    await closing(data);
    expect(done).toEqual(['closed', 'closed', 'installed']);
    expect(memory.installing).toEqual({ version: '0.2.0', problem: null, details: {} });
    // The audit of the installation cannot be written any more.
    await t.stopSync();
    Object.assign(t.desk.session, { audit: () => Promise.reject(new Error('no room')) });
    await closing(data);
    expect(done).toEqual(['closed', 'closed', 'installed', 'closed']);
  });

  // What stands in for Windows' own program is a script of a shell, which Windows would not start under that name.
  const itOnUnix = it.skipIf(process.platform === 'win32');

  describe('the installer', () => {
    /** Electron's folder of resources, with the program that asks for an administrator. */
    let asked: string;
    const { resourcesPath } = process as { resourcesPath?: string };
    beforeEach(() => {
      Object.assign(process, { resourcesPath: join(root, 'installed') });
      asked = join(root, 'asked');
    });
    afterEach(() => Object.assign(process, { resourcesPath }));

    async function waiting(change: Publish = {}) {
      publish('0.2.0', change);
      const { updates } = updatesOf();
      await updates.check();
      await updates.fetch();
      return updates;
    }
    const layElevate = () =>
      writeFileSync(join(root, 'installed', 'elevate.exe'), `#!/bin/sh\necho "$@" > '${asked}'\n`, {
        mode: 0o755,
      });

    itOnUnix('of all people of the PC is started by way of the question for an administrator', async () => {
      layElevate();
      const updates = await waiting();
      const feed = parseFeed(readFileSync(join(folder, 'latest.yml')));
      expect(feed?.files).toMatchObject([{ isAdminRightsRequired: true }]);
      const path = await readyFile(updates);
      await updates.install();
      await expect.poll(() => (existsSync(asked) ? readFileSync(asked, 'utf8') : '')).toContain(path);
      expect(readFileSync(asked, 'utf8')).toContain('/S');
    });

    it('that cannot be started is no update, however late that is told', async () => {
      const updates = await waiting();
      // A machine so busy that any time to wait is over before the system answers.
      const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void) => {
        run();
        return setImmediate(() => undefined) as unknown as NodeJS.Timeout;
      });
      try {
        await expect(updates.install()).rejects.toMatchObject({ code: 'UPDATE_NOT_STARTED' });
      } finally {
        timers.mockRestore();
      }
    });

    it('that may not be run, where no administrator can be asked for either, is no update', async () => {
      const updates = await waiting({ isAdminRightsRequired: false });
      await expect(updates.install()).rejects.toMatchObject({ code: 'UPDATE_NOT_STARTED' });
    });

    it('that was changed after the last look, while the records were copied, is not started', async () => {
      layElevate();
      const updates = await waiting();
      writeFileSync(await readyFile(updates), randomBytes(200_000));
      await expect(updates.install()).rejects.toMatchObject({ code: 'UPDATE_NOT_TRUSTED' });
      expect(existsSync(asked)).toBe(false);
    });
  });

  it('copies the closed records before, and keeps the newest two copies', async () => {
    const data = join(root, 'data');
    mkdirSync(data);
    for (const [at, text] of ['one', 'two', 'three'].entries()) {
      writeFileSync(join(data, 'desk.db'), text);
      const moment = `2026-11-2${at}T01:00:00.000Z` as Instant;
      const path = await copyBefore(join(data, 'desk.db'), { version: `0.${at + 2}.0`, at: moment });
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
    expect(readdirSync(join(data, 'backups')).toSorted()).toEqual([
      'desk-before-0.3.0-20261121010000000.db',
      'desk-before-0.4.0-20261122010000000.db',
    ]);
    rmSync(join(data, 'desk.db'));
    const upgrade = { version: '0.5.0', at: '2026-11-25T01:00:00.000Z' as Instant };
    await expect(copyBefore(join(data, 'desk.db'), upgrade)).rejects.toMatchObject({
      code: 'RECORDS_NOT_COPIED',
    });
  });
});

it('the first start of another version is on record, the way back too', async () => {
  const { settings } = updatesOf();
  const told: string[] = [];
  const session = { audit: async (_event: string, _subject: string, detail = '') => void told.push(detail) };
  for (const version of ['0.1.0', '0.1.0', '0.2.0', '0.1.0']) {
    await noteVersion({ version, session, settings });
  }
  expect(told).toEqual(['updated from 0.1.0 to 0.2.0', 'rolled back from 0.2.0 to 0.1.0']);
});

it('why an update was not installed is told with its reason, until somebody looks by hand or another one is ready', async () => {
  const data = join(root, 'closing');
  const session = { audit: async () => undefined };
  const fail = async (memory: ReturnType<typeof updatesOf>['memory']) => {
    const settings: OpenUpdates['settings'] = {
      all: () => ({ updates: memory }),
      set: (_key, value) => void Object.assign(memory, value),
    };
    const { updates } = updatesOf();
    await updates.check();
    await updates.fetch();
    Object.assign(desk.desk, { updates });
    await closeAndInstall({
      desk: desk.desk,
      isWished: true,
      dataFolder: data,
      close: async () => undefined,
      install: async () => undefined,
      settings,
      log: desk.desk.log,
    });
    await noteVersion({ version: '0.1.0', session, settings });
  };
  publish('0.2.0');
  const { updates, memory } = updatesOf();
  await fail(memory);
  const notInstalled = {
    version: '0.2.0',
    code: 'RECORDS_NOT_COPIED',
    details: { reason: 'ENOENT', megabytes: 0 },
  };
  expect(updates.status()).toMatchObject({ state: { id: 'NONE' }, notInstalled });
  await updates.round();
  expect(updates.status()).toMatchObject({ state: { id: 'FOUND' }, notInstalled });
  Object.assign(desk.desk, { updates });
  const told = (await new DeskStateReader(desk.desk).report()).state.update;
  expect(told).toEqual({ mode: 'notify', state: 'FAILED', version: '0.2.0' });
  await updates.fetch();
  // It is the same one: what was wrong may be so still.
  expect(updates.status()).toMatchObject({ state: { id: 'READY' }, notInstalled });
  await updates.checkByHand();
  expect(updates.status()).toMatchObject({ state: { id: 'READY' }, notInstalled: null });

  const later = updatesOf();
  await fail(later.memory);
  publish('0.3.0', { serial: 4 });
  await later.updates.round();
  expect(later.updates.status()).toMatchObject({ state: { id: 'FOUND', version: '0.3.0' }, notInstalled });
  await later.updates.fetch();
  expect(later.updates.status()).toMatchObject({ state: { id: 'READY' }, notInstalled: null });
});

it('what became of the update that the program closed for is on record at the next start, once', async () => {
  const { settings } = updatesOf();
  const told: string[] = [];
  const session = { audit: async (_event: string, _subject: string, detail = '') => void told.push(detail) };
  const start = (version: string) => noteVersion({ version, session, settings });
  const close = (version: string, problem: string | null) =>
    settings.set('updates', { ...settings.all().updates, installing: { version, problem, details: {} } });
  const notInstalled = () => settings.all().updates.notInstalled;
  await start('0.1.0');
  close('0.2.0', 'UPDATE_NOT_TRUSTED');
  await start('0.1.0');
  const why = { version: '0.2.0', code: 'UPDATE_NOT_TRUSTED', details: {} };
  expect(notInstalled()).toEqual(why);
  await start('0.1.0');
  expect(notInstalled()).toEqual(why);
  close('0.2.0', null);
  await start('0.1.0');
  expect(notInstalled()).toMatchObject({ code: 'UPDATE_NOT_STARTED' });
  close('0.2.0', null);
  await start('0.2.0');
  expect(notInstalled()).toBeNull();
  expect(told).toEqual([
    '0.2.0 not installed: UPDATE_NOT_TRUSTED',
    '0.2.0 not installed: the installer did not finish',
    'updated from 0.1.0 to 0.2.0',
  ]);
});
