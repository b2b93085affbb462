import type { Knex } from 'knex';
import type { HubBlank } from '#common/contract/hub/pull.ts';
import { insertAll } from './bulk.ts';

/** `lastSeq` is the place of the last of them in the feed. */
type Ledger = { blanks: readonly HubBlank[]; lastSeq: number };

export async function knownBlanks(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Promise<string[]> {
  return trx('blank')
    .where({ office_id: officeId })
    .whereRaw('serial = any(?)', [[...serials]])
    .orderBy('serial')
    .pluck('serial');
}

/** New ones, in the safe. */
export async function insertBlanks(trx: Knex, officeId: string, ledger: Ledger): Promise<void> {
  await insertLedger(trx, officeId, ledger);
}

/** Blanks in whatever state a desk's ledger has them; those that are here already stay as they are. */
export async function moveLedger(trx: Knex, officeId: string, ledger: Ledger): Promise<void> {
  await insertLedger(trx, officeId, ledger, 'on conflict (office_id, serial) do nothing');
}

async function insertLedger(trx: Knex, officeId: string, ledger: Ledger, suffix?: string): Promise<void> {
  const { blanks, lastSeq } = ledger;
  const columns = {
    office_id: 'text',
    serial: 'text',
    kind: 'text',
    pages: 'integer',
    state: 'text',
    application_id: 'text',
    holder: 'text',
    reference: 'text',
    changed_at: 'text',
    feed_seq: 'bigint',
  };
  const rows = blanks.map((blank, index) => ({
    office_id: officeId,
    serial: blank.serial,
    kind: blank.kind,
    pages: blank.pages,
    state: blank.state,
    application_id: blank.applicationId,
    holder: blank.holder,
    reference: blank.reference,
    changed_at: blank.changedAt,
    feed_seq: lastSeq - blanks.length + 1 + index,
  }));
  await insertAll(trx, { table: 'blank', columns, ...(suffix === undefined ? {} : { suffix }) }, rows);
}
