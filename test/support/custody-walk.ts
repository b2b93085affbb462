import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { UserId } from '#common/kernel/ids.ts';
import {
  CountedHand,
  foldMovements,
  handOf,
  MOST_BLANKS,
  type Destination,
  type HeldBlank,
  type Movement,
  type StockCommand,
} from '#common/domain/production/custody.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { userId } from './rules-office.ts';
import type { Random } from './rules-random.ts';

const SAFE = { at: 'VAULT', who: null } as const;
export const PRINTERS: readonly StockPerson[] = [1, 2, 3].map((n) => ({
  id: userId(700 + n),
  roles: ['PRINT'],
}));
export const KEEPER: StockPerson = { id: userId(711), roles: ['SUBSECTION_HEAD'] };
export const HEAD: StockPerson = { id: userId(712), roles: ['SECTION_HEAD'] };
export const OTHER_HEAD: StockPerson = { id: userId(713), roles: ['SECTION_HEAD'] };
const AT = '2026-03-01T01:00:00.000Z' as Instant;
const PEOPLE = [...PRINTERS, KEEPER, HEAD];

/** One office's stock, whatever holds it. Each throws the refusal. */
export type WalkedOffice = {
  ask(id: string, command: StockCommand, by: StockPerson, second: StockPerson | null): Promise<string>;
  answer(id: string, yes: boolean, by: StockPerson): Promise<void>;
  /** A file takes a number out of this officer's hand; null once no file is left. */
  allocate(serial: string, by: UserId): Promise<void>;
  /** A file that took a number goes on: voided, spoiled or issued. */
  finish(which: number, how: number): Promise<void>;
  blanks(): Promise<HeldBlank[]>;
  movements(): Promise<Movement[]>;
};

export type WalkCount = { done: number; refused: Map<string, number>; received: number };

