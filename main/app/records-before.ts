import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { CopyPreview } from '#common/contract/ipc/backup.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { OfficeContext } from '#main/features/office/office-context.ts';
import { forgetStaged, STAGED } from '#main/features/station/backup/backup-file.ts';
import { markRestored } from '#main/features/station/backup/mark-restored.ts';
import { checkRecords } from '#main/records/check-records.ts';
import { copiesBefore, type CopyBefore } from '#main/records/copy-before.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { openAsTheyAre } from '#main/records/open-database.ts';
import { listFileIds } from '#main/records/repositories/applications.ts';
import { fromRecoveryText } from '#main/settings/keys.ts';
import { openStaged, unsent } from './desk-backups.ts';
import type { DeskParts } from './desk-parts.ts';

type Chosen = { staged: string; dataKey: Buffer; copy: CopyBefore };

/**
 * The way back for a program that is older than the records: the copy that was made of them before the update. The newer records stay in
 * `backups`, for what the copy does not hold.
 */
export class RecordsBefore {
  readonly #parts: DeskParts;
  #chosen: Chosen | null = null;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Throws RECOVERY_TEXT_WRONG, DATABASE_KEY_LOST, COPY_BEFORE_MISSING. */
  async read(recoveryText: string): Promise<CopyPreview> {
    this.#chosen = null;
    const dataKey = fromRecoveryText(recoveryText.trim().split(/\s+/)[0] ?? '');
    if (!dataKey) throw new CodedError('RECOVERY_TEXT_WRONG');
    const lost = await this.#unsentNow(dataKey);
    for (const copy of await copiesBefore(this.#parts.dataFolder)) {
      const staged = await this.#lay(copy);
      const db = await openStaged(staged, dataKey, this.#cipher).catch(() => null);
      // Of a version that is newer still, or damaged: an earlier one may do.
      if (!db) continue;
      try {
        if ((await checkRecords(db)).length > 0) continue;
        const preview = await this.#previewOf(db, copy);
        this.#chosen = { staged, dataKey, copy };
        return { ...preview, unsent: preview.hasHub ? lost : null };
      } finally {
        await db.destroy();
      }
    }
    await forgetStaged(this.#parts.userData);
    throw new CodedError('COPY_BEFORE_MISSING');
  }

  async restore(): Promise<SessionStatus> {
    const chosen = this.#chosen;
    if (!chosen) throw new CodedError('COPY_BEFORE_MISSING');
    this.#chosen = null;
    const { dataFolder, clock, userData } = this.#parts;
    await this.#mark(chosen);
    const records = join(dataFolder, 'desk.db');
    const aside = join(dataFolder, 'backups', `desk-newer-${clock.now().replaceAll(/\D/g, '')}.db`);
    const status = await this.#parts.whileClosed(async () => {
      // Beside the copy a journal of the newer records would be taken for its own.
      await (await openAsTheyAre(records, chosen.dataKey, this.#cipher)).destroy();
      await link(records, aside).catch(() => copyFile(records, aside));
      // One step: at no moment there are no records.
      await rename(join(chosen.staged, 'desk.db'), records);
    });
    if (status.state === 'BLOCKED') {
      await this.#parts.whileClosed(() => rename(aside, records));
      throw new CodedError(status.problem?.code ?? 'INTERNAL', status.problem?.details);
    }
    await forgetStaged(userData);
    return status;
  }

  get #cipher() {
    return this.#parts.settings.all().cipher ?? 'aegis';
  }

  async #lay({ path }: CopyBefore): Promise<string> {
    const { userData } = this.#parts;
    await forgetStaged(userData);
    const folder = join(userData, `${STAGED}${randomBytes(4).toString('hex')}`);
    await mkdir(folder, { mode: 0o700 });
    await copyFile(path, join(folder, 'desk.db'));
    return folder;
  }

  /** What the newer records hold that is at no server; null where they have another form. */
  async #unsentNow(dataKey: Buffer): Promise<number | null> {
    const { dataFolder } = this.#parts;
    const db = await openAsTheyAre(join(dataFolder, 'desk.db'), dataKey, this.#cipher).catch(() => {
      throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
    });
    try {
      return await unsent(db).catch(() => null);
    } finally {
      await db.destroy();
    }
  }

  async #previewOf(db: DeskDatabase, { version, madeAt }: CopyBefore): Promise<Omit<CopyPreview, 'unsent'>> {
    const { clock, resources, settings } = this.#parts;
    const office = new OfficeContext(resources, clock);
    await office.refresh(db);
    return {
      officeName: office.info()?.name ?? '',
      deskName: settings.desk(),
      madeAt,
      beforeVersion: version,
      files: (await listFileIds(db)).length,
      hasHub: office.hub !== null,
    };
  }

  async #mark({ staged, dataKey, copy: { madeAt } }: Chosen): Promise<void> {
    const { clock, resources, settings } = this.#parts;
    const db = await openStaged(staged, dataKey, this.#cipher);
    try {
      const office = new OfficeContext(resources, clock);
      await office.refresh(db);
      await markRestored(db, { now: clock.now(), today: office.today(), madeAt, desk: settings.desk() });
    } finally {
      await db.destroy();
    }
  }
}
