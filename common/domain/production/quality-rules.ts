import type { z } from 'zod';
import type { Application } from '#common/domain/applications/application.ts';
import {
  guard,
  noConflictOfInterest,
  notClaimedByOther,
  noteLongEnough,
  reasonsOf,
  separate,
} from '#common/domain/applications/guards.ts';
import { enter, releaseBlank, withDuty } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type ActionMeta, type Check } from '#common/domain/applications/rule.ts';
import { DeclineQcFail, QcFail, QcPass } from './actions.ts';
import { chipProblems, findingsOf } from './chip.ts';
import { qualityChecksFor } from './quality-checks.ts';

const allQualityChecks: Check<Pick<z.infer<typeof QcPass>, 'checks'>> = {
  id: 'qc.checks',
  refuses: ({ file, payload, policy }) => {
    const needed = qualityChecksFor(file.kind, policy.chip);
    const missing = needed.filter((check) => !payload.checks.includes(check));
    return missing.length === 0 ? null : refuse('READ_BACK_MISMATCH', { checks: missing });
  },
};

/** What the reader found decides, not a tick; the first problem is named, the screen shows them all. */
const chipGood: Check<Pick<z.infer<typeof QcPass>, 'chip'>> = {
  id: 'qc.chip',
  refuses: ({ file, payload, policy }) => {
    if (file.kind !== 'ELECTRONIC') return null;
    const [problem] = chipProblems(findingsOf(payload.chip), policy.chip);
    return problem ? refuse(problem) : null;
  },
};

const readBackEqual: Check<{ readBack: readonly [string, string] }> = {
  id: 'qc.readBack',
  refuses: ({ file, payload }) => {
    const isEqual = payload.readBack[0] === file.book?.mrz[0] && payload.readBack[1] === file.book.mrz[1];
    return isEqual ? null : refuse('READ_BACK_MISMATCH');
  },
};

/** A blank is spoiled by two: whoever took it, and another who saw it. */
const notWhoTookIt = guard(
  'blank.secondPerson',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor }) => file.blank?.by !== actor,
);

const failNotAsked = guard('qcFail.none', 'QC_FAIL_OPEN', ({ file }) => !file.failing);
const failAsked = guard('qcFail.asked', 'QC_FAIL_NOT_ASKED', ({ file }) => file.failing != null);

/** A printed book, too: whoever tested it, and another who holds it in the hand. */
const notWhoAsked = guard(
  'qcFail.secondPerson',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor }) => file.failing?.stamp.by !== actor,
);

/** The second person puts the name under what the first one said, not under something else. */
const asAsked: Check<z.infer<typeof QcFail>> = {
  id: 'qcFail.sameReasons',
  refuses: ({ file, payload }) => {
    const asked = file.failing?.reasons.codes.toSorted().join();
    const isOther = asked !== undefined && asked !== payload.reasonCodes.toSorted().join();
    return isOther ? refuse('QC_FAIL_NOT_ASKED') : null;
  },
};

/** S3 and S4 are about the same book: the duties on the spoiled one end with it. */
function spoiled(file: Application, _payload: unknown, meta: ActionMeta): Application {
  return {
    ...releaseBlank(enter(file, 'APPROVED', meta.occurredAt), 'SPOILED'),
    duties: { ...file.duties, printers: [], qualityCheckers: [] },
    book: null,
    issuedOn: null,
    ...(file.failing ? { failing: null } : {}),
  };
}

/** The test of the printed book: passed by one who did not print it, failed by two. */
export const qualityRules = {
  'production.qcPass/1': defineRule({
    payload: QcPass,
    transitions: [
      {
        from: ['PRINTED'],
        to: ['QC_PASSED'],
        roles: ['QC'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          separate('S3', 'SEPARATION_S3', (file) => file.duties.printers),
          failNotAsked,
        ],
        checks: [allQualityChecks, chipGood, readBackEqual],
      },
    ],
    apply: (file, { chip }, meta) => ({
      ...withDuty(enter(file, 'QC_PASSED', meta.occurredAt), 'qualityCheckers', meta.actor),
      quality: stampOf(meta),
      ...(chip && file.kind === 'ELECTRONIC' ? { chip } : {}),
    }),
  }),
  'production.askQcFail/1': defineRule({
    payload: QcFail,
    decision: true,
    transitions: [
      {
        from: ['PRINTED'],
        to: 'SAME',
        roles: ['QC'],
        guards: [noConflictOfInterest, notClaimedByOther, failNotAsked],
        checks: reasonsOf('QUALITY'),
      },
    ],
    apply: (file, { reasonCodes: codes, note }, meta) => ({
      ...file,
      failing: { reasons: { codes, note }, stamp: stampOf(meta) },
    }),
  }),
  'production.declineQcFail/1': defineRule({
    payload: DeclineQcFail,
    decision: true,
    transitions: [
      {
        from: ['PRINTED'],
        to: 'SAME',
        roles: ['QC', 'PRINT', 'SUBSECTION_HEAD', 'SECTION_HEAD'],
        guards: [noConflictOfInterest, failAsked],
        checks: [noteLongEnough],
      },
    ],
    apply: (file) => ({ ...file, failing: null }),
  }),
  'production.qcFail/1': defineRule({
    payload: QcFail,
    retired: true,
    transitions: [],
    apply: spoiled,
  }),
  'production.qcFail/2': defineRule({
    payload: QcFail,
    decision: true,
    transitions: [
      {
        // The second person, at the own login or beside at the tester's desk.
        from: ['PRINTED'],
        to: ['APPROVED'],
        roles: ['QC', 'PRINT', 'SUBSECTION_HEAD', 'SECTION_HEAD'],
        guards: [noConflictOfInterest, failAsked, notWhoAsked],
        checks: [noteLongEnough, asAsked],
      },
      {
        // Spoiled in the printer: it never became a book, and somebody beside whoever holds it says so, at that desk or another.
        from: ['BLANK_ALLOCATED'],
        to: ['APPROVED'],
        roles: ['QC', 'SUBSECTION_HEAD', 'SECTION_HEAD'],
        guards: [noConflictOfInterest, notWhoTookIt],
        checks: reasonsOf('QUALITY'),
      },
    ],
    apply: spoiled,
  }),
};
