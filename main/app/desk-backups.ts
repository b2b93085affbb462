import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gt } from 'semver';
import { must } from '#common/kernel/must.ts';
import { BACKUP_ENDING, type BackupAbout, type BackupPreview } from '#common/contract/ipc/backup.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { BackupPort, Desk } from '#main/features/desk.ts';
import { OfficeContext } from '#main/features/office/office-context.ts';
import {
  forgetStaged,
  layOut,
  unreadable,
  writeBackup,
  type Staged,
} from '#main/features/station/backup/backup-file.ts';
import { markRestored } from '#main/features/station/backup/mark-restored.ts';
import { MOVED_AWAY } from '#main/features/station/backup/moved-away.ts';
import { checkRecords, copyRecordsTo } from '#main/records/check-records.ts';
import type { Upgrade } from '#main/records/copy-before.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { SCHEMA_VERSION } from '#main/records/migrations/index.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { listFileIds } from '#main/records/repositories/applications.ts';
import { countUnanswered } from '#main/records/repositories/outbox.ts';
import { forgetMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { countUploads } from '#main/records/repositories/uploads.ts';
import { fromRecoveryText, keepKey } from '#main/settings/keys.ts';
import { readSettings, type DeskSettings } from '#main/settings/settings.ts';
import { Vault } from '#runtime/vault/vault.ts';
import type { DeskParts } from './desk-parts.ts';

/** The desk as it is open; null on a PC that cannot open what it holds. */
type Opened = { desk: () => Desk; dataKey: Buffer; attachmentKey: Buffer } | null;

/** Of the PC that a backup brings along; keys are wrapped anew, and what was seen of updates stays. */
const CARRIED = [
  'preferences',
  'intake',
  'fingers',
  'qualityProgram',
  'printers',
  'chipReader',
  'seals',
  'desk',
  'idleLockMinutes',
  'cipher',
] as const satisfies readonly (keyof DeskSettings)[];

export class DeskBackups implements BackupPort {
  readonly #parts: DeskParts;
  readonly #opened: Opened;
  #staged: (Staged & { dataKey: Buffer }) | null = null;

  constructor(parts: DeskParts, opened: Opened) {
    this.#parts = parts;
    this.#opened = opened;
  }

  async make(folder: string, isMove: boolean): Promise<{ name: string; bytes: number }> {
    const { desk, dataKey } = must(this.#opened, 'only an open desk is backed up');
    const { office, session, db, clock } = desk();
    const stamp = clock.now().replaceAll(/[-:]|\.\d+/g, '');
    const name = `loket-${session.desk.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${stamp}.${BACKUP_ENDING}`;
    const place = {
      officeCode: office.info()?.code ?? '',
      officeName: office.info()?.name ?? '',
      deskName: session.desk,
      deskId: office.hub?.deskId ?? null,
      isMove,
    };
    const path = join(folder, name);
    if (!isMove) return { name, bytes: await this.#write(db, path, place) };
    let done: number | Error = 0;
    await this.#parts.whileClosed(async () => {
      done = await this.#closeWith(dataKey, path, place).catch((error: Error) => error);
    });
    if (typeof done !== 'number') throw done;
    return { name, bytes: done };
  }

  /** Nothing can be done between the copy and the end of this desk. */
  async #closeWith(dataKey: Buffer, path: string, place: Place): Promise<number> {
    const db = await openIn(this.#parts.dataFolder, dataKey, this.#parts.settings.all().cipher);
    try {
      const bytes = await this.#write(db, path, place);
      await writeMeta(db, MOVED_AWAY, this.#parts.clock.now());
      return bytes;
    } finally {
      await db.destroy();
    }
  }

  async #write(db: DeskDatabase, path: string, place: Place): Promise<number> {
    const { dataFolder, settings, version, profile, clock } = this.#parts;
    const { dataKey, attachmentKey } = must(this.#opened, 'only an open desk is backed up');
    const vault = join(dataFolder, 'vault');
    const records = join(dataFolder, `backup-${randomBytes(4).toString('hex')}.db`);
    const kept = settings.all();
    try {
      await copyRecordsTo(db, records);
      const about: BackupAbout = {
        format: 'loket-desk/1',
        program: version,
        schema: SCHEMA_VERSION,
        profile,
        ...place,
        madeAt: clock.now(),
        files: (await listFileIds(db)).length,
        pictures: (await new Vault(vault, attachmentKey).sizes()).size,
        waiting: place.deskId === null ? 0 : await unsent(db),
      };
      const carried = Object.fromEntries(CARRIED.map((key) => [key, kept[key]]));
      return await writeBackup(path, dataKey, { about, settings: carried, attachmentKey, records, vault });
    } finally {
      await rm(records, { force: true });
    }
  }

  async read(path: string, recoveryText: string | null): Promise<BackupPreview> {
    this.#staged = null;
    const dataKey = recoveryText === null ? this.#opened?.dataKey : keyIn(recoveryText);
    if (!dataKey) throw new CodedError('RECOVERY_TEXT_WRONG');
    const staged = await layOut(path, dataKey, this.#parts.userData);
    try {
      await this.#assertFits(staged.about);
      await this.#assertWhole(staged, dataKey);
    } catch (error) {
      await forgetStaged(this.#parts.userData);
      throw error;
    }
    this.#staged = { ...staged, dataKey };
    const { officeName, deskName, madeAt, files, pictures, waiting, isMove, program, deskId } = staged.about;
    return {
      officeName,
      deskName,
      madeAt,
      files,
      pictures,
      waiting,
      isMove,
      program,
      hasHub: deskId !== null,
      isReplacing: await this.#holdsWork(),
    };
  }

  /** Throws DESK_BACKUP_NEWER, PROFILE_MISMATCH, DESK_BACKUP_OTHER, RESTORE_UNSENT. */
  async #assertFits(about: BackupAbout): Promise<void> {
    const { version, profile } = this.#parts;
    if (about.schema > SCHEMA_VERSION || gt(about.program, version)) {
      throw new CodedError('DESK_BACKUP_NEWER', { found: about.program, known: version });
    }
    if ((about.profile === 'production') !== (profile === 'production')) {
      throw new CodedError('PROFILE_MISMATCH', { found: about.profile, started: profile });
    }
    if (!this.#opened || !(await this.#holdsWork())) return;
    const { office, db } = this.#opened.desk();
    const isSame = office.info()?.code === about.officeCode && (office.hub?.deskId ?? null) === about.deskId;
    if (!isSame) {
      throw new CodedError('DESK_BACKUP_OTHER', { desk: about.deskName, office: about.officeName });
    }
    const count = office.hub ? await unsent(db) : 0;
    if (count > 0) throw new CodedError('RESTORE_UNSENT', { count });
  }

  async #assertWhole(staged: Staged, dataKey: Buffer): Promise<void> {
    const { folder, about, attachmentKey, settings } = staged;
    const data = join(folder, 'data');
    const db = await openStaged(data, dataKey, readSettings(settings).cipher).catch(unreadable);
    try {
      const pictures = (await new Vault(join(data, 'vault'), attachmentKey).sizes()).size;
      if ((await checkRecords(db)).length > 0 || pictures !== about.pictures) unreadable();
    } finally {
      await db.destroy();
    }
  }

  async restore(): Promise<SessionStatus> {
    const staged = this.#staged;
    if (!staged || !existsSync(staged.folder)) throw new CodedError('DESK_BACKUP_UNREADABLE');
    const { dataFolder, settings, userData } = this.#parts;
    // The desk goes on while somebody reads the preview.
    await this.#assertFits(staged.about);
    const isAtHub = this.#opened?.desk().office.hub !== null && this.#opened !== null;
    const keepsAside = !isAtHub && (await this.#holdsWork());
    await this.#mark(staged);
    const before = settings.all();
    const aside = asideOf(dataFolder);
    const status = await this.#parts.whileClosed(async () => {
      await rm(aside, { recursive: true, force: true });
      if (existsSync(dataFolder)) await rename(dataFolder, aside);
      await rename(join(staged.folder, 'data'), dataFolder);
      this.#take(staged);
    });
    if (status.state === 'BLOCKED') {
      await this.#parts.whileClosed(async () => {
        await rm(dataFolder, { recursive: true, force: true });
        if (existsSync(aside)) await rename(aside, dataFolder);
        for (const key of [...CARRIED, 'dataKey', 'attachmentKey'] as const) put(settings, key, before[key]);
      });
      throw new CodedError(status.problem?.code ?? 'INTERNAL', status.problem?.details);
    }
    await forgetStaged(userData);
    if (!keepsAside) await rm(aside, { recursive: true, force: true });
    return status;
  }

  async #mark({ folder, about, settings, dataKey }: Staged & { dataKey: Buffer }): Promise<void> {
    const { clock, resources } = this.#parts;
    const db = await openStaged(join(folder, 'data'), dataKey, readSettings(settings).cipher);
    try {
      const office = new OfficeContext(resources, clock);
      await office.refresh(db);
      const { madeAt, deskName: desk } = about;
      await markRestored(db, { now: clock.now(), today: office.today(), madeAt, desk });
    } finally {
      await db.destroy();
    }
  }

  #take({ settings: kept, attachmentKey, dataKey }: Staged & { dataKey: Buffer }): void {
    const { settings, keyring } = this.#parts;
    const read = readSettings(kept);
    for (const key of CARRIED) put(settings, key, read[key]);
    keepKey('dataKey', dataKey, settings, keyring);
    keepKey('attachmentKey', attachmentKey, settings, keyring);
  }

  /** Records that cannot be opened may still hold something. */
  async #holdsWork(): Promise<boolean> {
    if (!this.#opened) return existsSync(join(this.#parts.dataFolder, 'desk.db'));
    return (await this.#opened.desk().session.status()).state !== 'SETUP';
  }
}

