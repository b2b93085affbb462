import type { FastifyRequest } from 'fastify';
import { Done } from '#common/contract/hub/office.ts';
import {
  AcknowledgementUpload,
  ApproveProposal,
  NewProposal,
  Proposal,
  ProposalList,
  ProposalPath,
  RefuseProposal,
  WithdrawProposal,
} from '#common/contract/hub/publication.ts';
import { DocumentsReply } from '#common/contract/hub/pull.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Doors } from '#hub/http/auth.ts';
import { accountOf, deskOf, type HubServer } from '#hub/http/hub-server.ts';
import { listSigned } from '#hub/store/documents.ts';
import { listProposals } from '#hub/store/proposals.ts';
import { acknowledge } from './acknowledge.ts';
import { approve, propose, refuse, withdraw, type HeadDoer } from './proposals.ts';

/** A whole procedure, and some room. */
const PROPOSAL_BYTES = 2 * 1024 * 1024;

type Parts = { hub: HubContext; doors: Doors };

/** The office's documents: put before a second head, decided, published; and what every desk reads and says of them. */
export function documentRoutes(server: HubServer, parts: Parts): void {
  proposalRoutes(server, parts);
  deskRoutes(server, parts);
}

function proposalRoutes(server: HubServer, { hub, doors }: Parts): void {
  const head = { onRequest: [doors.desk, doors.permitted('documents.publish')] };
  const response = { 200: Proposal };
  const url = '/v1/office/documents/proposals';

  server.route({
    method: 'GET',
    url,
    ...head,
    schema: { response: { 200: ProposalList } },
    handler: async (request) => ({ proposals: await listProposals(hub.store, deskOf(request).officeId) }),
  });

  server.route({
    method: 'POST',
    url,
    ...head,
    bodyLimit: PROPOSAL_BYTES,
    schema: { body: NewProposal, response },
    handler: (request) => propose(hub, headOf(request), request.body),
  });

  server.route({
    method: 'POST',
    url: `${url}/:id/approve`,
    ...head,
    schema: { params: ProposalPath, body: ApproveProposal, response },
    handler: (request) => approve(hub, headOf(request), request.params.id, request.body),
  });

  server.route({
    method: 'POST',
    url: `${url}/:id/refuse`,
    ...head,
    schema: { params: ProposalPath, body: RefuseProposal, response },
    handler: (request) => refuse(hub, headOf(request), request.params.id, request.body),
  });

  server.route({
    method: 'POST',
    url: `${url}/:id/withdraw`,
    ...head,
    schema: { params: ProposalPath, body: WithdrawProposal, response },
    handler: (request) => withdraw(hub, headOf(request), request.params.id),
  });
}

function deskRoutes(server: HubServer, { hub, doors }: Parts): void {
  server.route({
    method: 'GET',
    url: '/v1/office/documents',
    onRequest: doors.desk,
    schema: { response: { 200: DocumentsReply } },
    handler: async (request) => ({ documents: await listSigned(hub.store, deskOf(request).officeId) }),
  });

  server.route({
    method: 'POST',
    url: '/v1/office/documents/acknowledgements',
    onRequest: doors.desk,
    schema: { body: AcknowledgementUpload, response: { 200: Done } },
    async handler(request) {
      await acknowledge(hub, deskOf(request), request.body.acknowledgements);
      return { done: true } as const;
    },
  });
}

function headOf(request: FastifyRequest): HeadDoer {
  const { officeId, name } = deskOf(request);
  return { officeId, actor: accountOf(request).id, desk: name };
}
