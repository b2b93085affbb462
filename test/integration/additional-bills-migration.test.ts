import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { expect, it } from 'vitest';
import { openDatabase } from '#main/records/open-database.ts';
import { migrate } from '#hub/store/migrate.ts';
import { openTestHub } from '#test/support/test-hub.ts';

const AT = '2026-11-24T01:00:00.000Z';
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const bill = (n: number) => ({
  billingCode: `82026030200000${n}`,
  ntpn: `NTPN26030200000${n}`,
  amount: 1,
  paidOn: null,
});
const keys = (n: number) => [`B:${bill(n).billingCode}`, `N:${bill(n).ntpn}`];

/** The second names what the first paid beside its bill; the third’s payment is questioned, the fourth has no code on what it paid beside. */
const FILES = [
  { payment: { status: 'SETTLED', ...bill(1) }, additionalPayments: [bill(2)] },
  { payment: { status: 'SETTLED', ...bill(3) }, additionalPayments: [bill(2), bill(4)] },
  { payment: { status: 'SETTLED', ...bill(5) }, paymentQuestion: { ...bill(5), verdict: 'WRONG_AMOUNT' } },
  {
    payment: { status: 'UNPAID', billingCode: null, ntpn: null },
    additionalPayments: [{ ...bill(6), billingCode: null }],
  },
];
const EXPECTED = [
  ...[...keys(1), ...keys(2)].map((key) => `${key} ${id(1)}`),
  ...[...keys(3), ...keys(4)].map((key) => `${key} ${id(2)}`),
  `${keys(6)[1]} ${id(4)}`,
].toSorted();

const ROW = { version: 1, nik: '1371991211870001', name: 'BUDI SANTOSO' };
const DESK_ROW = { ...ROW, type: 'NEW', lane: 'REGULAR', state_since: AT, flags: '[]' };
const HUB_ROW = { ...ROW, office_id: 'o1', opened_seq: 1, feed_seq: 1 };

async function filled(insert: (row: Record<string, unknown>) => Promise<unknown>): Promise<void> {
  for (const [index, file] of FILES.entries()) {
    const number = `MP00000000000${index + 1}`;
    await insert({ id: id(index + 1), number, state: 'BOOKED', snapshot: JSON.stringify(file) });
  }
}

const settled = (rows: { bill: string; application_id: string }[]) =>
  rows.map((row) => `${row.bill} ${row.application_id}`).toSorted();

it('a desk’s older files hold what was paid beside their first bill, and nothing that is questioned', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-bills-'));
  const open = (upTo?: number) =>
    openDatabase({ filename: join(folder, 'desk.db'), key: Buffer.alloc(32, 5), ...(upTo ? { upTo } : {}) });
  const old = await open(140);
  await filled((row) => old('application').insert({ ...DESK_ROW, ...row }));
  await old.destroy();
  const db = await open();
  expect(settled(await db('settled_bill').select('bill', 'application_id'))).toEqual(EXPECTED);
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

it('a hub’s, too', async () => {
  const test = await openTestHub();
  await test.hub.store.raw('create database older');
  const url = new URL(test.url);
  url.pathname = '/older';
  const store = knex({ client: 'pg', connection: url.toString(), pool: { min: 0, max: 2 } });
  try {
    await migrate(store, 160);
    const office = { id: 'o1', code: 'PDG', name: 'Contoh', city: 'Padang', zone: 'WIB', created_at: AT };
    await store('office').insert({
      ...office,
      epoch: 'e1',
      stage_policy: '{}',
      audit_hash: '',
      window_until: '',
    });
    await filled((row) => store('application').insert({ ...HUB_ROW, ...row }));
    await migrate(store);
    expect(settled(await store('settled_bill').select('bill', 'application_id'))).toEqual(EXPECTED);
  } finally {
    await store.destroy();
    await test.stop();
  }
});
