import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { expect, it } from 'vitest';
import { foldMovements, handOf, type HeldBlank } from '#common/domain/production/custody.ts';
import { movementsAfter } from '#main/records/repositories/custody.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { findHeld, listMovements } from '#hub/store/custody.ts';
import { migrate } from '#hub/store/migrate.ts';
import { openTestHub } from '#test/support/test-hub.ts';

const FILE = '00000000-0000-7000-8000-0000000000f1';
const AT = '2026-11-24T01:00:00.000Z';
const STATES = ['IN_STOCK', 'ALLOCATED', 'PRINTED', 'ISSUED', 'VOIDED', 'SPOILED'] as const;

/** A number in each state, as the program before the ledger kept them. */
const OLD = STATES.map((state, index) => ({
  serial: `E000000${index + 1}`,
  kind: 'ELECTRONIC',
  pages: 48,
  state,
  application_id: state === 'IN_STOCK' ? null : FILE,
  reference: 'BA-1',
  changed_at: AT,
}));
const PLACES = ['VAULT', 'FILE', 'FILE', 'ISSUED', 'VOIDED', 'SPOILED'];

function placesOf(blanks: readonly HeldBlank[]): string[] {
  return blanks.map((blank) => handOf(blank).at);
}

it('the stock of a desk begins in the safe, or in its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-custody-'));
  const open = (upTo?: number) =>
    openDatabase({ filename: join(folder, 'desk.db'), key: Buffer.alloc(32, 5), ...(upTo ? { upTo } : {}) });
  const old = await open(120);
  await old('blank').insert(OLD);
  await old.destroy();
  const db = await open();
  const { movements } = await movementsAfter(db, { after: 0, limit: 100 });
  const { ledger, broken } = foldMovements(movements);
  expect(broken).toEqual([]);
  expect(placesOf([...ledger.values()])).toEqual(PLACES);
  expect(await db('blank').whereNotNull('holder')).toEqual([]);
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

it('the stock of a hub begins in the safe, or in its file', async () => {
  const test = await openTestHub();
  await test.hub.store.raw('create database older');
  const url = new URL(test.url);
  url.pathname = '/older';
  const store = knex({ client: 'pg', connection: url.toString(), pool: { min: 0, max: 2 } });
  try {
    await migrate(store, 140);
    const office = { id: 'o1', code: 'PDG', name: 'Contoh', city: 'Padang', zone: 'WIB', created_at: AT };
    await store('office').insert({
      ...office,
      epoch: 'e1',
      stage_policy: '{}',
      audit_hash: '',
      window_until: '',
    });
    await store('blank').insert(OLD.map((row, index) => ({ ...row, office_id: 'o1', feed_seq: index + 1 })));
    await migrate(store);
    const { ledger, broken } = foldMovements(await listMovements(store, 'o1'));
    expect(broken).toEqual([]);
    expect(placesOf([...ledger.values()])).toEqual(PLACES);
    const held = await findHeld(
      store,
      'o1',
      OLD.map(({ serial }) => serial),
    );
    expect(placesOf(held)).toEqual(PLACES);
  } finally {
    await store.destroy();
    await test.stop();
  }
});
