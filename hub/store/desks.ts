import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { DeskLock } from '#common/contract/hub/fleet.ts';
import type { CodeKind, DeskInfo, DeskKey, OpenCode } from '#common/contract/hub/station.ts';
import type { Ring } from '#common/domain/station/rings.ts';

export type DeskRecord = DeskInfo & {
  officeId: string;
  number: number;
  thumbprint: string;
  ring: Ring;
  lock: DeskLock | null;
};

type Row = {
  id: string;
  office_id: string;
  name: string;
  thumbprint: string;
  enrolled_at: string;
  revoked_at: string | null;
  last_seen_at: string | null;
  last_seq: string | number;
  number: number;
  ring: Ring;
  lock: DeskLock | null;
};

const COLUMNS = [
  'id',
  'office_id',
  'name',
  'thumbprint',
  'enrolled_at',
  'revoked_at',
  'last_seen_at',
  'last_seq',
  'number',
  'ring',
  'lock',
] as const;

export async function findDesk(db: Knex, id: string): Promise<DeskRecord | null> {
  const row: Row | undefined = await db('desk').where({ id }).first(COLUMNS);
  return row ? toDesk(row) : null;
}

export async function findDeskByThumbprint(db: Knex, thumbprint: string): Promise<DeskRecord | null> {
  const row: Row | undefined = await db('desk').where({ thumbprint }).first(COLUMNS);
  return row ? toDesk(row) : null;
}

/** The public half of the desk's key. */
export async function findDeskKey(db: Knex, id: string): Promise<DeskKey | null> {
  const row: { public_key: DeskKey } | undefined = await db('desk').where({ id }).first('public_key');
  return row?.public_key ?? null;
}

export async function listDesks(db: Knex, officeId: string): Promise<DeskRecord[]> {
  const rows: Row[] = await db('desk').where({ office_id: officeId }).orderBy('number').select(COLUMNS);
  return rows.map(toDesk);
}

/** The caller holds the office's lock: numbers count without a gap. */
export async function insertDesk(
  trx: Knex,
  desk: { id: string; officeId: string; name: string; key: DeskKey; thumbprint: string; at: Instant },
): Promise<number> {
  const row = await trx('desk').where({ office_id: desk.officeId }).max({ highest: 'number' }).first();
  const number = Number(row?.['highest'] ?? 0) + 1;
  await trx('desk').insert({
    id: desk.id,
    office_id: desk.officeId,
    name: desk.name,
    public_key: JSON.stringify(desk.key),
    thumbprint: desk.thumbprint,
    enrolled_at: desk.at,
    number,
  });
  return number;
}

export async function noteSeen(db: Knex, id: string, at: Instant): Promise<void> {
  await db('desk').where({ id }).whereNull('revoked_at').update({ last_seen_at: at });
}

/** One key a desk: the one before is known no more. */
export async function replaceKey(
  trx: Knex,
  id: string,
  { key, thumbprint }: { key: DeskKey; thumbprint: string },
): Promise<void> {
  await trx('desk')
    .where({ id })
    .update({ public_key: JSON.stringify(key), thumbprint, revoked_at: null });
}

/** Its own sign-ins end with it. */
export async function revokeDesk(trx: Knex, id: string, at: Instant): Promise<void> {
  await trx('desk').where({ id }).whereNull('revoked_at').update({ revoked_at: at });
  await trx('sign_in').where({ desk_id: id }).where('until', '>', at).update({ until: at });
}

export async function countOpenFiles(db: Knex, officeId: string): Promise<number> {
  const row = await db('application')
    .where({ office_id: officeId })
    .whereNotIn('state', FINAL_STATES)
    .count({ n: '*' })
    .first();
  return Number(row?.['n'] ?? 0);
}

export type EnrolmentRecord = {
  id: string;
  officeId: string;
  deskName: string;
  codeHash: string;
  kind: CodeKind;
  /** Of a new key: whose. */
  forDesk: string | null;
  usedAt: Instant | null;
  deskId: string | null;
};

