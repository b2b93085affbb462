import type { HubBlank } from '#common/contract/hub/pull.ts';
import type { MovedAccount } from '#common/contract/hub/take-over.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
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

function doerOf({ officeId, name }: CallingDesk): Doer {
  return { officeId, actor: '', desk: name };
}
