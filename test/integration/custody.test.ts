import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { decide } from '#common/domain/applications/decide.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { StockCommand } from '#common/domain/production/custody.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { factsFor, moveBlanksOfFile } from '#main/features/applications/record.ts';
import { custodyStore, movementsAfter, searchMovements } from '#main/records/repositories/custody.ts';
import { enterCount, settleDifference } from '#runtime/custody/count-acts.ts';
import { answerStock, askStock } from '#runtime/custody/stock-acts.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import { findHeld, listMovements } from '#hub/store/custody.ts';
import {
  answerStockAtHub,
  askStockAtHub,
  enterCountAtHub,
  settleAtHub,
} from '#hub/features/production/stock-at-hub.ts';
import {
  HEAD,
  KEEPER,
  OTHER_HEAD,
  PRINTERS,
  walk,
  wrongIn,
  type WalkedOffice,
} from '#test/support/custody-walk.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { seeded } from '#test/support/rules-random.ts';
import { STAFF } from '#test/support/rules-office.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { codesOf, journeyOf, PushingDesk, staffTestHub, WORK_DAY } from '#test/support/test-hub-office.ts';

const LONG = Number(process.env['LOKET_LONG'] || 1);
/** 10,000 in `npm run test:long`, of which LOKET_LONG is 10. */
const DESK_STEPS = 1000 * LONG;
const HUB_STEPS = 300 * LONG;
const MINUTES = 60_000;
const SEED = Number(process.env['LOKET_SEED'] || 20_261_129);

const NOW = toInstant(new Date('2026-03-02T02:30:00.000Z'));
const VAULT = { at: 'VAULT', who: null } as const;
const OPEN = { kind: 'OPEN_VAULT', reason: 'COUNT', note: '' } as const;

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'DONE',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
}

function people(id: UserId): Promise<StockPerson> {
  const found = [...PRINTERS, KEEPER, HEAD, OTHER_HEAD].find((one) => one.id === id);
  return Promise.resolve(found ?? { id, roles: [] });
}

/** Files that wait for a blank, decided by the rules on what the desk's own database says. */
function deskOffice(t: TestDesk): WalkedOffice {
  const { db, office } = t.desk;
  const holders = new Map<string, { t: TestFile; id: ApplicationId }>();
  const approved = reach('APPROVED');
  const inside = <T>(
    by: StockPerson,
    work: (
      store: ReturnType<typeof custodyStore>,
      doing: { by: StockPerson; at: typeof NOW; desk: string },
    ) => Promise<T>,
  ) =>
    db.transaction((trx) =>
      work(
        custodyStore(trx, () => NOW),
        { by, at: NOW, desk: 'Loket 1' },
      ),
    );

  async function step(
    file: { t: TestFile; id: ApplicationId },
    kind: ActionKind,
    by: UserId,
    payload?: object,
  ) {
    await db.transaction(async (trx) => {
      const action = file.t.action(kind, { by, ...(payload ? { payload } : {}) });
      const facts = await factsFor(trx, action.payload, { userId: by, roles: ['PRINT'] }, NOW);
      const context = { policy: file.t.policy, facts: { ...facts, kinship: null }, now: file.t.now };
      const decision = decide(file.t.file, action, context);
      if (!decision.ok) throw new CodedError(decision.error.code, decision.error.details);
      const before = { ...file.t.file, id: file.id };
      file.t.add(decision.value);
      const moved = { ...decision.value, id: v7() as never, applicationId: file.id };
      await moveBlanksOfFile({ trx, office }, { before, after: { ...file.t.file, id: file.id } }, moved);
    });
  }

  return {
    ask: (id, command, by, second) =>
      inside(by, (store, doing) => askStock(store, { id, command, second }, doing)),
    answer: (id, yes, by) =>
      inside(by, (store, doing) => answerStock(store, { id, yes, asker: people }, doing)),
    async allocate(serial, by) {
      const row = await db('blank').where({ serial }).first('kind', 'pages');
      const file = {
        t: row?.kind === 'NON_ELECTRONIC' ? oldKind() : approved.copy(),
        id: v7() as ApplicationId,
      };
      file.t.blanks = [{ serial, kind: 'ELECTRONIC', pages: 48, inStock: true, inHand: true }];
      await step(file, 'production.allocateBlank/1', by, { serial });
      holders.set(serial, file);
    },
    async finish(which, how) {
      const serial = [...holders.keys()][which % Math.max(1, holders.size)] ?? '';
      const file = holders.get(serial);
      if (!file) throw new CodedError('NOT_FOUND');
      if (how === 0) await step(file, 'production.cancelLate/1', STAFF.SECTION_HEAD);
      if (how !== 0 && file.t.state === 'BLANK_ALLOCATED') {
        await step(file, 'production.print/2', STAFF.PRINT);
      }
      if (how === 1) {
        await step(file, 'production.askQcFail/1', STAFF.QC);
        await step(file, 'production.qcFail/2', STAFF.PRINT);
      }
      if (how === 2) {
        for (const kind of [
          'production.qcPass/1',
          'production.notifyReady/1',
          'production.handOver/1',
        ] as const) {
          const by = kind === 'production.qcPass/1' ? STAFF.QC : STAFF.HANDOVER;
          await step(file, kind, by);
        }
      }
      holders.delete(serial);
    },
    blanks: () =>
      db('blank')
        .orderBy('serial')
        .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' }),
    movements: async () => (await movementsAfter(db, { after: 0, limit: 1_000_000 })).movements,
  };
}

