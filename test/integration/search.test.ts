import { afterEach, beforeEach, expect, it } from 'vitest';
import { aBooking, anApplicant, syntheticNik } from '#test/support/people.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NIK = syntheticNik(plainDate('1987-11-12'), 'MALE', 1);
let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
  await t.get('appointments.byHand', aBooking({ applicant: anApplicant({ fullName: 'BUDI SANTOSO' }) }));
});
afterEach(() => t.close());

async function hits(text: string): Promise<number> {
  return (await t.get('applications.search', { text, limit: 10 })).length;
}

async function traces(): Promise<string[]> {
  const rows: { detail: string }[] = await t.desk
    .db('audit')
    .where({ event: 'SEARCH' })
    .orderBy('seq')
    .select('detail');
  return rows.map(({ detail }) => detail);
}

it('a search leaves kind, length, hits and a digest, and nothing of the text', async () => {
  for (const text of ['budi santoso', NIK, 'X1234567', 'MP000000000001', 'tidak ada']) await hits(text);
  const found = await traces();
  expect(found.map((trace) => trace.replace(/ [0-9a-f]{64}$/, ''))).toEqual([
    'NAME length 12 hits 1',
    'NIK length 16 hits 1',
    'PASSPORT length 8 hits 0',
    'NUMBER length 14 hits 1',
    'NAME length 9 hits 0',
  ]);
  expect(found.join()).not.toMatch(/budi|santoso|1371991|MP0/i);
  expect(await t.desk.db('audit').where({ event: 'SEARCH' }).first('actor', 'subject')).toEqual({
    actor: t.desk.session.user?.id,
    subject: 'applications',
  });
  await t.as('kasi');
  expect(await t.get('office.verifyAudit', {})).toMatchObject({ isIntact: true });
});

it('the digest is the same for the same person, however the text was typed, and keyed', async () => {
  await hits('Budí  Santoso');
  await hits('zz');
  await hits('BUDI santoso');
  await hits(`${NIK.slice(0, 4)} ${NIK.slice(4)}`);
  await hits('zz');
  await hits(NIK);
  const digests = (await traces()).map((trace) => trace.slice(-64));
  expect(digests[2]).toBe(digests[0]);
  expect(digests[5]).toBe(digests[3]);
  const other = await openTestDesk();
  await other.as('loket');
  await other.get('applications.search', { text: NIK, limit: 10 });
  const row = await other.desk.db('audit').where({ event: 'SEARCH' }).first('detail');
  expect(String(row?.detail).slice(-64)).not.toBe(digests[5]);
  await other.close();
});

it('a list that reads itself again writes nothing; another answer, another person or an unlocked desk does', async () => {
  await hits('budi');
  await hits('budi');
  expect(await traces()).toHaveLength(1);
  await t.get('appointments.byHand', aBooking({ applicant: anApplicant({}, 2) }, 2));
  await hits('budi');
  expect(await traces()).toHaveLength(2);
  await t.as('serah');
  await hits('budi');
  expect(await traces()).toHaveLength(3);
});

it('a masked NIK is not found digit by digit, but by all sixteen', async () => {
  for (const username of ['loket', 'wawancara', 'serah', 'auditor', 'kasubsi']) {
    await t.as(username);
    for (const length of [2, 6, 12, 15]) expect(await hits(NIK.slice(0, length)), username).toBe(0);
    expect(await hits(`budi ${NIK.slice(0, 8)}`), username).toBe(0);
    expect(await hits(`nik:${NIK.slice(0, 8)}`), username).toBe(0);
    expect(await hits(NIK), username).toBe(1);
    expect(await hits(`budi ${NIK}`), username).toBe(1);
    expect(await hits('MP0000'), username).toBe(1);
  }
  await t.as('kasi');
  expect(await hits(NIK.slice(0, 8))).toBe(1);
});
