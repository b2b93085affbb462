import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { toInstant, type Instant } from '#common/kernel/instant.ts';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { UpdateStatus } from '#common/contract/ipc/updates.ts';
import type { MoveStatus } from '#common/contract/ipc/sync.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import { claimProfile } from '#main/app/claim-profile.ts';
import { deskHandlers } from '#main/app/handlers.ts';
import type { Desk, UpdatePort } from '#main/features/desk.ts';
import { WatchedFolder } from '#main/features/documents/intake/watched-folder.ts';
import { ChipReadings } from '#main/features/production/chip/chip-readings.ts';
import { OfficeContext } from '#main/features/office/office-context.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { followAccounts } from '#main/features/session/follow-accounts.ts';
import { standingOf } from '#main/features/station/standing.ts';
import { Session } from '#main/features/session/session.ts';
import { openPrintQueue } from '#main/features/printing/open-print-queue.ts';
import { SecondScreen } from '#main/features/interview/second-screen.ts';
import { WallScreen } from '#main/features/queue/wall-screen.ts';
import { createPipeline, type Sender } from '#main/ipc/pipeline.ts';
import { fileSink } from '#runtime/logging/file-sink.ts';
import { LogFolder } from '#runtime/logging/log-folder.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { joinHub } from '#main/sync/join-hub.ts';
import { MoveDesk, type MoveParts } from '#main/sync/move/move-desk.ts';
import { openSync } from '#main/sync/sync-desk.ts';
import { readSealingKeys } from '#main/records/repositories/attachment-keys.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '#main/settings/settings.ts';
import { LogThreshold } from '#main/settings/log-threshold.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';

export const OUR_PAGE: Sender = { isOurWindow: true, isMainFrame: true, url: 'app://loket/index.html' };
export const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

/** Tests that jump over months are not about people who were away. */
export const ALWAYS_USED = '2100-01-01T00:00:00.000Z';

/** A whole desk without Electron: real encrypted SQLite, real vault, the real pipeline; only clock and dialogs are ours. */
export type TestDesk = {
  desk: Desk;
  folder: string;
  key: Buffer;
  logLines: string[];
  events: { event: string; payload: unknown }[];
  /** What the next dialog answers. */
  chosen: { files: string[]; folder: string | null; savePath: string | null };
  /** Printers of this PC, and what came out of them. */
  printers: { names: string[]; isDead: boolean; printed: { printer: string; size: string }[] };
  /** The applicant’s display and the window on it. */
  screens: { isThere: boolean; opened: number; isOpen: boolean };
  /** The wall of the hall. */
  hall: { isOpen: boolean; told: number };
  /** What the disk is said to have left. */
  disk: { freeMb: number };
  setNow(text: string): void;
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  get<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  as(username: string): Promise<void>;
  /** One whole round with the hub: offered, fetched, uploaded. */
  sync(): Promise<void>;
  /** From now on nothing goes to the hub or comes from it by itself. */
  stopSync(): Promise<void>;
  /** One try to carry on with the office's move to its hub. */
  move(): Promise<MoveStatus>;
  act(id: ApplicationId, ...actions: [kind: string, payload?: unknown][]): Promise<Reply<unknown>>;
  close(): Promise<void>;
};

/** A program that was not installed has nowhere to look. */
const nowhere: UpdateStatus = {
  mode: 'off',
  from: null,
  version: '0.0.0',
  installKind: 'none',
  checkedAt: null,
  expires: null,
  notInstalled: null,
  state: { id: 'NONE' },
};
const NO_UPDATES: UpdatePort = {
  status: () => nowhere,
  check: async () => nowhere,
  checkByHand: async () => nowhere,
  fetch: async () => nowhere,
  ready: async () => null,
};

