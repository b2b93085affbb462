import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('kakanim');
});
afterEach(() => t.close());

it('says by its own code that an outage is declared already', async () => {
  const reason = 'Jaringan ke pusat terputus';
  await t.get('office.declareOutage', { reason });
  expect(await t.call('office.declareOutage', { reason })).toEqual({ ok: false, code: 'OUTAGE_DECLARED' });
  await t.get('office.endOutage', {});
  await t.get('office.declareOutage', { reason });
});
