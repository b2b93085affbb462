import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { dueByLaw, hoursUntil } from './law-clock.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

/** Kinds of data that a failure of protection may concern (UU 27/2022 art. 46). */
export const BreachData = z.enum(['IDENTITY', 'CONTACT', 'PRINTS', 'FACE', 'CHILD', 'DOCUMENTS', 'DECISION']);
export type BreachData = z.infer<typeof BreachData>;

export const Notified = z.enum(['PERSONS', 'AGENCY']);
export type Notified = z.infer<typeof Notified>;

const Words = z.string().trim().min(5).max(600);
const Report = z.strictObject({
  what: Words,
  noticedAt: Instant,
  /** Null where nobody knows. */
  happenedAt: Instant.nullable(),
  data: z.array(BreachData).min(1).max(BreachData.options.length),
  persons: z.int().min(0).max(10_000_000),
  measures: Words,
});
const InOrder = Report.refine(({ happenedAt, noticedAt }) => happenedAt === null || happenedAt <= noticedAt, {
  message: 'DAYS_BACKWARDS',
  path: ['happenedAt'],
});
const Notice = z.strictObject({
  whom: Notified,
  at: Instant,
  /** Number of the letter. */
  reference: z.string().trim().min(3).max(80),
});
const Measure = z.strictObject({ text: Words });
const Closing = z.strictObject({ note: Words });

export type BreachNotice = { at: Instant; reference: string; by: UserId | null };
export type Breach = Omit<z.infer<typeof Report>, 'measures'> & {
  measures: readonly string[];
  reportedBy: UserId | null;
  notices: Readonly<Record<Notified, BreachNotice | null>>;
  /** Why it was no failure of protection after all. */
  dismissed: string | null;
};

const HEADS = ['SECTION_HEAD', 'OFFICE_HEAD'] as const;

export const BREACHES: Register<Breach> = {
  name: 'breaches',
  readers: [...HEADS, 'IT_ADMIN', 'AUDITOR'],
  rules: {
    'report/1': opensWith<Breach, typeof InOrder>(InOrder, {
      roles: [...HEADS, 'IT_ADMIN'],
      refuses: ({ noticedAt }, { at }) => (noticedAt > at ? refuse('NOTICE_BEFORE_NOTICING') : null),
      open: ({ measures, ...payload }, { actor }) => ({
        ...payload,
        measures: [measures],
        reportedBy: actor,
        notices: { PERSONS: null, AGENCY: null },
        dismissed: null,
      }),
    }),
    'measure/1': goesOnWith<Breach, typeof Measure>(Measure, {
      roles: [...HEADS, 'IT_ADMIN'],
      refuses: ({ dismissed }) => (dismissed === null ? null : refuse('BREACH_CLOSED')),
      apply: (breach, { text }) => ({ ...breach, measures: [...breach.measures, text] }),
    }),
    'notify/1': goesOnWith<Breach, typeof Notice>(Notice, {
      roles: HEADS,
      refuses({ dismissed, notices, noticedAt }, { whom, at: sentAt }, { at }) {
        if (dismissed !== null) return refuse('BREACH_CLOSED');
        if (notices[whom]) return refuse('NOTICE_RECORDED');
        return sentAt < noticedAt || sentAt > at ? refuse('NOTICE_BEFORE_NOTICING') : null;
      },
      apply: (breach, { whom, at, reference }, { actor }) => ({
        ...breach,
        notices: { ...breach.notices, [whom]: { at, reference, by: actor } },
      }),
    }),
    'dismiss/1': goesOnWith<Breach, typeof Closing>(Closing, {
      roles: ['OFFICE_HEAD'],
      refuses: ({ dismissed }) => (dismissed === null ? null : refuse('BREACH_CLOSED')),
      apply: (breach, { note }) => ({ ...breach, dismissed: note }),
    }),
  },
};

export function noticeDueAt({ noticedAt }: Pick<Breach, 'noticedAt'>): Instant {
  return dueByLaw(noticedAt);
}

/** Somebody still has to be told. */
export function isClockRunning({ notices, dismissed }: Pick<Breach, 'notices' | 'dismissed'>): boolean {
  return dismissed === null && Notified.options.some((whom) => notices[whom] === null);
}

/** Whole hours until the notices are due; negative once they are late. */
export function hoursLeft(breach: Pick<Breach, 'noticedAt'>, now: Instant): number {
  return hoursUntil(noticeDueAt(breach), now);
}