/** Random movements, right and wrong. What was taken in is remembered, so that the sums can be held against it. */
export async function walk(office: WalkedOffice, random: Random, steps: number): Promise<WalkCount> {
  const refused = new Map<string, number>();
  const waiting: { id: string; command: StockCommand }[] = [];
  const sent: { shipment: string; first: string; count: number; to: Destination }[] = [];
  let isOpen = false;
  let received = 0;
  let next = 1;
  let done = 0;
  const known = () => `E${String(1 + random.int(Math.max(1, next + 3))).padStart(7, '0')}`;
  const hand = (): CountedHand => (random.oneIn(2) ? SAFE : { at: 'PERSON', who: random.pick(PRINTERS).id });
  const personOf = (at: Destination): StockPerson => PRINTERS.find(({ id }) => id === at.who) ?? KEEPER;

  async function ask(command: StockCommand, by: StockPerson, second: StockPerson): Promise<void> {
    const id = v7();
    const isBeside = !random.oneIn(4);
    const state = await office.ask(id, command, by, isBeside ? second : null);
    if (state === 'WAITING') waiting.push({ id, command });
    // Sent twice: it is done once.
    if (random.oneIn(10)) await office.ask(id, command, by, isBeside ? second : null);
    if (state === 'DONE' && command.kind === 'RECEIVE') received += command.count;
  }

  async function receive(): Promise<void> {
    const count = 1 + random.int(40);
    const isKnown = random.oneIn(6);
    const first = isKnown ? known() : `E${String(next).padStart(7, '0')}`;
    const bookKind = random.oneIn(2) ? 'ELECTRONIC' : 'NON_ELECTRONIC';
    const command = { kind: 'RECEIVE', first, count, bookKind, pages: 48, reference: 'BA' } as const;
    if (!isKnown) next += count;
    await ask(command, random.oneIn(8) ? KEEPER : HEAD, random.oneIn(8) ? HEAD : KEEPER);
  }

  async function handOver(): Promise<void> {
    const from = hand();
    const to = hand();
    const by = random.oneIn(8) ? random.pick(PEOPLE) : personOf(from);
    const second = random.oneIn(8) ? random.pick(PEOPLE) : to.at === 'VAULT' ? HEAD : personOf(to);
    await ask({ kind: 'HAND_OVER', first: known(), count: 1 + random.int(12), from, to }, by, second);
  }

  async function spoil(): Promise<void> {
    const from = hand();
    const note = 'Halaman data tergores';
    const command = { kind: 'SPOIL', first: known(), count: 1, from, reason: 'MISPRINT', note } as const;
    await ask(command, personOf(from), random.oneIn(6) ? personOf(from) : HEAD);
  }

  /** Two at the door; one of them shuts it. */
  async function door(): Promise<void> {
    if (isOpen && !random.oneIn(5)) return;
    const command: StockCommand = isOpen
      ? { kind: 'CLOSE_VAULT', note: '' }
      : { kind: 'OPEN_VAULT', reason: 'DAILY_WORK', note: '' };
    await office.ask(v7(), command, KEEPER, isOpen ? null : HEAD);
    isOpen = !isOpen;
  }

  async function dispatch(): Promise<void> {
    const id = v7();
    const isNew = random.oneIn(3);
    const one = isNew || random.oneIn(3) ? null : await inHand();
    const from = isNew ? null : one ? CountedHand.parse(handOf(one)) : hand();
    const count = one ? 1 : 1 + random.int(8);
    const first = one?.serial ?? (isNew ? `E${String(next).padStart(7, '0')}` : known());
    if (isNew) next += count;
    const who = random.oneIn(2) ? random.pick(PRINTERS).id : null;
    const unit = { at: 'UNIT', who: 'ULP Contoh' } as const;
    const to = isNew ? SAFE : who ? ({ at: 'PERSON', who } as const) : unit;
    const product = isNew ? ({ kind: 'ELECTRONIC', pages: 48 } as const) : null;
    const paper = {
      carrier: 'Pos, BA 1234',
      dispatchedBy: 'Petugas pusat',
      dispatchedAt: AT,
      reference: 'SJ-1',
    };
    const command: StockCommand = {
      kind: 'DISPATCH',
      first,
      count,
      from,
      to,
      product,
      seals: ['S1', 'S2'],
      ...paper,
    };
    const by = from === null ? HEAD : personOf(from);
    await office.ask(id, command, by, by === HEAD ? KEEPER : HEAD);
    if (isNew) received += count;
    sent.push({ shipment: id, first, count, to });
  }

  async function arrive(): Promise<void> {
    const one = random.oneIn(4) ? sent[random.int(Math.max(1, sent.length))] : sent.at(-1);
    if (!one) return;
    const isWhole = !random.oneIn(3);
    const seals = ['S1', 'S2'].map((number) => ({
      number,
      state: isWhole ? ('INTACT' as const) : ('BROKEN' as const),
    }));
    const command = { kind: 'ARRIVE', ...one, seals, counted: one.count, note: '' } as const;
    const by = one.to.at === 'PERSON' ? personOf(one.to) : KEEPER;
    await office.ask(v7(), command, by, by === KEEPER ? pickOther() : KEEPER);
  }

  async function resolve(): Promise<void> {
    const one = random.oneIn(2) ? sent.at(-1) : sent[random.int(Math.max(1, sent.length))];
    if (!one) return;
    const { to: _to, ...range } = one;
    const isGone = random.oneIn(2);
    const missing = isGone ? [{ first: one.first, count: 1 }] : [];
    const reason = isGone ? 'MISSING' : 'SEAL_EXPLAINED';
    const note = 'Diperiksa ulang bersama kurir';
    // HEAD stood at one end of most of them.
    const by = random.oneIn(6) ? HEAD : OTHER_HEAD;
    await office.ask(v7(), { kind: 'RESOLVE', ...range, reason, note, missing }, by, null);
  }

  async function destroy(): Promise<void> {
    if (!random.oneIn(3)) return;
    const ends = (await office.blanks()).filter(({ state }) => state === 'SPOILED' || state === 'VOIDED');
    const one = ends[random.int(Math.max(1, ends.length))];
    const first = one && !random.oneIn(4) ? one.serial : known();
    const minutes = {
      method: 'SHREDDED',
      place: 'Ruang arsip',
      heldAt: AT,
      witnesses: [],
      reference: 'BA-9',
    };
    const command = { kind: 'DESTROY', ranges: [{ first, count: 1 }], ...minutes } as StockCommand;
    await office.ask(v7(), command, KEEPER, random.oneIn(8) ? KEEPER : HEAD);
    // A number is destroyed once.
    const again = await office.ask(v7(), command, KEEPER, HEAD).catch((error: unknown) => error);
    if (!(again instanceof CodedError)) throw new Error(`${first} was destroyed twice`);
  }

  async function inHand(): Promise<HeldBlank | null> {
    const held = (await office.blanks()).filter(({ holder, state }) => holder && state === 'IN_STOCK');
    return held[random.int(Math.max(1, held.length))] ?? null;
  }

  /** For a file, out of the hand in which the number is; or out of any. */
  async function take(): Promise<void> {
    const one = random.oneIn(3) ? null : await inHand();
    await office.allocate(one?.serial ?? known(), one?.holder ?? random.pick(PRINTERS).id);
  }

  const pickOther = () => random.pick(PRINTERS);

  async function answer(): Promise<void> {
    const asked = waiting.splice(random.int(Math.max(1, waiting.length)), 1)[0];
    if (!asked) return;
    const { id, command } = asked;
    const isInto = command.kind === 'HAND_OVER' && command.to.at === 'PERSON';
    const second = isInto ? personOf(command.to) : command.kind === 'HAND_OVER' ? HEAD : KEEPER;
    const yes = !random.oneIn(5);
    await office.answer(id, yes, second);
    if (yes && command.kind === 'RECEIVE') received += command.count;
  }

  const steps$ = [
    door,
    dispatch,
    dispatch,
    arrive,
    arrive,
    arrive,
    resolve,
    resolve,
    destroy,
    receive,
    receive,
    handOver,
    handOver,
    handOver,
    handOver,
    spoil,
    answer,
    take,
    take,
    take,
    () => office.finish(random.int(1000), random.int(3)),
    () => office.finish(random.int(1000), random.int(3)),
  ];
  for (let step = 0; step < steps; step += 1) {
    try {
      await random.pick(steps$)();
      done += 1;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
    }
  }
  return { done, refused, received };
}

