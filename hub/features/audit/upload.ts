import { CodedError } from '#common/contract/coded-error.ts';
import type { AuditReply, AuditUpload, SignedHead } from '#common/contract/hub/audit.ts';
import { isSigned } from '#runtime/audit/head.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { findHash, insertEntries, lastDeskEntry, writeChainEnd, type NewEntry } from '#hub/store/audit.ts';
import type { Store } from '#hub/store/database.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { confirming } from './desk-claims.ts';
import { signHead } from './signed-head.ts';

/**
 * A desk's own entries (views, searches, refused attempts) join the office's chain in the desk's order, each once however
 * often it is sent. The head that the desk kept is looked up in the chain: one that is not there is written down.
 */
export async function uploadAudit(
  hub: HubContext,
  desk: CallingDesk,
  { entries, acknowledged }: AuditUpload,
): Promise<AuditReply> {
  // What an action did is written here when it is accepted; a desk cannot claim that it was.
  if (entries.some(({ entry }) => entry.event === 'ACTION')) {
    throw new CodedError('INPUT_INVALID', { fields: ['entries.event'] });
  }
  return hub.store.transaction(async (trx) => {
    const place = await lockOffice(trx, desk.officeId);
    const last = await lastDeskEntry(trx, desk.id);
    const bySeq = new Map(entries.map(({ deskSeq, entry }) => [deskSeq, entry]));
    const fresh = [...bySeq].filter(([seq]) => seq > last).toSorted(([left], [right]) => left - right);
    const now = hub.clock.now();
    const isConfirmed = await confirming(trx, desk, { entries: fresh.map(([, entry]) => entry), now, place });
    const taken = fresh.map(([deskSeq, entry]) => ({
      ...entry,
      desk: desk.name,
      from: { deskId: desk.id, deskSeq, isConfirmed: isConfirmed(entry) },
    }));
    const end = await insertEntries(trx, desk.officeId, place, [
      ...taken,
      ...unconfirmedNote(hub, desk, taken),
      ...(await strangeHead(hub, trx, desk, acknowledged)),
    ]);
    await writeChainEnd(trx, desk.officeId, end);
    return { lastDeskSeq: fresh.at(-1)?.[0] ?? last, head: signHead(hub, desk.officeId, end) };
  });
}

/** Kept, because something did happen at that desk, and said in the chain, whose hash does not cover the mark. */
function unconfirmedNote(
  hub: HubContext,
  desk: CallingDesk,
  taken: readonly { from: { deskSeq: number; isConfirmed: boolean } }[],
): NewEntry[] {
  const seqs = taken.flatMap(({ from }) => (from.isConfirmed ? [] : [from.deskSeq]));
  if (seqs.length === 0) return [];
  hub.log.warn('a desk tells of people who were not signed in there', { desk: desk.id, count: seqs.length });
  const detail = `unconfirmed ${seqs.length} entries ${seqs[0]}-${seqs.at(-1)}`;
  return [{ at: hub.clock.now(), actor: '', desk: desk.name, event: 'DESK', subject: desk.id, detail }];
}

/** The hub signed this head once: a chain that does not hold it was cut or rewritten, or came back from a backup. */
async function strangeHead(
  hub: HubContext,
  trx: Store,
  desk: CallingDesk,
  head: SignedHead | null,
): Promise<NewEntry[]> {
  if (!head || head.seq === 0 || head.office !== desk.officeId || !isSigned(head, hub.keys.hubKey)) return [];
  if ((await findHash(trx, desk.officeId, head.seq)) === head.hash) return [];
  hub.log.warn('a desk keeps an audit head that the chain does not hold', { desk: desk.id, seq: head.seq });
  const detail = `audit head ${head.seq} missing ${head.hash}`;
  return [{ at: hub.clock.now(), actor: '', desk: desk.name, event: 'DESK', subject: desk.id, detail }];
}
