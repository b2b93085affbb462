import { Done } from '#common/contract/hub/office.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import { TakeOverDone } from '#common/contract/hub/take-over.ts';
import { must } from '#common/kernel/must.ts';
import { GENESIS } from '#runtime/audit/chain.ts';
import { namingKeyOf } from '#runtime/vault/vault.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { auditAfter, verifyChain } from '#main/records/repositories/audit.ts';
import { chainEnd } from '#main/records/repositories/audit-search.ts';
import {
  accountsToMove,
  blanksToMove,
  countToMove,
  outagesToMove,
} from '#main/records/repositories/move-reads.ts';
import { countsAfter, movementsAfter } from '#main/records/repositories/custody.ts';
import { entriesAfter } from '#main/records/repositories/registers.ts';
import { changeMove, readMove } from '#main/records/repositories/move-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { MoveLink } from './move-link.ts';
import { sendFiles } from './send-files.ts';

const ACCOUNTS_AT_ONCE = 100;

export type Moving = {
  db: DeskDatabase;
  office: OfficeContext;
  link: MoveLink;
  /** Under which this desk named and sealed attachments so far. */
  ownKey: Buffer;
};

/**
 * Sends everything that this desk holds of its office to the hub, from where it stopped, and has it counted there. Nothing on the
 * desk changes by it. Answers where the feed goes on from.
 */
export async function moveOffice(moving: Moving, onPage: () => void): Promise<string> {
  const { db, link } = moving;
  await begin(moving);
  await sendAccounts(moving);
  await sendBlanks(moving);
  await sendMovements(moving);
  await sendCounts(moving);
  await sendEntries(moving);
  await sendFiles(db, link, { state: await stateOf(db), onPage });
  await sendAudit(moving);
  return finish(moving);
}

async function stateOf(db: DeskDatabase) {
  return must(await readMove(db), 'a move that began is remembered');
}

async function begin({ db, office, link, ownKey }: Moving): Promise<void> {
  // What a sample office may do stays behind with it.
  const { fingerFiles: _sample, ...settings } = must(office.settings, 'an office that moves was set up');
  const namingKey = namingKeyOf(ownKey).toString('base64');
  await link.move(Done, 'begin', { office: settings, outages: await outagesToMove(db), namingKey });
}

async function sendAccounts({ db, link }: Moving): Promise<void> {
  let { accountsAfter: after } = await stateOf(db);
  for (;;) {
    const accounts = await accountsToMove(db, { after, limit: ACCOUNTS_AT_ONCE });
    const last = accounts.at(-1);
    if (!last) return;
    await link.move(Done, 'accounts', { accounts });
    after = last.id;
    await changeMove(db, { accountsAfter: after });
  }
}

async function sendBlanks({ db, link }: Moving): Promise<void> {
  let { blanksAfter: after } = await stateOf(db);
  for (;;) {
    const blanks = await blanksToMove(db, { after, limit: PAGE });
    const last = blanks.at(-1);
    if (!last) return;
    await link.move(Done, 'blanks', { blanks });
    after = last.serial;
    await changeMove(db, { blanksAfter: after });
  }
}

async function sendMovements({ db, link }: Moving): Promise<void> {
  let { movementsAfter: after } = await stateOf(db);
  for (;;) {
    const { movements, last } = await movementsAfter(db, { after, limit: PAGE });
    if (movements.length === 0) return;
    await link.move(Done, 'movements', { movements });
    after = last;
    await changeMove(db, { movementsAfter: after });
  }
}

/** A difference that stops printing stops it at the hub too. */
async function sendCounts({ db, link }: Moving): Promise<void> {
  let { countsAfter: after } = await stateOf(db);
  for (;;) {
    const counts = await countsAfter(db, { after, limit: ACCOUNTS_AT_ONCE });
    const last = counts.at(-1);
    if (!last) return;
    await link.move(Done, 'counts', { counts });
    after = last.id;
    await changeMove(db, { countsAfter: after });
  }
}

async function sendEntries({ db, link }: Moving): Promise<void> {
  let { entriesAfter: after } = await stateOf(db);
  for (;;) {
    const { entries, last } = await entriesAfter(db, { after, limit: PAGE });
    if (entries.length === 0) return;
    await link.move(Done, 'entries', { entries });
    after = last;
    await changeMove(db, { entriesAfter: after });
  }
}

/** This desk's own entries; those of actions went with their files. */
async function sendAudit({ db, link }: Moving): Promise<void> {
  let { auditSeq } = await stateOf(db);
  for (;;) {
    const entries = await auditAfter(db, auditSeq, PAGE);
    if (entries.length === 0) return;
    ({ lastDeskSeq: auditSeq } = await link.uploadAudit({ entries, acknowledged: null }));
    await changeMove(db, { auditSeq });
    if (entries.length < PAGE) return;
  }
}

async function finish({ db, link }: Moving): Promise<string> {
  const { files, actions, refused } = await stateOf(db);
  const { accounts, blanks, movements, outages, entries } = await countToMove(db);
  const counts = { accounts, blanks, movements, outages, entries, files, actions, refused: refused.length };
  const { seq, hash } = (await chainEnd(db)) ?? { seq: 0, hash: GENESIS };
  const { brokenAt } = await verifyChain(db);
  await changeMove(db, { isEnding: true });
  const { cursor } = await link.move(TakeOverDone, 'finish', { counts, chain: { seq, hash, brokenAt } });
  return cursor;
}
