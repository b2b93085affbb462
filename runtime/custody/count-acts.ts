import { CodedError } from '#common/contract/coded-error.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { CountedHand, SETTLE_REASONS, Tally } from '#common/domain/production/custody.ts';
import type { SerialRange } from '#common/domain/production/serial-range.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import {
  enterSecond,
  isRefused,
  settleCount,
  stopsOf,
  type CountState,
  type StockCount,
} from '#common/domain/production/stock-count.ts';
import { decideMissing } from '#common/domain/production/stock-rules.ts';
import type { CustodyStore } from './store.ts';
import { writeMovement, type Doing } from './stock-acts.ts';

type Entered = { id: string; hand: CountedHand; on: PlainDate; counted: readonly Tally[] };

/**
 * One person's count of a hand. The first one opens the day's count under `id`, the second ends it; nothing of the first, nor of
 * the ledger, is told before. Sent again under the same id it is answered again. Throws SECOND_PERSON_REQUIRED.
 */
export async function enterCount(
  store: CustodyStore,
  { id, hand, on, counted }: Entered,
  { by, at, desk }: Doing,
): Promise<CountState> {
  const known = await store.countOfEntry(id);
  if (known) {
    const sender = known.id === id ? known.first.by : known.second?.by;
    if (sender !== by.id) throw new CodedError('ACTION_ID_USED');
    return known.state;
  }
  const entry = { id, by: by.id, at, counted: [...counted], ledger: await store.tally(hand) };
  const open = await store.openCount(hand, on);
  if (!open) {
    await store.saveCount({ id, hand, on, state: 'OPEN', first: entry, second: null, settled: null });
    await store.note({ actor: by.id, desk, subject: id, detail: `counted ${placeOf(hand)} by the first` });
    return 'OPEN';
  }
  const ended = enterSecond(open, entry);
  if (isRefused(ended)) throw new CodedError(ended.code);
  await store.saveCount(ended);
  await store.note({
    actor: by.id,
    desk,
    subject: ended.id,
    detail: `counted ${placeOf(hand)} ${ended.state}`,
  });
  if (ended.state === 'DIFFERS') await publish(store);
  return ended.state;
}

type Settling = {
  id: string;
  reason: (typeof SETTLE_REASONS)[number];
  note: string;
  /** Numbers that are gone: voided with the head's word. */
  missing: SerialRange | null;
};

/** The head's word ends a difference; from then on blanks are taken and printed again. */
export async function settleDifference(
  store: CustodyStore,
  { id, reason, note, missing }: Settling,
  { by, at, desk }: Doing,
): Promise<void> {
  const count = await store.findCount(id);
  if (!count) throw new CodedError('NOT_FOUND');
  if (count.settled?.by === by.id && count.settled.reason === reason) return;
  const settled = settleCount(count, { by: by.id, roles: by.roles, at, reason, note });
  if (isRefused(settled)) throw new CodedError(settled.code);
  if (missing) await voidMissing(store, { count, missing, note }, { by, at, desk });
  await store.saveCount(settled);
  const detail = `settled ${placeOf(count.hand)} ${reason}: ${note}`.slice(0, 400);
  await store.note({ actor: by.id, desk, subject: id, detail });
  await publish(store);
}

async function voidMissing(
  store: CustodyStore,
  { count, missing, note }: { count: StockCount; missing: SerialRange; note: string },
  { by, at, desk }: Doing,
): Promise<void> {
  const found = await store.findBlanks(serialRange(missing) ?? []);
  const line = { id: `${count.id}/missing`, ...missing, at, desk };
  const decided = decideMissing(line, { hand: count.hand, by, note }, found);
  if (!decided.ok) throw new CodedError(decided.error.code, decided.error.details);
  await writeMovement(store, decided.value, found);
}

async function publish(store: CustodyStore): Promise<void> {
  await store.publishStops(stopsOf(await store.differences()));
}

function placeOf({ at, who }: CountedHand): string {
  return who ?? at;
}
