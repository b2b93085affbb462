import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { HubPolicy, type HubOfficeSettings } from '#common/contract/hub/documents.ts';
import { GENESIS } from '#runtime/audit/chain.ts';
import { publishDocument } from './documents.ts';
import { nextFeedSeq } from './feed.ts';

type Row = {
  code: string;
  name: string;
  city: string;
  zone: HubOfficeSettings['zone'];
  stage_policy: HubOfficeSettings['stagePolicy'];
};

export async function findOffice(db: Knex, officeId: string): Promise<HubOfficeSettings | null> {
  const row: Row | undefined = await db('office')
    .where({ id: officeId })
    .first('code', 'name', 'city', 'zone', 'stage_policy');
  if (!row) return null;
  const { code, name, city, zone, stage_policy: stagePolicy } = row;
  return { code, name, city, zone, stagePolicy };
}

export async function getOffice(db: Knex, officeId: string): Promise<HubOfficeSettings> {
  const office = await findOffice(db, officeId);
  if (!office) throw new CodedError('HUB_NOT_SET_UP');
  return office;
}

export async function listOfficeIds(db: Knex): Promise<string[]> {
  return db('office').orderBy('created_at').pluck('id');
}

export type NewOffice = Omit<HubOfficeSettings, 'stagePolicy'> & { id: string; createdAt: Instant };

/** An office with the documents that its desks begin with. Throws ALREADY_SET_UP for a code that is there. */
export async function createOffice(store: Knex, office: NewOffice): Promise<string> {
  const { id, code, name, city, zone, createdAt } = office;
  await store.transaction(async (trx) => {
    const columns = {
      id,
      code,
      name,
      city,
      zone,
      epoch: newEpoch(),
      audit_hash: GENESIS,
      created_at: createdAt,
    };
    const rows = await trx('office').insert(columns).onConflict('code').ignore().returning('id');
    if (rows.length === 0) throw new CodedError('ALREADY_SET_UP');
    const settings: HubOfficeSettings = { code, name, city, zone, stagePolicy: {} };
    const bodies = { office: settings, outages: [], policy: HubPolicy.parse({}) };
    let feedSeq = await nextFeedSeq(trx, id, 3);
    for (const [name, body] of Object.entries(bodies)) {
      await publishDocument(trx, id, { name, body, feedSeq, at: createdAt, by: '' });
      feedSeq -= 1;
    }
  });
  return id;
}

export async function setStagePolicy(
  trx: Knex,
  officeId: string,
  stagePolicy: HubOfficeSettings['stagePolicy'],
): Promise<void> {
  await trx('office')
    .where({ id: officeId })
    .update({ stage_policy: JSON.stringify(stagePolicy) });
}

/** Which of the duties that an office may give up its procedure blocks; the database holds to it. */
export async function setBlockedDuties(
  trx: Knex,
  officeId: string,
  duties: readonly string[],
): Promise<void> {
  await trx('office')
    .where({ id: officeId })
    .update({ duties: JSON.stringify(duties) });
}

/** After a restore from a backup: numbers that desks have seen may be given out again, so every desk copies anew. */
export async function beginEpoch(trx: Knex, officeId: string): Promise<void> {
  await trx('office').where({ id: officeId }).update({ epoch: newEpoch() });
  // Files of statuses that were written after the backup keep their numbers for themselves.
  await trx('gateway_state').where({ office_id: officeId }).increment('batch_no', 1000);
}

/** 14 digits to the base of 36: what a cursor holds, and never the same twice. */
function newEpoch(): string {
  return randomBytes(9)
    .reduce((text, byte) => text + (byte % 36).toString(36), Date.now().toString(36))
    .slice(0, 17);
}

export async function setWindow(trx: Knex, officeId: string, windowUntil: string): Promise<void> {
  await trx('office').where({ id: officeId }).update({ window_until: windowUntil });
}
