import type { SessionUser } from '#common/contract/ipc/session.ts';
import type { ComplaintState } from '#common/domain/registers/complaint-words.ts';
import { HEADS } from '#common/domain/registers/complaint-words.ts';
import type { Complaint } from '#common/domain/registers/complaints.ts';

export type Step = 'verify' | 'assign' | 'start' | 'answer' | 'close' | 'escalate' | 'rejectIncomplete';

/** What the book takes in each state, the usual step first. The book itself decides; this is what a screen offers. */
const OFFERED: Readonly<Record<ComplaintState, readonly Step[]>> = {
  RECEIVED: ['verify', 'rejectIncomplete'],
  VERIFIED: ['assign', 'escalate', 'rejectIncomplete'],
  ASSIGNED: ['start', 'assign', 'escalate'],
  IN_PROGRESS: ['answer', 'assign', 'escalate'],
  ANSWERED: ['close', 'escalate'],
  ESCALATED: ['assign'],
  CLOSED: [],
  REJECTED_INCOMPLETE: [],
};

export function stepsOf({ state, handler }: Complaint, user: SessionUser | null): readonly Step[] {
  const isHead = HEADS.some((role) => user?.roles.includes(role));
  return OFFERED[state].filter((step) => {
    if (step === 'start' || step === 'answer') return handler === user?.id;
    return step !== 'assign' || state !== 'ESCALATED' || isHead;
  });
}