export async function insertEnrolment(
  trx: Knex,
  enrolment: {
    id: string;
    officeId: string;
    deskName: string;
    kind: CodeKind;
    forDesk: string | null;
    selector: string;
    codeHash: string;
    tries: number;
    createdAt: Instant;
    createdBy: string;
    expiresAt: Instant;
  },
): Promise<void> {
  await trx('enrolment').insert({
    id: enrolment.id,
    office_id: enrolment.officeId,
    desk_name: enrolment.deskName,
    kind: enrolment.kind,
    for_desk: enrolment.forDesk,
    selector: enrolment.selector,
    code_hash: enrolment.codeHash,
    tries_left: enrolment.tries,
    created_at: enrolment.createdAt,
    created_by: enrolment.createdBy,
    expires_at: enrolment.expiresAt,
  });
}

/** Every look costs a try of each code that it could be, and is written before anything is compared. */
export async function takeEnrolmentTry(db: Knex, selector: string, now: Instant): Promise<EnrolmentRecord[]> {
  const rows: {
    id: string;
    office_id: string;
    desk_name: string;
    code_hash: string;
    kind: CodeKind;
    for_desk: string | null;
    used_at: string | null;
    desk_id: string | null;
  }[] = await db('enrolment')
    .where({ selector })
    .where('expires_at', '>', now)
    .whereNull('withdrawn_at')
    .where('tries_left', '>', 0)
    .update({ tries_left: db.raw('tries_left - 1') })
    .returning(['id', 'office_id', 'desk_name', 'code_hash', 'kind', 'for_desk', 'used_at', 'desk_id']);
  return rows.map((row) => ({
    id: row.id,
    officeId: row.office_id,
    deskName: row.desk_name,
    codeHash: row.code_hash,
    kind: row.kind,
    forDesk: row.for_desk,
    usedAt: row.used_at as Instant | null,
    deskId: row.desk_id,
  }));
}

/** Codes with which somebody could still come in, those first that end first. */
export async function listOpenCodes(db: Knex, officeId: string, now: Instant): Promise<OpenCode[]> {
  const rows: { id: string; desk_name: string; kind: CodeKind; created_at: string; expires_at: string }[] =
    await stillOpen(db, officeId, now)
      .orderBy(['expires_at', 'created_at', 'id'])
      .select('id', 'desk_name', 'kind', 'created_at', 'expires_at');
  return rows.map((row) => ({
    id: row.id,
    deskName: row.desk_name,
    kind: row.kind,
    // Written by this module from moments.
    createdAt: row.created_at as Instant,
    expiresAt: row.expires_at as Instant,
  }));
}

/** Answers those that were still open and are not any more. */
export async function endCodes(
  trx: Knex,
  officeId: string,
  ids: readonly string[],
  at: Instant,
): Promise<{ id: string; deskName: string }[]> {
  const rows: { id: string; desk_name: string }[] = await stillOpen(trx, officeId, at)
    .whereIn('id', ids)
    .update({ withdrawn_at: at })
    .returning(['id', 'desk_name']);
  return rows.map(({ id, desk_name: deskName }) => ({ id, deskName }));
}

function stillOpen(db: Knex, officeId: string, now: Instant): Knex.QueryBuilder {
  return db('enrolment')
    .where({ office_id: officeId })
    .whereNull('used_at')
    .whereNull('withdrawn_at')
    .where('expires_at', '>', now)
    .where('tries_left', '>', 0);
}

/** False when somebody else used it in between, or IT withdrew it. */
export async function useEnrolment(
  trx: Knex,
  id: string,
  { deskId, at }: { deskId: string; at: Instant },
): Promise<boolean> {
  const changed = await trx('enrolment')
    .where({ id })
    .whereNull('used_at')
    .whereNull('withdrawn_at')
    .update({ used_at: at, desk_id: deskId });
  return changed === 1;
}

export function toDeskInfo({
  deskId,
  name,
  enrolledAt,
  lastSeenAt,
  revokedAt,
  lastSeq,
}: DeskRecord): DeskInfo {
  return { deskId, name, enrolledAt, lastSeenAt, revokedAt, lastSeq };
}

function toDesk(row: Row): DeskRecord {
  return {
    deskId: row.id,
    officeId: row.office_id,
    name: row.name,
    thumbprint: row.thumbprint,
    number: row.number,
    ring: row.ring,
    lock: row.lock,
    // Written by this module from a moment.
    enrolledAt: row.enrolled_at as Instant,
    lastSeenAt: row.last_seen_at as Instant | null,
    revokedAt: row.revoked_at as Instant | null,
    lastSeq: Number(row.last_seq),
  };
}
