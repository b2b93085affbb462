import type { UserId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  DOCUMENT_BODIES,
  type NewProposal,
  type Proposal,
  type ProposalDecision,
} from '#common/contract/hub/publication.ts';
import { parseSop } from '#common/domain/sop/sop.ts';
import { bodyHash, documentText } from '#runtime/office/signed-document.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import type { Store } from '#hub/store/database.ts';
import { insertSigned, nextVersion } from '#hub/store/documents.ts';
import { refusalOf } from '#hub/store/errors.ts';
import { lockOffice, nextFeedSeq } from '#hub/store/feed.ts';
import { decideProposal, findProposal, insertProposal, proposedSopIds } from '#hub/store/proposals.ts';
import type { OfficeRules } from './hub-office.ts';
import { invalid, proposedBody } from './proposed-body.ts';

export type HeadDoer = Doer & { actor: UserId };

/** Puts a document before a second person. Sent twice it is one proposal. */
export async function propose(hub: HubContext, doer: HeadDoer, proposal: NewProposal): Promise<Proposal> {
  const { id, effectiveFrom, note, content } = proposal;
  return underLock(hub, doer, async (trx, rules) => {
    const known = await findProposal(trx, doer.officeId, id);
    if (known) return known;
    assertToCome(effectiveFrom, rules);
    const body = proposedBody(proposal, rules, await proposedSopIds(trx, doer.officeId));
    const sha256 = bodyHash(body);
    const { officeId, actor: by } = doer;
    const at = hub.clock.now();
    await insertProposal(trx, {
      id,
      officeId,
      name: content.name,
      body,
      sha256,
      effectiveFrom,
      note,
      by,
      at,
    });
    await audit(hub, trx, doer, { id, detail: `proposed ${content.name} ${effectiveFrom} ${sha256}` });
    return must(await findProposal(trx, officeId, id));
  });
}

/**
 * Another person's yes: the version gets its number and the hub's signature over who proposed, who approved and what; every
 * desk hears of it with the feed. `sha256` is of what the approver saw.
 */
export async function approve(
  hub: HubContext,
  doer: HeadDoer,
  id: string,
  { sha256 }: { sha256: string },
): Promise<Proposal> {
  return underLock(hub, doer, async (trx, rules) => {
    const proposal = await openProposal(trx, doer, id);
    assertSecondPerson(proposal, doer);
    const { name, body, effectiveFrom, proposedBy } = proposal;
    if (sha256 !== proposal.sha256 || bodyHash(body) !== sha256) throw new CodedError('PROPOSAL_CHANGED');
    assertToCome(effectiveFrom, rules);
    assertWhole(proposal);
    await decide(hub, trx, doer, { id, decision: 'APPROVED', reason: null });
    const office = doer.officeId;
    const version = await nextVersion(trx, office, name);
    const publishedAt = hub.clock.now();
    const unsigned = { office, effectiveFrom, sha256, proposedBy, approvedBy: doer.actor, publishedAt };
    const signature = hub.keys.sign(documentText({ ...unsigned, name, version }));
    const feedSeq = await nextFeedSeq(trx, office);
    const publication = { ...unsigned, signature };
    await insertSigned(trx, { name, version, publication }, { proposalId: id, feedSeq });
    if (name === 'sop') await hub.office.tellDuties(trx, office, publishedAt);
    await audit(hub, trx, doer, { id, detail: `approved ${name} ${version} ${effectiveFrom} ${sha256}` });
    return must(await findProposal(trx, office, id));
  });
}

/** Another person's no, with the reason that its author reads. */
export async function refuse(
  hub: HubContext,
  doer: HeadDoer,
  id: string,
  { reason }: { reason: string },
): Promise<Proposal> {
  return underLock(hub, doer, async (trx) => {
    const proposal = await openProposal(trx, doer, id);
    assertSecondPerson(proposal, doer);
    await decide(hub, trx, doer, { id, decision: 'REFUSED', reason });
    await audit(hub, trx, doer, { id, detail: `refused ${proposal.name} ${proposal.sha256}` });
    return must(await findProposal(trx, doer.officeId, id));
  });
}

/** Only its author takes a proposal back. */
export async function withdraw(hub: HubContext, doer: HeadDoer, id: string): Promise<Proposal> {
  return underLock(hub, doer, async (trx) => {
    const proposal = await openProposal(trx, doer, id);
    if (proposal.proposedBy !== doer.actor) throw new CodedError('FORBIDDEN');
    await decide(hub, trx, doer, { id, decision: 'WITHDRAWN', reason: null });
    await audit(hub, trx, doer, { id, detail: `withdrawn ${proposal.name} ${proposal.sha256}` });
    return must(await findProposal(trx, doer.officeId, id));
  });
}

/** One at a time in an office: what is decided is decided on the newest state. What the database refuses becomes its code. */
async function underLock<T>(
  hub: HubContext,
  { officeId }: HeadDoer,
  work: (trx: Store, rules: OfficeRules) => Promise<T>,
): Promise<T> {
  try {
    return await hub.store.transaction(async (trx) => {
      const { rulesSeq } = await lockOffice(trx, officeId);
      return work(trx, await hub.office.rules(trx, officeId, rulesSeq, hub.clock.now()));
    });
  } catch (error) {
    const code = refusalOf(error);
    throw code ? new CodedError(code) : error;
  }
}

async function openProposal(trx: Store, { officeId }: HeadDoer, id: string): Promise<Proposal> {
  const proposal = await findProposal(trx, officeId, id);
  if (!proposal) throw new CodedError('NOT_FOUND');
  if (proposal.decision !== null) throw new CodedError('PROPOSAL_DECIDED');
  return proposal;
}

function assertSecondPerson({ proposedBy }: Proposal, { actor }: HeadDoer): void {
  if (proposedBy === actor) throw new CodedError('SECOND_PERSON_REQUIRED');
}

/** Nothing takes effect in the past: files of those days stand under what was in force. */
function assertToCome(effectiveFrom: PlainDate, { today }: OfficeRules): void {
  if (effectiveFrom < today) throw new CodedError('DOCUMENT_DATE_PASSED', { date: effectiveFrom });
}

/** A hub that was updated since the proposal may ask more of a document. */
function assertWhole({ name, body }: Proposal): void {
  const parsed = DOCUMENT_BODIES[name].safeParse(body);
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
    );
  }
  if (name !== 'sop') return;
  const sop = parseSop(body);
  if (!sop.ok) throw invalid(sop.error);
}

async function decide(
  hub: HubContext,
  trx: Store,
  { actor: by }: HeadDoer,
  { id, decision, reason }: { id: string; decision: ProposalDecision; reason: string | null },
): Promise<void> {
  await decideProposal(trx, id, { decision, by, at: hub.clock.now(), reason });
}

function audit(
  hub: HubContext,
  trx: Store,
  doer: HeadDoer,
  { id, detail }: { id: string; detail: string },
): Promise<void> {
  return appendNote(hub, trx, doer, { event: 'DOCUMENT', subject: id, detail });
}

function must(proposal: Proposal | null): Proposal {
  if (!proposal) throw new CodedError('NOT_FOUND');
  return proposal;
}
