import type { Action } from '#common/domain/applications/rules.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import { findWrongBlank } from '#common/domain/production/ledger-proof.ts';
import { isAsAudited } from '#runtime/audit/as-audited.ts';
import { GENESIS, hashOf } from '#runtime/audit/chain.ts';
import { isSigned } from '#runtime/audit/head.ts';
import { actionDetails, findLostFile, listChain } from '#hub/store/audit.ts';
import { listHeld, listMovements } from '#hub/store/custody.ts';
import type { Store } from '#hub/store/database.ts';
import { readPlace } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { actionsOf, fileTexts, readCut } from '#hub/store/pull-reads.ts';

/**
 * REMOVED: a number is missing. REORDERED: an entry follows another than it names. EDITED: its content is not what its hash
 * says. TAIL_CUT: the end that is on record lies behind the last entry. REWRITTEN: an entry whose head was kept elsewhere
 * is another one now. ANCHOR_FORGED: the hub never signed that head. FILE_CHANGED: a file or its actions are not as audited.
 * LEDGER_DIFFERS: a blank is not where its movements leave it.
 */
export type Problem =
  | 'REMOVED'
  | 'REORDERED'
  | 'EDITED'
  | 'TAIL_CUT'
  | 'REWRITTEN'
  | 'ANCHOR_FORGED'
  | 'FILE_CHANGED'
  | 'LEDGER_DIFFERS';

export type HubAuditCheck = {
  entries: number;
  files: number;
  problem: Problem | null;
  /** The entry, the file, or the blank, at which it was found. */
  at: number | string | null;
};

/** Heads that were kept outside the database: on desks, in the safe. They alone find a chain rewritten as a whole. */
export type Anchors = { heads: readonly SignedHead[]; hubKey: string };

const PAGE = 2000;
const FILES_AT_ONCE = 100;

export async function verifyChain(store: Store, officeId: string, anchors?: Anchors): Promise<HubAuditCheck> {
  return readCut(store, async (trx) => {
    const chain = await walk(trx, officeId, anchors);
    if (chain.problem) return { ...chain, files: 0 };
    const files = await checkFiles(trx, officeId);
    if (files.problem) return { ...chain, ...files };
    const blank = findWrongBlank(await listMovements(trx, officeId), await listHeld(trx, officeId));
    return { ...chain, ...files, ...(blank === null ? {} : { problem: 'LEDGER_DIFFERS', at: blank }) };
  });
}

type Walked = Omit<HubAuditCheck, 'files'>;

async function walk(trx: Store, officeId: string, anchors?: Anchors): Promise<Walked> {
  const forged = anchors?.heads.find((head) => head.office !== officeId || !isSigned(head, anchors.hubKey));
  if (forged) return { entries: 0, problem: 'ANCHOR_FORGED', at: forged.seq };
  const kept = new Map(anchors?.heads.map(({ seq, hash }) => [seq, hash]));
  let previous = GENESIS;
  let seq = 0;
  for (;;) {
    const rows = await listChain(trx, officeId, { after: seq, limit: PAGE });
    for (const row of rows) {
      const broken = (problem: Problem): Walked => ({ entries: seq, problem, at: row.seq });
      if (row.seq !== seq + 1) return broken('REMOVED');
      if (row.previous !== previous) return broken('REORDERED');
      if (row.hash !== hashOf(previous, row)) return broken('EDITED');
      if ((kept.get(row.seq) ?? row.hash) !== row.hash) return broken('REWRITTEN');
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length === 0) break;
  }
  const { auditSeq, auditHash } = await readPlace(trx, officeId);
  const furthest = Math.max(auditSeq, ...kept.keys());
  if (furthest > seq) return { entries: seq, problem: 'TAIL_CUT', at: furthest };
  return { entries: seq, problem: auditHash === previous ? null : 'REWRITTEN', at: seq };
}

/** Each action as it was audited, and each file as its actions make it. */
async function checkFiles(
  trx: Store,
  officeId: string,
): Promise<Pick<HubAuditCheck, 'files' | 'problem' | 'at'>> {
  const { code } = await getOffice(trx, officeId);
  let files = 0;
  let after = '';
  for (;;) {
    const page = await fileTexts(trx, officeId, { after, limit: FILES_AT_ONCE });
    const ids = page.map(({ id }) => id);
    const lists = await actionsOf(trx, code, ids);
    const audited = await actionDetails(trx, officeId, ids);
    for (const { id, number, text } of page) {
      // Each was parsed by the rule of its kind when it was accepted.
      const actions = (lists.get(id) ?? []) as unknown as Action[];
      const isAsWas = isAsAudited(actions, audited.get(id) ?? [], text);
      if (!isAsWas) return { files, problem: 'FILE_CHANGED', at: number };
      files += 1;
      after = id;
    }
    if (page.length < FILES_AT_ONCE) break;
  }
  const lost = await findLostFile(trx, officeId);
  return { files, problem: lost ? 'FILE_CHANGED' : null, at: lost };
}
