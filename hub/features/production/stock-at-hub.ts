import type { z } from 'zod';
import type { AskStock, EnterCount, SettleCount } from '#common/contract/hub/stock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import type { CountState } from '#common/domain/production/stock-count.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { enterCount, settleDifference } from '#runtime/custody/count-acts.ts';
import { answerStock, askStock, type Doing } from '#runtime/custody/stock-acts.ts';
import type { CustodyStore, StockRequest } from '#runtime/custody/store.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { findAccount } from '#hub/store/accounts.ts';
import type { Store } from '#hub/store/database.ts';
import { isMoving, lockOffice, readPlace, type OfficePlace } from '#hub/store/feed.ts';
import { hubCustody } from './hub-custody.ts';

/** A person of the request, at the desk of the request. */
export type StockDoer = { officeId: string; person: StockPerson; desk: string };

export async function askStockAtHub(
  hub: HubContext,
  doer: StockDoer,
  { id, command, second }: Pick<z.infer<typeof AskStock>, 'id' | 'command'> & { second: StockPerson | null },
): Promise<StockRequest['state']> {
  return locked(hub, doer, ({ store, doing }) => askStock(store, { id, command, second }, doing));
}

export async function answerStockAtHub(
  hub: HubContext,
  doer: StockDoer,
  answer: { id: string; yes: boolean },
): Promise<void> {
  await locked(hub, doer, ({ store, doing, trx }) =>
    answerStock(store, { ...answer, asker: (id) => personOf(hub, trx, doer.officeId, id) }, doing),
  );
}

export async function enterCountAtHub(
  hub: HubContext,
  doer: StockDoer,
  entered: z.infer<typeof EnterCount>,
): Promise<CountState> {
  return locked(hub, doer, async ({ store, doing, trx, place }) => {
    const on = await todayOf(hub, trx, doer.officeId, place);
    return enterCount(store, { ...entered, on }, doing);
  });
}

export async function settleAtHub(
  hub: HubContext,
  doer: StockDoer,
  settling: z.infer<typeof SettleCount> & { id: string },
): Promise<void> {
  await locked(hub, doer, ({ store, doing }) => settleDifference(store, settling, doing));
}

export async function stockDay(hub: HubContext, officeId: string): Promise<PlainDate> {
  return todayOf(hub, hub.store, officeId, await readPlace(hub.store, officeId));
}

async function todayOf(
  hub: HubContext,
  db: Store,
  officeId: string,
  { rulesSeq }: OfficePlace,
): Promise<PlainDate> {
  const now = hub.clock.now();
  const rules = await hub.office.rules(db, officeId, rulesSeq, now);
  return localDate(now, rules.policy().utcOffsetMinutes);
}

async function personOf(hub: HubContext, trx: Store, officeId: string, id: UserId): Promise<StockPerson> {
  const account = await findAccount(trx, officeId, id);
  if (!account) throw new CodedError('NOT_FOUND');
  return { id, roles: account.active ? rolesAt(account, hub.clock.now()) : [] };
}

type Locked = { store: CustodyStore; doing: Doing; trx: Store; place: OfficePlace };

/** Movements, numbers, counts and the chain's entries together or not at all. Throws TAKE_OVER_RUNNING while the office moves here. */
async function locked<T>(
  hub: HubContext,
  { officeId, person, desk }: StockDoer,
  work: (inside: Locked) => Promise<T>,
): Promise<T> {
  return hub.store.transaction(async (trx) => {
    const place = await lockOffice(trx, officeId);
    if (isMoving(place)) throw new CodedError('TAKE_OVER_RUNNING');
    const store = hubCustody(hub, trx, { officeId, actor: person.id, desk });
    return work({ store, doing: { by: person, at: hub.clock.now(), desk }, trx, place });
  });
}
