import type { HubBlank } from '#common/contract/hub/pull.ts';
import type { MovedAccount } from '#common/contract/hub/take-over.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import { insertMovedEntries } from '#hub/store/registers.ts';
import type { Movement } from '#common/domain/production/custody.ts';
import { stopsOf, type StockCount } from '#common/domain/production/stock-count.ts';
import { hubCustody } from '#hub/features/production/hub-custody.ts';
import { addMovements, saveCount } from '#hub/store/custody.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { noteUnlocked } from '#hub/store/account-use.ts';
import { changeAccount, findAccount, findAccountByUsername, insertAccount } from '#hub/store/accounts.ts';
import { knownBlanks, moveLedger } from '#hub/store/blanks.ts';
import type { Store } from '#hub/store/database.ts';
import { nextFeedSeq } from '#hub/store/feed.ts';
import { renameAccount } from '#hub/store/take-over.ts';
import { lockTakeOver } from './take-over-guard.ts';

/** A name has room for what is put behind it. */
const NAME_LENGTH = 32;

type Moving = { hub: HubContext; trx: Store; doer: Doer };

/** People as the desk knows them, with their ids, so that they stay the authors of what they did, and with their passwords. */
export async function moveAccounts(
  hub: HubContext,
  desk: CallingDesk,
  accounts: readonly MovedAccount[],
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockTakeOver(trx, desk);
    const moving = { hub, trx, doer: doerOf(desk) };
    for (const account of accounts) await moveAccount(moving, account);
  });
}

async function moveAccount({ hub, trx, doer }: Moving, account: MovedAccount): Promise<void> {
  const { officeId } = doer;
  const { id, username, roles, acting, active } = account;
  if (await findAccount(trx, officeId, id)) return;
  await freeName({ hub, trx, doer }, username);
  const feedSeq = await nextFeedSeq(trx, officeId);
  await insertAccount(trx, { ...account, officeId, feedSeq });
  await changeAccount(trx, id, { acting, active, feedSeq });
  // Nobody has signed in here yet.
  await noteUnlocked(trx, id, hub.clock.now());
  const detail = `taken over ${active ? 'active' : 'closed'} ${roles.join(' ')}`;
  await appendNote(hub, trx, doer, { event: 'ACCOUNT', subject: id, detail });
}

/** The office's people keep their names; the account with which the hub was set up takes another. */
async function freeName({ hub, trx, doer }: Moving, username: string): Promise<void> {
  const { officeId } = doer;
  const holder = await findAccountByUsername(trx, officeId, username);
  if (!holder) return;
  let free = `${username.slice(0, NAME_LENGTH)}.hub`;
  for (let more = 2; await findAccountByUsername(trx, officeId, free); more += 1) {
    free = `${username.slice(0, NAME_LENGTH)}.hub${more}`;
  }
  await renameAccount(trx, holder.id, { username: free, feedSeq: await nextFeedSeq(trx, officeId) });
  await appendNote(hub, trx, doer, { event: 'ACCOUNT', subject: holder.id, detail: `renamed ${free}` });
}

/** The ledger as it stands, blanks in the hands of files included. */
export async function moveBlanks(
  hub: HubContext,
  desk: CallingDesk,
  blanks: readonly HubBlank[],
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockTakeOver(trx, desk);
    const { officeId } = desk;
    const serials = blanks.map(({ serial }) => serial);
    const known = new Set(await knownBlanks(trx, officeId, serials));
    const fresh = blanks.filter(({ serial }) => !known.has(serial));
    const [first] = fresh;
    if (!first) return;
    const lastSeq = await nextFeedSeq(trx, officeId, fresh.length);
    await moveLedger(trx, officeId, { blanks: fresh, lastSeq });
    const detail = `${fresh.length} taken over`;
    await appendNote(hub, trx, doerOf(desk), { event: 'STOCK', subject: first.serial, detail });
  });
}

/** The ledger as it was written, in its order; a line that is here already stays as it is. */
export async function moveMovements(
  hub: HubContext,
  desk: CallingDesk,
  movements: readonly Movement[],
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockTakeOver(trx, desk);
    await addMovements(trx, desk.officeId, movements);
  });
}

/** Counts with what they found: a difference that nobody has settled stops printing here too. */
export async function moveCounts(
  hub: HubContext,
  desk: CallingDesk,
  counts: readonly StockCount[],
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockTakeOver(trx, desk);
    for (const count of counts) await saveCount(trx, desk.officeId, count);
    const store = hubCustody(hub, trx, doerOf(desk));
    await store.publishStops(stopsOf(await store.differences()));
  });
}

/** The books as they were written; a line that is here already stays as it is. Throws PAYLOAD_INVALID for one that its book does not know. */
export async function moveEntries(
  hub: HubContext,
  desk: CallingDesk,
  entries: readonly Entry[],
): Promise<void> {
  for (const { register, kind, payload } of entries) {
    if (!REGISTERS[register].rules[kind]?.payload.safeParse(payload).success) {
      throw new CodedError('PAYLOAD_INVALID', { fields: [register, kind] });
    }
  }
  await hub.store.transaction(async (trx) => {
    await lockTakeOver(trx, desk);
    await insertMovedEntries(trx, desk.officeId, entries);
  });
}

function doerOf({ officeId, name }: CallingDesk): Doer {
  return { officeId, actor: '', desk: name };
}
