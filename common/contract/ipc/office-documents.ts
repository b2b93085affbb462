import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { OfficeQueue } from '#common/domain/queue/office-queue.ts';
import type { Letterhead } from '#common/domain/office/letterhead.ts';
import type { Difference } from '#common/domain/sop/differences.ts';
import type { Label } from '#common/domain/sop/provenance.ts';
import {
  type DocumentName,
  NewProposal,
  ProposalId,
  type Proposal,
  type ProposalContent,
} from '#common/contract/hub/publication.ts';
import { channel } from './channel.ts';

/** A published version as the screen tells it; its signature was checked when it came. */
export type PublishedDocument = {
  name: DocumentName;
  version: number;
  /** Which procedure, or which year. */
  label: string | null;
  effectiveFrom: PlainDate;
  proposedBy: string;
  approvedBy: string;
  publishedAt: Instant;
  standing: 'IN_FORCE' | 'TO_COME' | 'PAST';
  /** For a form that begins with what is in force; null of a procedure, which is read by its differences. */
  body: unknown;
};

export type OfficeDocuments = {
  /** False for a desk that is its own authority: nothing is published there. */
  isWithHub: boolean;
  documents: readonly PublishedDocument[];
  /** The last one that came without a valid signature and was left. */
  notTrusted: { name: string; version: number; at: Instant } | null;
};

export type ProposalView = Omit<Proposal, 'body'> & {
  label: string | null;
  proposedByName: string;
  decidedByName: string | null;
  isMine: boolean;
  /** Against what would be in force on that day; empty once it is decided. */
  differences: readonly Difference[];
};

/** What was read from the chosen files, and what it would change. */
export type ChosenPaper = {
  content: ProposalContent;
  files: readonly string[];
  differences: readonly Difference[];
};

/** A version of the procedure that this officer has not acknowledged. */
export type SopNews = {
  version: number;
  sopId: string;
  title: Label;
  effectiveFrom: PlainDate;
  isInForce: boolean;
  differences: readonly Difference[];
};

export type AcknowledgementList = {
  version: number;
  sopId: string;
  effectiveFrom: PlainDate;
  people: readonly { name: string; roles: readonly Role[]; at: Instant | null }[];
};

export type QueueFigures = OfficeQueue & { waiting: number; late: number; mine: number };

const Empty = z.object({}).strict();

export const officeDocumentChannels = {
  /** What stands at the head of the office's papers today; null where none is published. */
  'office.letterhead': channel<Letterhead | null>()('office.read', Empty),
  'office.documents': channel<OfficeDocuments>()('office.read', Empty),
  'office.proposals': channel<readonly ProposalView[]>()('documents.publish', Empty),
  /** Reads parts of a procedure, named as the shipped files are, or the calendar of a year. */
  'office.choosePaper': channel<ChosenPaper | null>()(
    'documents.publish',
    z.object({ name: z.enum(['sop', 'calendar']) }).strict(),
  ),
  'office.propose': channel<null>()('documents.publish', NewProposal),
  'office.approve': channel<null>()(
    'documents.publish',
    z.object({ id: ProposalId, sha256: z.string() }).strict(),
  ),
  'office.refuseProposal': channel<null>()(
    'documents.publish',
    z.object({ id: ProposalId, reason: z.string().trim().min(5).max(500) }).strict(),
  ),
  'office.withdrawProposal': channel<null>()('documents.publish', z.object({ id: ProposalId }).strict()),
  'office.news': channel<readonly SopNews[]>()('case.act', Empty),
  'office.acknowledge': channel<null>()('case.act', z.object({ version: z.int().min(1) }).strict()),
  'office.acknowledgements': channel<readonly AcknowledgementList[]>()('documents.publish', Empty),
  /** The queues that the office made for this person's roles, with how many wait. */
  'office.queues': channel<readonly QueueFigures[]>()('case.read', Empty),
};