let old: TestFile | null = null;
function oldKind(): TestFile {
  old ??= reach('APPROVED', { kind: 'NON_ELECTRONIC' });
  return old.copy();
}

describe('the stock of a desk alone', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk({ now: NOW });
    // Only what the walk takes in: the sample office's deliveries are not in its sums.
    await t.desk.db('blank').delete();
    await t.desk.db.raw('drop trigger blank_movement_stays');
    await t.desk.db('blank_movement').delete();
  });
  afterEach(() => t.close());

  it(
    `${DESK_STEPS} random movements leave every number in exactly one hand`,
    { timeout: 10 * MINUTES * LONG },
    async () => {
      const office = deskOffice(t);
      const { done, refused, received } = await walk(office, seeded(SEED), DESK_STEPS);
      console.log(
        `custody on SQLite: seed ${SEED}, ${done} done, ${received} received, refused ${JSON.stringify([...refused])}`,
      );
      expect(await wrongIn(office, received), `seed ${SEED}`).toEqual([]);
      expect(done).toBeGreaterThan(DESK_STEPS / 5);
      for (const code of [
        'BLANK_KNOWN',
        'BLANK_NOT_IN_HAND',
        'STOCK_NOT_YOURS',
        'STOCK_TAKER_WRONG',
        'SECOND_PERSON_REQUIRED',
        'VAULT_CLOSED',
        'BLANK_NOT_DESTROYABLE',
      ]) {
        expect(refused.get(code) ?? 0, code).toBeGreaterThan(0);
      }
      const states = new Set((await office.blanks()).map(({ state }) => state));
      const seen = [
        'IN_STOCK',
        'ISSUED',
        'SPOILED',
        'VOIDED',
        'MISSING',
        'IN_TRANSIT',
        'TRANSFERRED',
        'DESTROYED',
      ] as const;
      for (const state of seen) {
        expect(states).toContain(state);
      }
    },
  );

  it('the ledger only grows, whoever writes SQL', async () => {
    const office = deskOffice(t);
    await office.ask(v7(), OPEN, KEEPER, HEAD);
    await office.ask(v7(), delivery('E0000001', 3), HEAD, KEEPER);
    const touched = t.desk.db('blank_movement').update({ count: 1 });
    await expect(touched).rejects.toThrow('the ledger only grows');
  });

  it('a number is found by the range in which it moved', async () => {
    const office = deskOffice(t);
    await office.ask(v7(), OPEN, KEEPER, HEAD);
    await office.ask(v7(), delivery('E0000001', 30), HEAD, KEEPER);
    const ask = (text: string) =>
      searchMovements(t.desk.db, { text, kind: null, person: null, offset: 0, limit: 10 });
    expect((await ask('e0000017')).rows).toMatchObject([{ first: 'E0000001', count: 30, taker: KEEPER.id }]);
    expect((await ask('E0000031')).total).toBe(0);
  });
});

function delivery(first: string, count: number): StockCommand {
  return { kind: 'RECEIVE', first, count, bookKind: 'ELECTRONIC', pages: 48, reference: 'BA-1' };
}

