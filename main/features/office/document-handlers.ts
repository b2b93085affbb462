import { CodedError } from '#common/contract/coded-error.ts';
import type { officeDocumentChannels, ProposalView } from '#common/contract/ipc/office-documents.ts';
import { Proposal, ProposalList, type NewProposal } from '#common/contract/hub/publication.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';
import { partCounts } from '#main/records/repositories/queue.ts';
import { ownQueues } from '#main/features/applications/office-queues.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { labelOf, listPublished } from './document-list.ts';
import { choosePaper } from './paper-files.ts';
import { proposalDifferences } from './proposal-differences.ts';
import { acknowledge, acknowledgements, sopNews } from './sop-news.ts';

type Mine = keyof typeof officeDocumentChannels;

const PROPOSALS = '/v1/office/documents/proposals';

export function officeDocumentHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office } = desk;

  function hub(): HubPort {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    return desk.hub;
  }

  /** Decided at the hub, by the person who sits here; what it published comes back with the feed. */
  async function tell(path: string, body: object): Promise<null> {
    await hub().asPerson(Proposal, { method: 'POST', path: `${PROPOSALS}${path}`, body });
    await hub().ask();
    return null;
  }

  return {
    async 'office.letterhead'() {
      return office.inForce('letterhead')?.body ?? null;
    },

    'office.documents': () => listPublished(desk),

    async 'office.proposals'() {
      const { proposals } = await hub().asPerson(ProposalList, { method: 'GET', path: PROPOSALS });
      const names = new Map((await listAccounts(db)).map(({ id, displayName }) => [id, displayName]));
      const { userId } = authorOf(desk);
      return proposals.map(({ body, ...proposal }): ProposalView => ({
        ...proposal,
        label: labelOf(proposal.name, body),
        proposedByName: names.get(proposal.proposedBy) ?? '',
        decidedByName: proposal.decidedBy && (names.get(proposal.decidedBy) ?? ''),
        isMine: proposal.proposedBy === userId,
        differences: proposal.decision === null ? proposalDifferences(office, { ...proposal, body }) : [],
      }));
    },

    'office.choosePaper': ({ name }) => choosePaper(desk, name),
    'office.propose': (proposal) => tell('', basedOnItsDay(desk, proposal)),
    'office.approve': ({ id, sha256 }) => tell(`/${id}/approve`, { sha256 }),
    'office.refuseProposal': ({ id, reason }) => tell(`/${id}/refuse`, { reason }),
    'office.withdrawProposal': ({ id }) => tell(`/${id}/withdraw`, {}),

    'office.news': () => sopNews(desk),

    async 'office.acknowledge'({ version }) {
      await acknowledge(desk, version);
      void desk.hub?.wake();
      return null;
    },

    'office.acknowledgements': () => acknowledgements(desk),

    async 'office.queues'() {
      const context = { viewer: authorOf(desk).userId, today: office.today() };
      const queues = [];
      for (const queue of ownQueues(desk)) {
        const counts = await partCounts(db, { stage: queue.stage, part: queue }, context);
        queues.push({ ...queue, ...counts });
      }
      return queues;
    },
  };
}

/** A new version keeps what would be in force on its day, not what a later one has planned. */
function basedOnItsDay({ office }: Desk, proposal: NewProposal): NewProposal {
  const { content, effectiveFrom } = proposal;
  if (content.name !== 'sop') return proposal;
  return { ...proposal, content: { ...content, base: office.sopOn(effectiveFrom).id } };
}