export async function openTestDesk(
  options: {
    now?: string;
    folder?: string;
    key?: Buffer;
    hub?: { url: string; code: string };
    /** What IT decides for this PC. */
    policy?: MachinePolicy;
    updates?: UpdatePort;
    /** How soon a silent hub is taken for away. */
    silenceMs?: number;
    /** Another way to the hub to which the office moves. */
    connect?: MoveParts['connect'];
  } = {},
): Promise<TestDesk> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'loket-test-'));
  const key = options.key ?? randomBytes(32);
  let now = toInstant(new Date(options.now ?? '2026-11-24T02:00:00.000Z'));
  const clock = { now: (): Instant => now };
  const db = await openDatabase({ filename: join(folder, 'desk.db'), key });
  await claimProfile(db, 'test');
  const office = new OfficeContext(RESOURCES, clock);
  await office.refresh(db);
  let settings: DeskSettings = DEFAULT_SETTINGS;
  const preferences = {
    read: () => settings.preferences,
    write: (change: object) => {
      settings = { ...settings, preferences: { ...settings.preferences, ...change } };
    },
    intake: () => settings.intake,
    setIntake: (intake: DeskSettings['intake']) => {
      settings = { ...settings, intake };
    },
    fingers: () => settings.fingers,
    setFingers: (fingers: DeskSettings['fingers']) => {
      settings = { ...settings, fingers };
    },
    qualityProgram: () => settings.qualityProgram,
    setQualityProgram: (qualityProgram: DeskSettings['qualityProgram']) => {
      settings = { ...settings, qualityProgram };
    },
    printers: () => settings.printers,
    setPrinters: (printers: DeskSettings['printers']) => {
      settings = { ...settings, printers };
    },
    chipReader: () => settings.chipReader,
    setChipReader: (chipReader: DeskSettings['chipReader']) => {
      settings = { ...settings, chipReader };
    },
    desk: () => settings.desk,
    setDesk: (name: string) => {
      settings = { ...settings, desk: name };
    },
  };
  const machine = { policy: options.policy ?? {}, ignored: [], place: options.policy ? 'test' : null };
  const logLines: string[] = [];
  const events: TestDesk['events'] = [];
  const chosen: TestDesk['chosen'] = { files: [], folder: null, savePath: null };
  const printers: TestDesk['printers'] = { names: [], isDead: false, printed: [] };
  const disk = { freeMb: 50_000 };
  const toFile = fileSink(join(folder, 'logs'));
  const logThreshold = new LogThreshold(clock.now);
  logThreshold.follow({
    all: () => settings,
    set: (_key, logLevel) => {
      settings = { ...settings, logLevel };
    },
  });
  const log = createLogger(
    'test',
    (line) => {
      logLines.push(line);
      toFile(line);
    },
    logThreshold.writes,
  );
  let officeKey: Buffer = Buffer.alloc(32, 7);
  if (options.hub && !office.hub) {
    const joined = await joinHub(db, office, options.hub);
    preferences.setDesk(joined.deskName);
  }
  const sealing = await readSealingKeys(db);
  officeKey = sealing.office ?? officeKey;
  office.useKey(officeKey);
  const vault = new Vault(join(folder, 'vault'), officeKey, sealing.former);
  const screens = { isThere: false, opened: 0, isOpen: false };
  const secondScreen = new SecondScreen({
    isThere: () => screens.isThere,
    open: () => void Object.assign(screens, { opened: screens.opened + 1, isOpen: true }),
    close: () => void Object.assign(screens, { isOpen: false }),
  });
  const hall = { isOpen: false, told: 0 };
  const wall = new WallScreen(
    {
      isThere: () => screens.isThere,
      open: () => void Object.assign(hall, { isOpen: true }),
      close: () => void Object.assign(hall, { isOpen: false }),
      tell: () => (hall.told += 1),
    },
    {
      read: () => settings.hasWall,
      write: (hasWall) => void (settings = { ...settings, hasWall }),
    },
  );
  const emit: Desk['emit'] = (event, payload) => {
    events.push({ event, payload });
    secondScreen.follow(event, payload);
    wall.follow(event, payload);
  };
  let session: Session | null = null;
  let whole: Desk | null = null;
  const hub = await openSync({
    db,
    office,
    vault,
    officeKey,
    log,
    emit: followAccounts(emit, () => session, log),
    random: () => 0.5,
    policy: machine.policy,
    standing: standingOf(() => whole),
    ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
  });
  session = new Session(db, office, clock, {
    profile: 'test',
    version: '0.0.0',
    idleLockMinutes: 10,
    offlineHours: machine.policy.OfflineHours ?? null,
    passwordCost: 'test',
    desk: preferences.desk,
    hub: () => hub,
  });
  const mover = new MoveDesk({
    db,
    office,
    vault,
    ownKey: officeKey,
    log,
    random: () => 0.5,
    joined: async ({ deskName }) => preferences.setDesk(deskName),
    ...(options.connect ? { connect: options.connect } : {}),
  });
  const ports: Pick<Desk, 'printers'> = {
    printers: {
      list: async () => printers.names.map((name) => ({ name, label: name, isDefault: false })),
      print: async (printer, size) => {
        if (printers.isDead) throw new CodedError('PRINTER_FAILED');
        printers.printed.push({ printer, size });
      },
      printByDialog: async () => void printers.printed.push({ printer: 'dialog', size: '' }),
    },
  };
  const printing = openPrintQueue({ db, clock, log, preferences, session, emit, ...ports });
  const desk: Desk = {
    ...ports,
    printing,
    db,
    office,
    session,
    clock,
    vault,
    log,
    dialogs: {
      chooseFiles: async () => chosen.files,
      chooseFolder: async () => chosen.folder,
      chooseSavePath: async () => chosen.savePath,
    },
    printPage: async () => new TextEncoder().encode('%PDF-1.7 test'),
    preferences,
    machine,
    tray: new WatchedFolder({
      folder: () => settings.intake.folder,
      idOf: (bytes) => vault.idOf(bytes),
      changed: () => emit('tray.changed', null),
      log,
    }),
    freeDiskMb: async () => disk.freeMb,
    chipReadings: new ChipReadings(),
    secondScreen,
    wall,
    copyText: (text) => events.push({ event: 'copied', payload: text }),
    emit,
    cameras: { count: null },
    hub,
    mover,
    updates: options.updates ?? NO_UPDATES,
    logThreshold,
    logFolder: new LogFolder(join(folder, 'logs')),
    closeForUpdate: () => void events.push({ event: 'closed for update', payload: null }),
    joinHub: () => Promise.reject(new Error('a test joins when it opens')),
    backups: {
      make: () => Promise.reject(new Error('a whole program is backed up: test/support/program.ts')),
      read: () => Promise.reject(new Error('a whole program is restored')),
      restore: () => Promise.reject(new Error('a whole program is restored')),
    },
    site: { given: null, onDrives: async () => [] },
  };
  whole = desk;
  if (!office.hub) {
    await seedSampleOffice(desk, RESOURCES, false);
    await db('account').update({ unlocked_at: ALWAYS_USED });
  }
  const handle = createPipeline(
    deskHandlers(desk, 'test', () => ''),
    session,
    log,
  );

  async function call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Reply<Output<C>>> {
    return (await handle(OUR_PAGE, channel, input)) as Reply<Output<C>>;
  }

  async function get<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await call(channel, input);
    if (reply.ok) return reply.value;
    throw new Error(`${channel}: ${reply.code} ${JSON.stringify(reply.details ?? {})}`);
  }

  return {
    desk,
    folder,
    key,
    logLines,
    events,
    chosen,
    printers,
    screens,
    hall,
    disk,
    setNow: (text) => {
      now = toInstant(new Date(text));
    },
    call,
    get,
    async as(username) {
      await get('session.signIn', { username, password: SAMPLE_PASSWORD });
    },
    async sync() {
      await hub?.wake();
    },
    async stopSync() {
      await hub?.stop();
    },
    async move() {
      mover.resume();
      await mover.settled();
      return mover.status();
    },
    async act(id, ...actions) {
      const row = await db('application').where({ id }).first('version');
      return call('applications.act', {
        applicationId: id,
        basedOn: row?.version ?? 0,
        actions: actions.map(([kind, payload = {}]) => ({ id: v7() as ActionId, kind, payload })),
      });
    },
    async close() {
      await hub?.stop();
      await mover.stop();
      await printing.stop();
      await db.destroy();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
