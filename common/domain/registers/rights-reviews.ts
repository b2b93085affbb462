import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { addDays, PlainDate } from '#common/kernel/plain-date.ts';
import { goesOnWith, opensWith, type Kept, type Register } from './register.ts';

/** An account as it stood when the review began. */
export const ReviewedAccount = z.strictObject({
  id: UserId,
  username: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  active: z.boolean(),
  vettedUntil: PlainDate.nullable(),
  lastSignInAt: Instant.nullable(),
  isUnused: z.boolean(),
});
export type ReviewedAccount = z.infer<typeof ReviewedAccount>;

export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'QUARTER');
/** Kept as it is, to be changed, or to be closed: whoever keeps the accounts does it. */
export const Verdict = z.enum(['KEEP', 'CHANGE', 'CLOSE']);
export type Verdict = z.infer<typeof Verdict>;

const Opening = z.strictObject({ quarter: Quarter, accounts: z.array(ReviewedAccount).min(1).max(2000) });
const Judgement = z.strictObject({
  account: UserId,
  verdict: Verdict,
  reason: z.string().trim().min(5).max(300),
});
const CarriedOut = z.strictObject({ account: UserId, note: z.string().trim().min(5).max(300) });
const Nothing = z.strictObject({});

type Judged = { verdict: Verdict; reason: string; by: UserId | null; at: Instant; carriedOut: string | null };
export type RightsReview = z.infer<typeof Opening> & {
  openedBy: UserId | null;
  openedAt: Instant;
  judged: Readonly<Record<string, Judged>>;
  finished: { by: UserId | null; at: Instant } | null;
};

/** A head, or the security role. Nobody judges the own account. */
export const REVIEWERS = ['OFFICE_HEAD', 'SECTION_HEAD', 'AUDITOR'] as const;

/** Every quarter somebody looks at each account: who is it, what may it do, is it used. */
export const RIGHTS_REVIEWS: Register<RightsReview> = {
  name: 'rights-reviews',
  readers: [...REVIEWERS, 'IT_ADMIN'],
  rules: {
    'open/1': opensWith<RightsReview, typeof Opening>(Opening, {
      // Which quarter and which accounts is said by whoever keeps the book, never by whoever asks.
      roles: [],
      open: (payload, { actor, at }) => ({
        ...payload,
        openedBy: actor,
        openedAt: at,
        judged: {},
        finished: null,
      }),
    }),
    'judge/1': goesOnWith<RightsReview, typeof Judgement>(Judgement, {
      roles: REVIEWERS,
      refuses({ finished, accounts }, { account }, { actor }) {
        if (finished) return refuse('REVIEW_FINISHED');
        if (!accounts.some(({ id }) => id === account)) return refuse('SUBJECT_NOT_FOUND');
        return account === actor ? refuse('REVIEW_OWN') : null;
      },
      apply: (review, { account, verdict, reason }, { actor: by, at }) => ({
        ...review,
        judged: { ...review.judged, [account]: { verdict, reason, by, at, carriedOut: null } },
      }),
    }),
    'carryOut/1': goesOnWith<RightsReview, typeof CarriedOut>(CarriedOut, {
      roles: ['IT_ADMIN'],
      refuses({ judged }, { account }) {
        const known = judged[account];
        const isOpen = known && known.verdict !== 'KEEP' && known.carriedOut === null;
        return isOpen ? null : refuse('REVIEW_NOTHING_TO_DO');
      },
      apply(review, { account, note }) {
        const known = review.judged[account];
        if (!known) return review;
        return { ...review, judged: { ...review.judged, [account]: { ...known, carriedOut: note } } };
      },
    }),
    'finish/1': goesOnWith<RightsReview, typeof Nothing>(Nothing, {
      roles: REVIEWERS,
      refuses(review) {
        if (review.finished) return refuse('REVIEW_FINISHED');
        const left = leftIn(review).length;
        return left > 0 ? refuse('REVIEW_INCOMPLETE', { count: left }) : null;
      },
      apply: (review, _payload, { actor: by, at }) => ({ ...review, finished: { by, at } }),
    }),
  },
};

/** Accounts that nobody has judged. One that was closed before needs no judgement. */
export function leftIn({ accounts, judged }: Pick<RightsReview, 'accounts' | 'judged'>): ReviewedAccount[] {
  return accounts.filter(({ id, active }) => active && !judged[id]);
}

/** What whoever keeps the accounts has still to do. */
export function isToDo(judged: Judged | undefined): boolean {
  return judged !== undefined && judged.verdict !== 'KEEP' && judged.carriedOut === null;
}

export function quarterOf(day: PlainDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The last day of a quarter. */
export function endOfQuarter(quarter: string): PlainDate {
  const year = Number(quarter.slice(0, 4));
  const next = Number(quarter.slice(6)) * 3 + 1;
  const first = next > 12 ? `${year + 1}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`;
  return addDays(first as PlainDate, -1);
}

/** Until when a review is owed: the end of the quarter after the last one that was finished; of the office's first where none was. */
export function reviewDueOn(reviews: readonly Kept<RightsReview>[], firstDay: PlainDate): PlainDate {
  const done = reviews.filter(({ item }) => item.finished).map(({ item }) => item.quarter);
  const last = done.toSorted().at(-1);
  return endOfQuarter(last === undefined ? quarterOf(firstDay) : quarterOf(addDays(endOfQuarter(last), 1)));
}
