import { z } from 'zod';
import { refuse } from '#common/domain/applications/refusal.ts';
import { IkmElement } from '#common/domain/office/ikm.ts';
import { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

/** What is done about an element that people found worse than before, by whom and until when. */
const Plan = z.strictObject({
  element: IkmElement,
  owner: UserId,
  action: z.string().trim().min(10).max(400),
  dueOn: PlainDate,
});
const Finish = z.strictObject({ result: z.string().trim().min(10).max(400) });

export type Improvement = z.infer<typeof Plan> & {
  plannedBy: UserId | null;
  plannedAt: Instant;
  done: { by: UserId | null; at: Instant; result: string } | null;
};

const HEADS = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'] as const;

export const IMPROVEMENTS: Register<Improvement> = {
  name: 'improvements',
  readers: 'ANYBODY',
  rules: {
    'plan/1': opensWith<Improvement, typeof Plan>(Plan, {
      roles: HEADS,
      refuses: ({ dueOn }, { today }) => (dueOn < today ? refuse('IMPROVEMENT_DAY_PAST') : null),
      open: (payload, { actor, at }) => ({ ...payload, plannedBy: actor, plannedAt: at, done: null }),
    }),
    'finish/1': goesOnWith<Improvement, typeof Finish>(Finish, {
      roles: 'ANYBODY',
      refuses: ({ owner, done }, _payload, { actor }) => {
        if (done) return refuse('IMPROVEMENT_DONE');
        return owner === actor ? null : refuse('IMPROVEMENT_NOT_YOURS');
      },
      apply: (item, { result }, { actor, at }) => ({ ...item, done: { by: actor, at, result } }),
    }),
  },
};