/** What must hold of any ledger, however it came about. Answers what is wrong. */
export async function wrongIn(office: WalkedOffice, received: number): Promise<string[]> {
  const blanks = await office.blanks();
  const movements = await office.movements();
  const { ledger, broken } = foldMovements(movements);
  const wrong = broken.map((serial) => `${serial}: a line takes it out of a hand in which it was not`);
  const serials = blanks.map(({ serial }) => serial);
  if (new Set(serials).size !== serials.length) wrong.push('a number stands twice');
  if (blanks.length !== received) wrong.push(`${blanks.length} numbers, ${received} received`);
  const hands = Map.groupBy(blanks, (blank) => handOf(blank).at);
  const sum = [...hands.values()].reduce((total, { length }) => total + length, 0);
  if (sum !== received) wrong.push(`the hands hold ${sum} of ${received}`);
  for (const blank of blanks) {
    const told = ledger.get(blank.serial);
    if (JSON.stringify(sorted(told)) !== JSON.stringify(sorted(blank))) {
      wrong.push(`${blank.serial}: ${JSON.stringify(blank)}, by its movements ${JSON.stringify(told)}`);
    }
  }
  for (const { kind, from, giver, first } of movements) {
    if (kind === 'ALLOCATED' && (from?.at !== 'PERSON' || from.who !== giver)) {
      wrong.push(`${first}: taken by ${giver} out of ${JSON.stringify(from)}`);
    }
    if (kind === 'ISSUED' && from?.at !== 'FILE') {
      wrong.push(`${first}: issued out of ${JSON.stringify(from)}`);
    }
    if (kind === 'DESTROYED' && from?.at !== 'SPOILED' && from?.at !== 'VOIDED') {
      wrong.push(`${first}: destroyed out of ${JSON.stringify(from)}`);
    }
    if (kind === 'RECEIVED' && from !== null) wrong.push(`${first}: received from inside`);
  }
  if (movements.some(({ count }) => count > MOST_BLANKS)) wrong.push('too long');
  return wrong;
}

function sorted(blank: HeldBlank | undefined) {
  return blank && Object.entries(blank).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
