import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

const MOST_A_DAY = 2000;

/** In the order in which a line counts its places. */
export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** Places of one lane, Monday first. `kind` null: whatever book is asked for. */
export const QuotaLine = z.strictObject({
  lane: ServiceLane,
  kind: PassportKind.nullable(),
  places: z.array(z.int().min(0).max(MOST_A_DAY)).length(WEEKDAYS.length),
});
export type QuotaLine = z.infer<typeof QuotaLine>;

const PlanText = z.strictObject({
  name: z.string().trim().min(3).max(80),
  from: PlainDate,
  /** Last day of a season or of a closure; null for what holds on all other days. */
  to: PlainDate.nullable(),
  /** None: the office takes nobody on these days. */
  lines: z.array(QuotaLine).max(24),
  /** When the queue opens, in the words that applicants read. */
  opens: z.string().trim().max(200),
});

/** How many places an office has, from a day on. */
export const QuotaPlan = PlanText.refine(({ from, to }) => to === null || from <= to, {
  message: 'DAYS_BACKWARDS',
  path: ['to'],
})
  .refine(({ to, lines }) => to !== null || lines.length > 0, { message: 'QUOTA_EMPTY', path: ['lines'] })
  .refine(({ lines }) => lines.every((line, at) => !lines.some(isAnother(line, at))), {
    message: 'QUOTA_LINE_TWICE',
    path: ['lines'],
  });
export type QuotaPlan = z.infer<typeof QuotaPlan>;

/** A lane has one pool for all books or one for each kind: a file must not fit into two. */
function isAnother(line: QuotaLine, at: number) {
  return (other: QuotaLine, index: number) =>
    index !== at &&
    other.lane === line.lane &&
    (other.kind === line.kind || other.kind === null || line.kind === null);
}

const Nothing = z.strictObject({});
/** The office's day of publishing, in the line since one of Greenwich was an office's yesterday. */
const PublishedOn = z.object({ day: PlainDate });
type PublishedOn = z.infer<typeof PublishedOn>;
const Words = z.strictObject({ note: z.string().trim().min(5).max(300) });

export type QuotaItem = QuotaPlan & {
  state: 'PROPOSED' | 'PUBLISHED' | 'REFUSED';
  proposedBy: UserId | null;
  proposedAt: Instant;
  decidedBy: UserId | null;
  decidedAt: Instant | null;
  /** Why it was refused or taken back. */
  note: string;
};

export const QUOTA_PROPOSERS = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'] as const;
export const QUOTA_PUBLISHERS = ['SECTION_HEAD', 'OFFICE_HEAD'] as const;

export const QUOTA: Register<QuotaItem> = {
  name: 'quota',
  readers: 'ANYBODY',
  rules: {
    'propose/1': opensWith<QuotaItem, typeof QuotaPlan>(QuotaPlan, {
      roles: QUOTA_PROPOSERS,
      refuses: ({ from }, { today }) => (from < today ? refuse('QUOTA_DAY_PAST') : null),
      open: (payload, { actor, at }) => ({
        ...payload,
        state: 'PROPOSED',
        proposedBy: actor,
        proposedAt: at,
        decidedBy: null,
        decidedAt: null,
        note: '',
      }),
    }),
    'publish/1': goesOnWith<QuotaItem, typeof Nothing>(Nothing, {
      roles: QUOTA_PUBLISHERS,
      refuses({ state, proposedBy, to }, _payload, { actor, today }) {
        if (state !== 'PROPOSED') return refuse('QUOTA_DECIDED');
        if (actor === proposedBy) return refuse('SECOND_PERSON_REQUIRED');
        return to !== null && to < today ? refuse('QUOTA_DAY_PAST') : null;
      },
      adds: ({ today }) => ({ day: today }) satisfies PublishedOn,
      apply(plan, payload, { actor, at }) {
        const day = PublishedOn.safeParse(payload).data?.day ?? PlainDate.parse(at.slice(0, 10));
        // Published late, it still changes nothing that is past.
        const from = plan.from < day ? day : plan.from;
        return { ...plan, from, state: 'PUBLISHED', decidedBy: actor, decidedAt: at };
      },
    }),
    'refuse/1': goesOnWith<QuotaItem, typeof Words>(Words, {
      roles: QUOTA_PROPOSERS,
      refuses({ state, proposedBy }, _payload, { actor, role }) {
        if (state !== 'PROPOSED') return refuse('QUOTA_DECIDED');
        const mayPublish = QUOTA_PUBLISHERS.some((one) => one === role);
        return mayPublish || actor === proposedBy ? null : refuse('ROLE_NOT_ALLOWED');
      },
      apply: (plan, { note }, { actor, at }) => ({
        ...plan,
        state: 'REFUSED',
        decidedBy: actor,
        decidedAt: at,
        note,
      }),
    }),
  },
};

/**
 * The plan that counts on a day: one with an end goes before one without, then the one that begins last, then the newest. Null where the
 * office has published nothing for it.
 */
export function planOn(plans: readonly QuotaItem[], day: PlainDate): QuotaItem | null {
  const [first] = plans
    .filter(({ state, from, to }) => state === 'PUBLISHED' && from <= day && (to === null || day <= to))
    .toSorted(
      (one, other) =>
        Number(one.to === null) - Number(other.to === null) ||
        descending(one.from, other.from) ||
        descending(one.decidedAt ?? '', other.decidedAt ?? ''),
    );
  return first ?? null;
}

/**
 * What applicants are told today: a closure says nothing of places, so the plan below it is told. In a season with the opening of the queue
 * that the usual plan names, where it has none of its own.
 */
export function planToTell(plans: readonly QuotaItem[], today: PlainDate): QuotaItem | null {
  const now = planOn(
    plans.filter(({ lines }) => lines.length > 0),
    today,
  );
  if (!now) return null;
  const usual = planOn(
    plans.filter(({ to }) => to === null),
    today,
  );
  return { ...now, opens: now.opens || (usual?.opens ?? '') };
}

function descending(one: string, other: string): number {
  return one === other ? 0 : one > other ? -1 : 1;
}
