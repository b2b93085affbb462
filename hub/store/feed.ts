import type { Knex } from 'knex';
import { CodedError } from '#common/contract/coded-error.ts';

/** Where an office's feed and its audit chain stand. Who holds it alone may let them grow. */
export type OfficePlace = {
  epoch: string;
  feedSeq: number;
  auditSeq: number;
  auditHash: string;
  rulesSeq: number;
  windowUntil: string;
  /** Not null and not DONE: the office is moving here from its desk, and nothing else adds to its files. */
  takeOver: 'ENROLLED' | 'RUNNING' | 'DONE' | null;
};

export const PLACE_COLUMNS = {
  epoch: 'epoch',
  feedSeq: 'feed_seq',
  auditSeq: 'audit_seq',
  auditHash: 'audit_hash',
  rulesSeq: 'rules_seq',
  windowUntil: 'window_until',
  takeOver: 'take_over_state',
} as const;

/**
 * Taken until the transaction ends: without it a reader could pass by a number that is written later (603 of 3,200 did). Its key is left
 * alone: two who had each written a row that points to the office would wait for one another without end.
 */
export async function lockOffice(trx: Knex, officeId: string): Promise<OfficePlace> {
  return found(await trx('office').where({ id: officeId }).forNoKeyUpdate().first(PLACE_COLUMNS));
}

export async function readPlace(db: Knex, officeId: string): Promise<OfficePlace> {
  return found(await db('office').where({ id: officeId }).first(PLACE_COLUMNS));
}

/** The end of every office's feed. */
export async function feedEnds(db: Knex): Promise<{ office: string; seq: number }[]> {
  return db('office').orderBy('code').select({ office: 'code', seq: 'feed_seq' });
}

/** Takes `count` places in the feed and wakes whoever listens; returns the last of them. */
export async function nextFeedSeq(trx: Knex, officeId: string, count = 1): Promise<number> {
  const rows: { feed_seq: number }[] = await trx('office')
    .where({ id: officeId })
    .increment('feed_seq', count)
    .returning('feed_seq');
  const [row] = rows;
  if (!row) throw new CodedError('HUB_NOT_SET_UP');
  await notifyFeed(trx, officeId);
  return row.feed_seq;
}

/** Delivered when the transaction commits. */
export async function notifyFeed(trx: Knex, officeId: string): Promise<void> {
  await trx.raw(`select pg_notify('feed', ?)`, [officeId]);
}

/** From here on the rules are others: every hub of the office reads them anew before it decides again. */
export async function markRulesChanged(trx: Knex, officeId: string, feedSeq: number): Promise<void> {
  await trx('office').where({ id: officeId }).update({ rules_seq: feedSeq });
}

/** An office whose desk still decides for itself; so does one that was called off half-way. */
export function isMoving({ takeOver }: Pick<OfficePlace, 'takeOver'>): boolean {
  return takeOver !== null && takeOver !== 'DONE';
}

function found(place: OfficePlace | undefined): OfficePlace {
  if (!place) throw new CodedError('HUB_NOT_SET_UP');
  return place;
}
