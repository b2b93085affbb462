import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import type { HubBlank } from '#common/contract/hub/pull.ts';
import { insertAll } from './bulk.ts';

export type BlankBatch = {
  serials: readonly string[];
  kind: PassportKind;
  pages: 24 | 48;
  reference: string;
  at: Instant;
  /** Place in the feed of the last of them. */
  lastSeq: number;
};

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

/** New ones, in stock. */
export async function insertBlanks(trx: Knex, officeId: string, batch: BlankBatch): Promise<void> {
  const { serials, kind, pages, reference, at, lastSeq } = batch;
  const blanks = serials.map((serial): HubBlank => ({
    serial,
    kind,
    pages,
    state: 'IN_STOCK',
    applicationId: null,
    reference,
    changedAt: at,
  }));
  await insertLedger(trx, officeId, { blanks, lastSeq });
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
    reference: blank.reference,
    changed_at: blank.changedAt,
    feed_seq: lastSeq - blanks.length + 1 + index,
  }));
  await insertAll(trx, { table: 'blank', columns, ...(suffix === undefined ? {} : { suffix }) }, rows);
}
