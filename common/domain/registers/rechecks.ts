import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { ActorRole, Role } from '#common/domain/applications/vocabulary.ts';
import { ApplicationId, type UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { addDays, plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'MONTH');
export const RecheckOutcome = z.enum(['APPROVE', 'REFUSE']);
export type RecheckOutcome = z.infer<typeof RecheckOutcome>;

const Codes = z.array(z.string().min(1).max(60)).max(20);
const Note = z.string().trim().max(400);
const PromisedBefore = z.strictObject({ month: Month, promise: z.string().regex(/^sha256:[0-9a-f]{64}$/) });
/** The share is fixed with the seed: nobody who has seen the month chooses it. */
const Promised = PromisedBefore.extend({ percent: z.int().min(1).max(100) });
const Drawn = z.strictObject({
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  percent: z.int().min(1).max(100),
  /** How many files were decided that month. */
  of: z.int().min(0),
  files: z.array(z.strictObject({ applicationId: ApplicationId, number: z.string() })).max(5000),
});
const Judged = z.strictObject({
  applicationId: ApplicationId,
  /** Null where the line is not for the reader's eyes. */
  outcome: RecheckOutcome.nullable(),
  codes: Codes,
  note: Note,
  former: z.strictObject({ outcome: RecheckOutcome, codes: Codes }).nullable(),
});
const Answered = z.strictObject({
  applicationId: ApplicationId,
  note: z.string().trim().min(5).max(400),
});

type Judgement = z.infer<typeof Judged> & { by: UserId | null; at: Instant; answer: string | null };
export type Recheck = z.infer<typeof PromisedBefore> & {
  /** Null in a promise of before: the share of the day of the draw. */
  percent: number | null;
  promisedAt: Instant;
  drawn: (z.infer<typeof Drawn> & { by: UserId | null; at: Instant }) | null;
  judged: Readonly<Record<string, Judgement>>;
};

export const RECHECK_HEADS = ['SECTION_HEAD', 'OFFICE_HEAD'] as const satisfies readonly Role[];
/** Who can look at a file again with judgement. */
export const EXAMINERS = [
  'INTERVIEWER',
  'ADJUDICATOR',
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
] as const satisfies readonly Role[];

function mayCompare(roles: readonly ActorRole[]): boolean {
  return roles.some((role) => role === 'AUDITOR' || RECHECK_HEADS.some((head) => head === role));
}

/**
 * Files of a month drawn by a seed that was promised before, each looked at again by somebody who never touched it. Promise, draw and
 * judgement are written by the rules alone: no role may. What was decided then is told to the heads and the auditor, to nobody before.
 */
export const RECHECKS: Register<Recheck> = {
  name: 'rechecks',
  readers: [...new Set([...EXAMINERS, ...RECHECK_HEADS, 'AUDITOR' as const])],
  sight: {
    sees: () => true,
    hides({ kind, payload }, { drawn }, { roles }) {
      if (mayCompare(roles)) return payload;
      // By its number an examiner would find the decision.
      if (kind === 'draw/1') {
        return { ...payload, files: drawn?.files.map((file) => ({ ...file, number: '' })) };
      }
      if (kind !== 'judge/1') return payload;
      return { applicationId: payload['applicationId'], outcome: null, codes: [], note: '', former: null };
    },
  },
  rules: {
    'promise/1': opensWith<Recheck, typeof PromisedBefore>(PromisedBefore, {
      roles: [],
      open: (payload, { at }) => ({ ...payload, percent: null, promisedAt: at, drawn: null, judged: {} }),
    }),
    'promise/2': opensWith<Recheck, typeof Promised>(Promised, {
      roles: [],
      open: (payload, { at }) => ({ ...payload, promisedAt: at, drawn: null, judged: {} }),
    }),
    'draw/1': goesOnWith<Recheck, typeof Drawn>(Drawn, {
      roles: [],
      apply: (recheck, payload, { actor: by, at }) => ({ ...recheck, drawn: { ...payload, by, at } }),
    }),
    'judge/1': goesOnWith<Recheck, typeof Judged>(Judged, {
      roles: [],
      apply: (recheck, payload, { actor: by, at }) => ({
        ...recheck,
        judged: { ...recheck.judged, [payload.applicationId]: { ...payload, by, at, answer: null } },
      }),
    }),
    'answer/1': goesOnWith<Recheck, typeof Answered>(Answered, {
      roles: RECHECK_HEADS,
      refuses({ judged }, { applicationId }) {
        const known = judged[applicationId];
        const isOpen = known !== undefined && known.answer === null && isOtherwise(known);
        return isOpen ? null : refuse('RECHECK_NOTHING_TO_ANSWER');
      },
      apply(recheck, { applicationId, note }) {
        const known = recheck.judged[applicationId];
        if (!known) return recheck;
        return { ...recheck, judged: { ...recheck.judged, [applicationId]: { ...known, answer: note } } };
      },
    }),
  },
};

/** Somebody who did not know would have decided otherwise. */
export function isOtherwise({ outcome, former }: Pick<Judgement, 'outcome' | 'former'>): boolean {
  return outcome !== null && former !== null && outcome !== former.outcome;
}

/** How many were looked at again, and how many of them came out the same. */
export function agreementOf({ judged }: Pick<Recheck, 'judged'>): { looked: number; same: number } {
  const all = Object.values(judged);
  return { looked: all.length, same: all.filter((one) => !isOtherwise(one)).length };
}

export type RecheckDue = { what: 'UNDRAWN' | 'UNPROMISED'; month: string };

/** What should have happened by itself or by a head: a promised month that is over is drawn, and every month since the first is promised. */
export function recheckDue(
  rechecks: readonly Pick<Recheck, 'month' | 'drawn'>[],
  today: PlainDate,
): RecheckDue | null {
  const thisMonth = today.slice(0, 7);
  const over = rechecks
    .filter(({ month }) => month < thisMonth)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const undrawn = over.find(({ drawn }) => drawn === null);
  if (undrawn) return { what: 'UNDRAWN', month: undrawn.month };
  const lastMonth = addDays(plainDate(`${thisMonth}-01`), -1).slice(0, 7);
  const last = over.at(-1);
  if (last && last.month !== lastMonth) return { what: 'UNPROMISED', month: lastMonth };
  const isPromised = rechecks.some(({ month }) => month === thisMonth);
  return isPromised ? null : { what: 'UNPROMISED', month: thisMonth };
}