describe('the daily count', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk({ now: NOW });
  });
  afterEach(() => t.close());
  const on = '2026-03-02' as never;
  const tally = (count: number) => [{ kind: 'ELECTRONIC' as const, pages: 48 as const, count }];

  function counting(by: StockPerson) {
    const doing = { by, at: NOW, desk: 'Loket 1' };
    const inside = <T>(work: (store: ReturnType<typeof custodyStore>) => Promise<T>) =>
      t.desk.db.transaction((trx) => work(custodyStore(trx, () => NOW)));
    const hand = { at: 'PERSON', who: PRINTERS[0]?.id as UserId } as const;
    return {
      give: async () => {
        await inside((store) =>
          askStock(store, { id: v7(), command: OPEN, second: HEAD }, { ...doing, by: KEEPER }),
        );
        await inside((store) =>
          askStock(
            store,
            { id: v7(), command: delivery('Z0000001', 5), second: KEEPER },
            { ...doing, by: HEAD },
          ),
        );
        const command = { kind: 'HAND_OVER', first: 'Z0000001', count: 5, from: VAULT, to: hand } as const;
        await inside((store) =>
          askStock(store, { id: v7(), command, second: PRINTERS[0] ?? null }, { ...doing, by: KEEPER }),
        );
      },
      enter: (count: number, id = v7()) =>
        inside((store) => enterCount(store, { id, hand, on, counted: tally(count) }, doing)),
      settle: (id: string, missing: { first: string; count: number } | null = null) =>
        inside((store) =>
          settleDifference(
            store,
            { id, reason: 'MISSING', note: 'Satu nomor tidak ditemukan', missing },
            doing,
          ),
        ),
    };
  }

  it('two who count the same as the ledger end it; the first cannot be the second', async () => {
    await counting(HEAD).give();
    expect(await counting(KEEPER).enter(5)).toBe('OPEN');
    expect(await codeOf(counting(KEEPER).enter(5))).toBe('SECOND_PERSON_REQUIRED');
    const first = PRINTERS[0] ?? HEAD;
    expect(await counting(first).enter(5)).toBe('EQUAL');
    expect((await factsFor(t.desk.db, null, { userId: HEAD.id, roles: [] }, NOW)).stockStopped).toBe(false);
  });

  it('an entry that is sent again is answered again, the second person’s too, and opens no count', async () => {
    await counting(HEAD).give();
    const [one, two] = [v7(), v7()];
    const first = PRINTERS[0] ?? HEAD;
    expect(await counting(KEEPER).enter(5, one)).toBe('OPEN');
    expect(await counting(KEEPER).enter(5, one)).toBe('OPEN');
    expect(await counting(first).enter(5, two)).toBe('EQUAL');
    expect(await counting(first).enter(5, two)).toBe('EQUAL');
    expect(await counting(KEEPER).enter(5, one)).toBe('EQUAL');
    expect(await codeOf(counting(KEEPER).enter(5, two))).toBe('ACTION_ID_USED');
    expect(await t.desk.db('stock_count').pluck('state')).toEqual(['EQUAL']);
  });

  it('a difference stops taking and printing until a section head who did not count settles it', async () => {
    await counting(HEAD).give();
    const id = v7();
    await counting(KEEPER).enter(5, id);
    expect(await counting(PRINTERS[0] ?? HEAD).enter(4)).toBe('DIFFERS');
    const facts = () =>
      factsFor(
        t.desk.db,
        { serial: 'Z0000001' },
        { userId: PRINTERS[0]?.id as UserId, roles: ['PRINT'] },
        NOW,
      );
    expect((await facts()).stockStopped).toBe(true);
    const file = reach('APPROVED');
    const action = file.action('production.allocateBlank/1', {
      by: PRINTERS[0]?.id as UserId,
      payload: { serial: 'Z0000001' },
    });
    const attempt = async () =>
      decide(file.file, action, {
        policy: file.policy,
        facts: { ...(await facts()), kinship: null },
        now: file.now,
      });
    expect(await attempt()).toMatchObject({ ok: false, error: { code: 'BLANK_COUNT_DIFFERS' } });
    expect(await codeOf(counting(KEEPER).settle(id))).toBe('FORBIDDEN');
    await counting(HEAD).settle(id, { first: 'Z0000005', count: 1 });
    expect((await facts()).stockStopped).toBe(false);
    expect(await attempt()).toMatchObject({ ok: true });
    expect(await t.desk.db('blank').where({ serial: 'Z0000005' }).first('state')).toEqual({
      state: 'MISSING',
    });
    expect(await codeOf(counting(HEAD).settle(id))).toBe('DONE');
  });
});

