import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { guard, noConflictOfInterest, noteLongEnough } from '#common/domain/applications/guards.ts';
import { close } from '#common/domain/applications/moves.ts';
import { BEFORE_APPROVAL } from '#common/domain/applications/open-states.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, type Check } from '#common/domain/applications/rule.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';

/** One person, two files: a head who worked on neither looks at both and decides, with words. Never two passports. */
export const DuplicateFinding = z.object({ other: ApplicationId, note: z.string().max(4000) }).strict();

const HEADS: readonly Role[] = ['SECTION_HEAD', 'OFFICE_HEAD'];

/** What the closed file says; the other one goes on. */
const REASON = 'CAN_DUPLICATE_FILE';

const hasOtherFile = guard(
  'duplicate.otherFile',
  'NO_OTHER_FILE',
  ({ facts }) => (facts.samePerson ?? []).length > 0,
);

/** Whoever opened the file or did a duty on it would judge the own work. */
const notOwnWork = guard(
  'duplicate.notOwnWork',
  'DUPLICATE_OWN_WORK',
  ({ file, actor, facts }) => facts.openedBy !== actor && !workedOn(file).includes(actor),
);

function workedOn({ duties, accepted, headApproval }: Application): readonly string[] {
  return [...Object.values(duties).flat(), accepted?.by ?? '', headApproval?.by ?? ''];
}

const otherIsKnown: Check<{ other: ApplicationId }> = {
  id: 'duplicate.known',
  refuses: ({ payload, facts }) =>
    facts.samePerson?.includes(payload.other) ? null : refuse('NO_OTHER_FILE'),
};

const decided = {
  from: BEFORE_APPROVAL,
  roles: HEADS,
  guards: [noConflictOfInterest, hasOtherFile, notOwnWork],
  checks: [noteLongEnough, otherIsKnown],
};

export const duplicateRules = {
  /** The same person: the other file goes on and this one ends with its reason. */
  'approval.closeAsDuplicate/1': defineRule({
    payload: DuplicateFinding,
    decision: true,
    transitions: [{ ...decided, to: ['CANCELLED'] }],
    apply: (file, { note }, meta) => close(file, 'CANCELLED', { reasons: { codes: [REASON], note } }, meta),
  }),
  /** Two persons, or two rightful files: this one goes on beside the other. */
  'approval.keepAsDistinct/1': defineRule({
    payload: DuplicateFinding,
    decision: true,
    transitions: [{ ...decided, to: 'SAME' }],
    apply: (file, { other }) => ({ ...file, distinctFrom: [...(file.distinctFrom ?? []), other] }),
  }),
};
