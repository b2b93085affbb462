import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { dueByLaw, hoursUntil } from './law-clock.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

const Words = z.string().trim().min(5).max(400);
const Asked = z.strictObject({
  /** One file of the person; the report finds the others. */
  applicationId: ApplicationId,
  number: z.string().min(4).max(40),
  askedBy: z.string().trim().min(2).max(120),
  relation: z.enum(['SELF', 'PARENT', 'GUARDIAN', 'PROXY']),
  /** Which paper proved who asks. */
  identity: z.string().trim().min(3).max(120),
  note: z.string().trim().max(300),
});
const Answer = z.strictObject({
  /** Number of the letter that the report went with. */
  reference: z.string().trim().min(3).max(80),
});
const Refusal = z.strictObject({ note: Words });

export type AccessRequest = z.infer<typeof Asked> & {
  at: Instant;
  receivedBy: UserId | null;
  answered: { reference: string; at: Instant; by: UserId | null } | null;
  refused: { note: string; at: Instant; by: UserId | null } | null;
};

const HEADS = ['SECTION_HEAD', 'OFFICE_HEAD'] as const;

/** Who asks to see what is kept of a person, and what came of it. */
export const ACCESS_REQUESTS: Register<AccessRequest> = {
  name: 'access-requests',
  readers: [...HEADS, 'COUNTER', 'AUDITOR'],
  rules: {
    'ask/1': opensWith<AccessRequest, typeof Asked>(Asked, {
      roles: [...HEADS, 'COUNTER'],
      open: (payload, { actor, at }) => ({
        ...payload,
        at,
        receivedBy: actor,
        answered: null,
        refused: null,
      }),
    }),
    'answer/1': goesOnWith<AccessRequest, typeof Answer>(Answer, {
      roles: HEADS,
      refuses: (request) => (isOpenRequest(request) ? null : refuse('REQUEST_ANSWERED')),
      apply: (request, { reference }, { actor, at }) => ({
        ...request,
        answered: { reference, at, by: actor },
      }),
    }),
    'refuse/1': goesOnWith<AccessRequest, typeof Refusal>(Refusal, {
      roles: HEADS,
      refuses: (request) => (isOpenRequest(request) ? null : refuse('REQUEST_ANSWERED')),
      apply: (request, { note }, { actor, at }) => ({ ...request, refused: { note, at, by: actor } }),
    }),
  },
};

export function isOpenRequest({ answered, refused }: Pick<AccessRequest, 'answered' | 'refused'>): boolean {
  return answered === null && refused === null;
}

/** Whole hours until the answer is due; negative once it is late. */
export function answerHoursLeft({ at }: Pick<AccessRequest, 'at'>, now: Instant): number {
  return hoursUntil(dueByLaw(at), now);
}
