import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { CalendarYear } from '#common/domain/office/calendar.ts';
import { Letterhead } from '#common/domain/office/letterhead.ts';
import { OfficeQueues } from '#common/domain/queue/office-queue.ts';
import { Sop, SopId } from '#common/domain/sop/sop-schema.ts';
import { SopParts } from '#common/domain/sop/sop-parts.ts';
import { HubPolicy } from './documents.ts';

/** The documents that two persons publish. The hub signs them; a desk takes over no other. */
export const DocumentName = z.enum(['sop', 'calendar', 'letterhead', 'queues', 'policy']);
export type DocumentName = z.infer<typeof DocumentName>;

/** What each of them holds when it is in force. */
export const DOCUMENT_BODIES = {
  sop: Sop,
  calendar: CalendarYear,
  letterhead: Letterhead,
  queues: OfficeQueues,
  policy: HubPolicy,
} as const satisfies Record<DocumentName, z.ZodType>;

export type DocumentBody = { [N in DocumentName]: z.infer<(typeof DOCUMENT_BODIES)[N]> };

/** Who answers for a version, from which day it counts, and the hub's name under it (Ed25519, base64url). */
export const Publication = z.strictObject({
  office: z.string(),
  effectiveFrom: PlainDate,
  /** SHA-256 of the body's canonical text, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'HASH'),
  proposedBy: UserId,
  approvedBy: UserId,
  publishedAt: Instant,
  signature: z.string(),
});
export type Publication = z.infer<typeof Publication>;

/** Of the procedure a proposal names what is new; everything else is proposed whole. */
export const ProposalContent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('sop'), base: SopId, parts: SopParts }),
  z.strictObject({ name: z.literal('calendar'), body: CalendarYear }),
  z.strictObject({ name: z.literal('letterhead'), body: Letterhead }),
  z.strictObject({ name: z.literal('queues'), body: OfficeQueues }),
  z.strictObject({ name: z.literal('policy'), body: HubPolicy }),
]);
export type ProposalContent = z.infer<typeof ProposalContent>;

export const ProposalId = z.uuid();

export const NewProposal = z.strictObject({
  /** Made by the desk: sent twice it is one proposal. */
  id: ProposalId,
  effectiveFrom: PlainDate,
  note: z.string().trim().min(5).max(500),
  content: ProposalContent,
});
export type NewProposal = z.infer<typeof NewProposal>;

export const ProposalDecision = z.enum(['APPROVED', 'REFUSED', 'WITHDRAWN']);
export type ProposalDecision = z.infer<typeof ProposalDecision>;

export const Proposal = z.strictObject({
  id: ProposalId,
  name: DocumentName,
  effectiveFrom: PlainDate,
  note: z.string(),
  proposedBy: UserId,
  proposedAt: Instant,
  sha256: z.string(),
  /** The whole document as it would be published; null once it is decided. */
  body: z.unknown(),
  decision: ProposalDecision.nullable(),
  decidedBy: UserId.nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

export const ProposalList = z.strictObject({ proposals: z.array(Proposal) });
export const ProposalPath = z.strictObject({ id: ProposalId });
/** The approver names what was on the screen: nothing else is published. */
export const ApproveProposal = z.strictObject({ sha256: z.string() });
export const RefuseProposal = z.strictObject({ reason: z.string().trim().min(5).max(500) });
export const WithdrawProposal = z.strictObject({});

/** An officer has read what a version changed. */
export const Acknowledgement = z.strictObject({
  name: DocumentName,
  version: z.int().min(1),
  by: UserId,
  at: Instant,
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

export const AcknowledgementUpload = z.strictObject({
  acknowledgements: z.array(Acknowledgement).min(1).max(200),
});
