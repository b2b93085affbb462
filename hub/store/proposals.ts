import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DocumentName, Proposal, ProposalDecision } from '#common/contract/hub/publication.ts';

const COLUMNS = {
  id: 'id',
  name: 'name',
  effectiveFrom: 'effective_from',
  note: 'note',
  proposedBy: 'proposed_by',
  proposedAt: 'proposed_at',
  sha256: 'sha256',
  decision: 'decision',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  reason: 'reason',
} as const;

const SHOWN = 30;

/** Open ones with what they hold, the others as a record of what was decided. Newest first. */
export async function listProposals(db: Knex, officeId: string): Promise<Proposal[]> {
  return db('document_proposal')
    .where({ office_id: officeId })
    .orderByRaw('decision is not null, proposed_at desc')
    .limit(SHOWN)
    .select({ ...COLUMNS, body: db.raw('case when decision is null then body end') });
}

/** Of this office only, locked until the transaction ends. */
export async function findProposal(trx: Knex, officeId: string, id: string): Promise<Proposal | null> {
  const row: Proposal | undefined = await trx('document_proposal')
    .where({ office_id: officeId, id })
    .forUpdate()
    .first({ ...COLUMNS, body: 'body' });
  return row ?? null;
}

export type NewRow = {
  id: string;
  officeId: string;
  name: DocumentName;
  body: unknown;
  sha256: string;
  effectiveFrom: PlainDate;
  note: string;
  by: UserId;
  at: Instant;
};

export async function insertProposal(trx: Knex, row: NewRow): Promise<void> {
  await trx('document_proposal').insert({
    id: row.id,
    office_id: row.officeId,
    name: row.name,
    body: JSON.stringify(row.body),
    sha256: row.sha256,
    effective_from: row.effectiveFrom,
    note: row.note,
    proposed_by: row.by,
    proposed_at: row.at,
  });
}

export async function decideProposal(
  trx: Knex,
  id: string,
  {
    decision,
    by,
    at,
    reason,
  }: { decision: ProposalDecision; by: string; at: Instant; reason: string | null },
): Promise<void> {
  await trx('document_proposal').where({ id }).update({ decision, decided_by: by, decided_at: at, reason });
}

/** The names of procedures that were ever proposed: none is given twice. */
export async function proposedSopIds(trx: Knex, officeId: string): Promise<string[]> {
  const rows: { sop: string }[] = await trx('document_proposal')
    .where({ office_id: officeId, name: 'sop' })
    .select({ sop: trx.raw(`body ->> 'id'`) });
  return rows.map(({ sop }) => sop);
}
