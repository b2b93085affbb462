import type { Knex } from 'knex';
import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { Cursor } from '#common/contract/hub/cursor.ts';
import { SignedHead } from '#common/contract/hub/audit.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { readMeta, writeMeta } from './small-tables.ts';

/** What a desk remembers of its hub. The desk's key lies with the other keys, wrapped by the operating system. */
export const SyncState = z.object({
  hubUrl: z.string(),
  deskId: z.string(),
  deskNumber: z.int(),
  hubKey: z.string(),
  /** The authority that the site file brought, PEM; null where the system's or IT's counts. */
  ca: z.string().nullable().default(null),
  joinedAt: Instant,
  /** Null until the first copy is whole. */
  cursor: Cursor.nullable(),
  /** Where an interrupted first copy goes on. */
  copyAfter: z.string().nullable(),
  /** The day of the last whole copy: which files belong on this desk changes with the day. */
  copiedOn: z.string().nullable().default(null),
  /** Files closed up to then had to leave this desk for want of room. */
  trimmedUpTo: Instant.nullable().default(null),
  /** The highest number of this desk's actions that the hub has answered. */
  answeredSeq: z.int(),
  lastSyncAt: Instant.nullable(),
  auditSeq: z.int(),
  head: SignedHead.nullable(),
  revoked: z.boolean(),
  /** These records came back from a copy: nothing is done here before the hub has said how far this desk had come. */
  restored: z.boolean().default(false),
});
export type SyncState = z.infer<typeof SyncState>;

const KEY = 'sync';

/** Null for a desk that is its own authority. */
export async function readSyncState(db: Knex): Promise<SyncState | null> {
  const stored = await readMeta(db, KEY);
  return stored === null ? null : SyncState.parse(JSON.parse(stored));
}

export async function writeSyncState(db: Knex, state: SyncState): Promise<void> {
  await writeMeta(db, KEY, JSON.stringify(state));
}

export async function changeSyncState(db: Knex, change: Partial<SyncState>): Promise<SyncState | null> {
  const state = await readSyncState(db);
  if (!state) return null;
  const next = { ...state, ...change };
  await writeSyncState(db, next);
  return next;
}

export type Base = { version: number; file: Application | null };

/** Keeps the hub's state of a file apart, once, before this desk adds to it what the hub has not decided. */
export async function keepBase(
  trx: Knex,
  applicationId: ApplicationId,
  file: Application | null,
): Promise<void> {
  await trx('sync_base')
    .insert({
      application_id: applicationId,
      version: file?.version ?? 0,
      snapshot: file && JSON.stringify(file),
    })
    .onConflict('application_id')
    .ignore();
}

export async function readBases(
  trx: Knex,
  applicationIds: readonly ApplicationId[],
): Promise<Map<ApplicationId, Base>> {
  const rows: { application_id: ApplicationId; version: number; snapshot: string | null }[] = await trx(
    'sync_base',
  )
    .whereRaw('application_id in (select value from json_each(?))', [JSON.stringify(applicationIds)])
    .select('application_id', 'version', 'snapshot');
  return new Map(
    rows.map(({ application_id, version, snapshot }) => [
      application_id,
      { version, file: snapshot === null ? null : (JSON.parse(snapshot) as Application) },
    ]),
  );
}

export type FileBase = { applicationId: ApplicationId; base: Base | null };

/** Null where nothing of this desk lies on the file any more: what it shows is the hub's state. */
export async function setBases(trx: Knex, bases: readonly FileBase[]): Promise<void> {
  await trx('sync_base')
    .whereRaw('application_id in (select value from json_each(?))', [
      JSON.stringify(bases.map(({ applicationId }) => applicationId)),
    ])
    .delete();
  for (const { applicationId, base } of bases) if (base) await keepBase(trx, applicationId, base.file);
}