describe('the stock of an office with a hub', () => {
  let test: TestHub;
  let desk: PushingDesk;
  beforeAll(async () => {
    test = await openTestHub();
    test.setNow(WORK_DAY);
    await staffTestHub(test, 1);
    desk = await PushingDesk.open(test, 'Loket 1');
  });
  afterAll(() => test.stop());

  function hubOffice(officeId: string): WalkedOffice {
    const doer = (person: StockPerson) => ({ officeId, person, desk: 'Loket 1' });
    return {
      ask: (id, command, by, second) => askStockAtHub(test.hub, doer(by), { id, command, second }),
      answer: (id, yes, by) => answerStockAtHub(test.hub, doer(by), { id, yes }),
      // Files go through the push, below.
      allocate: () => Promise.reject(new CodedError('NOT_FOUND')),
      finish: () => Promise.reject(new CodedError('NOT_FOUND')),
      blanks: async () => {
        const serials = await test.hub
          .store('blank')
          .where({ office_id: officeId })
          .orderBy('serial')
          .pluck('serial');
        return findHeld(test.hub.store, officeId, serials);
      },
      movements: () => listMovements(test.hub.store, officeId),
    };
  }

  it(
    `${HUB_STEPS} random movements leave every number in exactly one hand`,
    { timeout: 10 * MINUTES * LONG },
    async () => {
      const officeId = await test.addOffice('WALK');
      for (const { id, roles } of [...PRINTERS, KEEPER, HEAD, OTHER_HEAD]) {
        await test.addAccount(
          roles.filter((role) => role !== 'SYS'),
          { id, officeId },
        );
      }
      const office = hubOffice(officeId);
      const { done, refused, received } = await walk(office, seeded(SEED), HUB_STEPS);
      console.log(
        `custody on PostgreSQL: seed ${SEED}, ${done} done, ${received} received, refused ${JSON.stringify([...refused])}`,
      );
      expect(await wrongIn(office, received), `seed ${SEED}`).toEqual([]);
      const spoiled = test.hub.store('blank_movement').where({ office_id: officeId }).update({ count: 1 });
      await expect(spoiled).rejects.toThrow('the ledger only grows');
    },
  );

  it('a file takes a number only out of the hand of who prints, and its whole way stands in the ledger', async () => {
    const journey = journeyOf(1, 'HANDED_OVER');
    test.setNow(journey.now);
    const results = await desk.offer(...journey.actions);
    expect(new Set(codesOf(results))).toEqual(new Set(['ACCEPTED']));
    const lines = (await listMovements(test.hub.store, test.officeId)).map(({ kind, from, to }) => [
      kind,
      from?.at ?? null,
      to.at,
    ]);
    expect(lines).toEqual([
      ['RECEIVED', null, 'VAULT'],
      ['HANDED', 'VAULT', 'PERSON'],
      ['ALLOCATED', 'PERSON', 'FILE'],
      ['PRINTED', 'FILE', 'FILE'],
      ['ISSUED', 'FILE', 'ISSUED'],
    ]);
    expect(await wrongIn(hubOffice(test.officeId), 1)).toEqual([]);
    expect(await verifyChain(test.hub.store, test.officeId)).toMatchObject({ problem: null });
    const { store } = test.hub;
    const { serial } = await store('blank').where({ state: 'ISSUED' }).first('serial');
    await store('blank').where({ serial }).update({ state: 'SPOILED' });
    const found = { problem: 'LEDGER_DIFFERS', at: serial };
    expect(await verifyChain(store, test.officeId)).toMatchObject(found);
  });

  it('a number in the safe is refused, and so is any while a count differs; a head ends it', async () => {
    const first = journeyOf(2, 'BLANK_ALLOCATED');
    test.setNow(first.now);
    const { actions } = first;
    const serials = ['P48000002'];
    const before = actions.slice(0, -1);
    const [last] = actions.slice(-1);
    if (!last) throw new Error('the journey has steps');
    const allocation = { ...last, occurredAt: first.now };
    await stockHub(test.hub, test, { serials, kind: 'ELECTRONIC', pages: 48, reference: 'BA-9' });
    await desk.offer(...before);
    expect(codesOf(await desk.offer({ ...allocation, id: v7() as never }))).toEqual(['BLANK_NOT_IN_HAND']);
    const holder = { at: 'PERSON', who: STAFF.PRINT } as const;
    const doer = (person: StockPerson) => ({ officeId: test.officeId, person, desk: 'Loket 1' });
    await askStockAtHub(test.hub, doer(KEEPER), {
      id: v7(),
      command: { kind: 'HAND_OVER', first: 'P48000002', count: 1, from: VAULT, to: holder },
      second: { id: STAFF.PRINT, roles: ['PRINT'] },
    });
    const id = v7();
    await enterCountAtHub(test.hub, doer(KEEPER), { id, hand: holder, counted: [] });
    const entry = v7();
    expect(await enterCountAtHub(test.hub, doer(HEAD), { id: entry, hand: holder, counted: [] })).toBe(
      'DIFFERS',
    );
    expect(codesOf(await desk.offer({ ...allocation, id: v7() as never }))).toEqual(['BLANK_COUNT_DIFFERS']);
    // Its answer was lost: the same entry again opens nothing.
    expect(await enterCountAtHub(test.hub, doer(HEAD), { id: entry, hand: holder, counted: [] })).toBe(
      'DIFFERS',
    );
    expect(await test.hub.store('stock_count').pluck('id')).toEqual([id]);
    const settled = { id, reason: 'MISCOUNTED', note: 'Keduanya lupa membuka laci', missing: null } as const;
    const other: StockPerson = { id: STAFF.SECTION_HEAD, roles: ['SECTION_HEAD'] };
    expect(await codeOf(settleAtHub(test.hub, doer(HEAD), settled))).toBe('SECOND_PERSON_REQUIRED');
    await settleAtHub(test.hub, doer(other), settled);
    expect(codesOf(await desk.offer({ ...allocation, id: v7() as never }))).toEqual(['ACCEPTED']);
  });
});