type Place = Pick<BackupAbout, 'officeCode' | 'officeName' | 'deskName' | 'deskId' | 'isMove'>;

function put<K extends keyof DeskSettings>(
  settings: DeskParts['settings'],
  key: K,
  value: DeskSettings[K],
): void {
  settings.set(key, value);
}

/** Actions and pictures that are at no server. */
export async function unsent(db: DeskDatabase): Promise<number> {
  const { waiting, setAside } = await countUploads(db);
  return (await countUnanswered(db)).count + waiting + setAside;
}

/** The recovery text begins with the key of the records. */
function keyIn(text: string): Buffer | null {
  return fromRecoveryText(text.trim().split(/\s+/)[0] ?? '');
}

function asideOf(dataFolder: string): string {
  return `${dataFolder}-before-restore`;
}

/** A restore that was cut off between two steps: what lay here before is there still. */
export function putBackUnfinished(dataFolder: string): void {
  const aside = asideOf(dataFolder);
  if (!existsSync(dataFolder) && existsSync(aside)) renameSync(aside, dataFolder);
}

/** Records that were closed to go on elsewhere are opened again; with a wrong key nothing happens, and the desk says so itself. */
export async function openAgain(
  dataFolder: string,
  key: Buffer,
  cipher: DeskSettings['cipher'],
): Promise<void> {
  if (!existsSync(join(dataFolder, 'desk.db'))) return;
  const db = await openIn(dataFolder, key, cipher).catch(() => null);
  if (!db) return;
  await forgetMeta(db, MOVED_AWAY);
  await db.destroy();
}

/** What was laid out is a copy itself. */
export function openStaged(
  folder: string,
  key: Buffer,
  cipher: DeskSettings['cipher'],
): Promise<DeskDatabase> {
  return openIn(folder, key, cipher, null);
}

function openIn(
  folder: string,
  key: Buffer,
  cipher: DeskSettings['cipher'],
  upgrade?: Upgrade | null,
): Promise<DeskDatabase> {
  return openDatabase({
    filename: join(folder, 'desk.db'),
    key,
    ...(cipher ? { cipher } : {}),
    ...(upgrade === undefined ? {} : { upgrade }),
  });
}
