import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandOf, StockCommand } from '#common/domain/production/custody.ts';
import type { Destruction } from '#common/domain/registers/destructions.ts';
import type { Kept, RegisterName } from '#common/domain/registers/register.ts';
import { stateOfShipment, type Shipment } from '#common/domain/registers/transports.ts';
import type { VaultSession } from '#common/domain/registers/vault.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const VAULT = { at: 'VAULT', who: null } as const;
const OPEN = { kind: 'OPEN_VAULT', reason: 'TRANSPORT', note: '' } as const;
const CLOSE = { kind: 'CLOSE_VAULT', note: '' } as const;
const FIRST = 'E0770001';
const LOST = 'E0770009';

type Office = { t: TestDesk; wait(seconds: number): void; now(): Instant; close(): Promise<void> };

/** The same by both authorities: the desk's own SQLite, and the hub's PostgreSQL over the wire. */
function keepsItsControls(open: () => Promise<Office>) {
  let office: Office;
  let t: TestDesk;
  let printer: UserId;
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
    ({ id: printer } = await t.desk.db('account').where({ username: 'cetak' }).first('id'));
  });
  afterAll(() => office.close());

  const beside = (username: string) => ({ username, password: SAMPLE_PASSWORD, totp: null });
  async function ask(by: string, command: StockCommand, second: string | null): Promise<string> {
    await t.as(by);
    const reply = await t.call('production.askStock', {
      id: v7(),
      command,
      second: second === null ? null : beside(second),
    });
    const { code, value } = reply as { code?: string; value?: { state: string } };
    return code ?? value?.state ?? '';
  }
  async function book<I>(register: RegisterName): Promise<Kept<I>[]> {
    const { kept } = await t.get('registers.read', { register, subject: null, since: null });
    return kept as Kept<I>[];
  }
  async function stateOf(serial: string): Promise<string | undefined> {
    await t.sync();
    const { rows } = await t.get('production.blanks', {
      state: null,
      at: null,
      text: serial,
      offset: 0,
      limit: 1,
    });
    return rows[0]?.state;
  }
  const dispatch = (first: string, count: number): StockCommand => ({
    kind: 'DISPATCH',
    first,
    count,
    from: null,
    to: VAULT,
    product: { kind: 'ELECTRONIC', pages: 48 },
    seals: ['PNRI-1', 'PNRI-2'],
    carrier: 'Pos Indonesia, BA 1234',
    dispatchedBy: 'Gudang pusat',
    dispatchedAt: office.now(),
    reference: 'SJ-77',
  });
  const arrival = async (state: 'INTACT' | 'BROKEN', counted: number): Promise<StockCommand> => {
    const { subject, item } = (await book<Shipment>('transports')).at(-1) as Kept<Shipment>;
    const { first, count, to, seals } = item;
    const seen = seals.map((number) => ({ number, state }));
    return { kind: 'ARRIVE', shipment: subject, first, count, to, seals: seen, counted, note: '' };
  };

  it('what two find whole at the end of a transport goes into the open safe, and not before', async () => {
    expect(await ask('mutu', dispatch(FIRST, 8), 'kasi')).toBe('STOCK_NOT_YOURS');
    expect(await ask('kasi', dispatch(FIRST, 8), 'mutu')).toBe('DONE');
    expect(await stateOf(FIRST)).toBe('IN_TRANSIT');
    expect(await ask('kasi', dispatch(FIRST, 1), 'mutu')).toBe('BLANK_KNOWN');
    const whole = await arrival('INTACT', 8);
    expect(await ask('kasubsi', whole, 'mutu')).toBe('VAULT_CLOSED');
    expect(await ask('kasubsi', OPEN, 'mutu')).toBe('DONE');
    expect(await ask('kasi', OPEN, 'mutu')).toBe('VAULT_OPEN');
    const fewer = { ...whole, seals: [{ number: 'PNRI-1', state: 'INTACT' }] } as StockCommand;
    expect(await ask('kasubsi', fewer, 'mutu')).toBe('SHIPMENT_SEALS_WRONG');
    expect(await ask('kasubsi', whole, 'mutu')).toBe('DONE');
    expect(await ask('kasubsi', whole, 'mutu')).toBe('SHIPMENT_ANSWERED');
    expect(await stateOf(FIRST)).toBe('IN_STOCK');
  });

  it('a broken seal or another count stops a transport until a head who did not receive it has settled it', async () => {
    expect(await ask('kasi', dispatch(LOST, 4), 'mutu')).toBe('DONE');
    expect(await ask('kasubsi', await arrival('INTACT', 3), 'kasi')).toBe('DONE');
    const [, stopped] = await book<Shipment>('transports');
    if (!stopped) throw new Error('the transport is not in the book');
    expect(stateOfShipment(stopped.item)).toBe('STOPPED');
    expect(await stateOf(LOST)).toBe('IN_TRANSIT');
    const take = { kind: 'HAND_OVER', first: LOST, count: 1, from: VAULT } as const;
    expect(await ask('kasubsi', { ...take, to: { at: 'PERSON', who: printer } }, 'cetak')).toBe(
      'BLANK_NOT_IN_HAND',
    );
    const settle: CommandOf<'RESOLVE'> = {
      kind: 'RESOLVE',
      shipment: stopped.subject,
      first: LOST,
      count: 4,
      reason: 'MISSING',
      note: 'Satu buku tidak ada di dalam peti',
      missing: [{ first: 'E0770012', count: 1 }],
    };
    expect(await ask('kasubsi', settle, null)).toBe('STOCK_NOT_YOURS');
    expect(await ask('kasi', settle, null)).toBe('SECOND_PERSON_REQUIRED');
    expect(await ask('kasi', { ...settle, shipment: v7() }, null)).toBe('SHIPMENT_NOT_FOUND');
    expect(await stateOf(LOST)).toBe('IN_TRANSIT');
  });

  it('nor does a head settle one that the head sent off, or stood beside when it was sent', async () => {
    for (const [first, sender, second] of [
      ['E0770031', 'kasi', 'mutu'],
      ['E0770041', 'cetak', 'kasi'],
    ] as const) {
      expect(await ask(sender, dispatch(first, 2), second)).toBe('DONE');
      expect(await ask('kasubsi', await arrival('BROKEN', 2), 'mutu')).toBe('DONE');
      const stopped = (await book<Shipment>('transports')).at(-1);
      const settle: CommandOf<'RESOLVE'> = {
        kind: 'RESOLVE',
        shipment: stopped?.subject ?? '',
        first,
        count: 2,
        reason: 'SEAL_EXPLAINED',
        note: 'Segel robek saat bongkar muat',
        missing: [],
      };
      expect(await ask('kasi', settle, null)).toBe('SECOND_PERSON_REQUIRED');
      expect(await stateOf(first)).toBe('IN_TRANSIT');
    }
  });

  it('one that a head neither sent nor received is settled: missing numbers are voided, the others arrive', async () => {
    expect(await ask('cetak', dispatch('E0770021', 6), 'mutu')).toBe('DONE');
    expect(await ask('kasubsi', await arrival('BROKEN', 6), 'mutu')).toBe('DONE');
    const stopped = (await book<Shipment>('transports')).at(-1);
    const settle: CommandOf<'RESOLVE'> = {
      kind: 'RESOLVE',
      shipment: stopped?.subject ?? '',
      first: 'E0770021',
      count: 6,
      reason: 'MISSING',
      note: 'Dua buku tidak ada di dalam peti',
      missing: [
        { first: 'E0770022', count: 1 },
        { first: 'E0770025', count: 1 },
      ],
    };
    const instead = (missing: { first: string; count: number }[]) =>
      ask('kasi', { ...settle, missing }, null);
    expect(await instead([{ first: FIRST, count: 1 }])).toBe('BLANK_NOT_IN_HAND');
    expect(await instead([])).toBe('BLANK_RANGE_INVALID');
    const twice = { first: 'E0770022', count: 1 };
    expect(await instead([twice, twice])).toBe('BLANK_RANGE_INVALID');
    expect(await ask('kasi', settle, null)).toBe('DONE');
    expect(await ask('kasi', settle, null)).toBe('SHIPMENT_NOT_STOPPED');
    for (const serial of ['E0770022', 'E0770025']) expect(await stateOf(serial)).toBe('MISSING');
    for (const serial of ['E0770021', 'E0770023', 'E0770024', 'E0770026']) {
      expect(await stateOf(serial)).toBe('IN_STOCK');
    }
  });

  it('each opening of the safe tells what went through its door, and nothing goes through a closed one', async () => {
    const [opened] = await book<VaultSession>('vault').then((kept) => kept.slice(-1));
    expect(opened?.item.passed).toMatchObject([
      { first: FIRST, count: 8, way: 'IN', kind: 'ARRIVED' },
      { first: 'E0770021', count: 1, way: 'IN' },
      { first: 'E0770023', count: 2, way: 'IN' },
      { first: 'E0770026', count: 1, way: 'IN' },
    ]);
    expect(await ask('cetak', CLOSE, null)).toBe('STOCK_NOT_YOURS');
    expect(await ask('kasubsi', CLOSE, null)).toBe('DONE');
    expect(await ask('kasubsi', CLOSE, null)).toBe('VAULT_CLOSED');
    const take = { kind: 'HAND_OVER', first: FIRST, count: 2, from: VAULT } as const;
    const out = { ...take, to: { at: 'PERSON', who: printer } } as const;
    expect(await ask('kasubsi', out, 'cetak')).toBe('VAULT_CLOSED');
    const [closed] = (await book<VaultSession>('vault')).slice(-1);
    expect(closed?.item.closed).toMatchObject({ by: t.desk.session.user?.id });
  });

  it('the second person may answer at another desk, within a minute, and is never the first', async () => {
    const asked = async (by: string) => {
      expect(await ask(by, OPEN, null)).toBe('WAITING');
      return (await t.get('production.stockRequests', {})).at(-1)?.id ?? '';
    };
    const answer = async (by: string, id: string) => {
      await t.as(by);
      const reply = await t.call('production.answerStock', { id, yes: true });
      return (reply as { code?: string }).code ?? 'DONE';
    };
    const own = await asked('kasubsi');
    expect(await answer('kasubsi', own)).toBe('SECOND_PERSON_REQUIRED');
    office.wait(75);
    expect(await answer('mutu', own)).toBe('VAULT_TOO_LATE');
    const fresh = await asked('kasubsi');
    office.wait(40);
    expect(await answer('mutu', fresh)).toBe('DONE');
    const [opened] = (await book<VaultSession>('vault')).slice(-1);
    expect(opened?.item).toMatchObject({ second: t.desk.session.user?.id, closed: null });
    expect(await ask('kasubsi', OPEN, 'kasubsi')).toBe('SECOND_PERSON_REQUIRED');
  });

  it('only what was spoiled or voided is destroyed, once, by two who both stand in the minutes', async () => {
    const destroy = (serials: readonly string[]): StockCommand => ({
      kind: 'DESTROY',
      ranges: serials.map((first) => ({ first, count: 1 })),
      method: 'SHREDDED',
      place: 'Halaman belakang kantor',
      heldAt: office.now(),
      witnesses: ['Pengawas Internal, Kantor Wilayah'],
      reference: 'BA-MUSNAH-1',
    });
    expect(await ask('kasubsi', destroy([FIRST]), 'mutu')).toBe('BLANK_NOT_DESTROYABLE');
    const note = 'Halaman data tergores saat dibuka';
    const spoil = {
      kind: 'SPOIL',
      first: FIRST,
      count: 1,
      from: VAULT,
      reason: 'MAKERS_FAULT',
      note,
    } as const;
    expect(await ask('kasubsi', spoil, 'mutu')).toBe('DONE');
    expect(await ask('cetak', destroy([FIRST]), 'mutu')).toBe('STOCK_NOT_YOURS');
    expect(await ask('kasubsi', destroy([FIRST, FIRST]), 'mutu')).toBe('BLANK_RANGE_INVALID');
    const tomorrow = { ...destroy([FIRST]), heldAt: addMinutes(office.now(), 24 * 60) } as StockCommand;
    expect(await ask('kasubsi', tomorrow, 'mutu')).toBe('DESTRUCTION_AHEAD');
    // What nobody found was not shredded.
    expect(await ask('kasubsi', destroy([FIRST, 'E0770022']), 'mutu')).toBe('BLANK_NOT_DESTROYABLE');
    expect(await ask('kasubsi', destroy([FIRST]), 'mutu')).toBe('DONE');
    expect(await ask('kasubsi', destroy([FIRST]), 'mutu')).toBe('BLANK_NOT_DESTROYABLE');
    expect(await stateOf(FIRST)).toBe('DESTROYED');
    const [minutes] = await book<Destruction>('destructions');
    expect(minutes?.item).toMatchObject({
      by: t.desk.session.user?.id,
      reference: 'BA-MUSNAH-1',
      runs: [{ first: FIRST, count: 1, was: 'SPOILED', kind: 'ELECTRONIC', pages: 48 }],
    });
    const page = { text: FIRST, kind: 'DESTROYED', person: null, offset: 0, limit: 5 } as const;
    expect((await t.get('production.movements', page)).rows).toMatchObject([
      { reason: 'SHREDDED', reference: 'BA-MUSNAH-1', from: { at: 'SPOILED' }, to: { at: 'DESTROYED' } },
    ]);
    const paper = { paper: 'DESTRUCTION', subject: minutes?.subject ?? '' } as const;
    expect(await t.get('printing.copies', paper)).toEqual({ made: 0 });
    await t.as('biometrik');
    expect(await t.call('printing.copies', paper)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('nobody writes into the books of the stock but its rules, and who sees no stock reads none of them', async () => {
    await t.as('kasi');
    const line = { id: v7(), register: 'vault', subject: v7(), kind: 'open/1', basedOn: 0 } as const;
    const payload = { reason: 'OTHER', note: '', second: printer };
    expect(await t.call('registers.write', { ...line, payload })).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    await t.as('loket');
    const read = { register: 'vault', subject: null, since: null } as const;
    expect(await t.call('registers.read', read)).toMatchObject({ code: 'FORBIDDEN' });
  });
}

describe('a desk alone', () => {
  keepsItsControls(async () => {
    const t = await openTestDesk();
    return {
      t,
      wait: (seconds) => t.setNow(addMinutes(t.desk.clock.now(), seconds / 60)),
      now: () => t.desk.clock.now(),
      close: () => t.close(),
    };
  });
});

describe('an office with a hub', () => {
  keepsItsControls(async () => {
    const office = await openJoinedOffice();
    const { edge } = office;
    return {
      t: await office.desk('Loket 1'),
      wait: (seconds) => edge.moveClock(seconds / 60),
      now: () => edge.hub.clock.now(),
      close: () => office.close(),
    };
  });
});
