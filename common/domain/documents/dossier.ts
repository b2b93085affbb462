import type { Application } from '#common/domain/applications/application.ts';
import { noConflictOfInterest, notClaimedByOther } from '#common/domain/applications/guards.ts';
import { withDuty } from '#common/domain/applications/moves.ts';
import type { ActionMeta, Check } from '#common/domain/applications/rule.ts';

/** Where, and by whom, the papers of a file are worked on. */
const DOSSIER_ROWS = [
  { from: ['DOC_REVIEW', 'DOC_INCOMPLETE'] as const, roles: ['COUNTER'] as const },
  { from: ['IN_SERVICE', 'SUSPENDED'] as const, roles: ['COUNTER', 'INTERVIEWER'] as const },
  { from: ['UNDER_EXAMINATION'] as const, roles: ['COUNTER', 'BAP_EXAMINER'] as const },
];

/** A change made while a correction is open disqualifies its author from the fresh approval. */
export function corrected(file: Application, meta: ActionMeta): Application {
  return file.correction ? withDuty(file, 'correctors', meta.actor) : file;
}

export function dossierRows<P>(checks: readonly Check<P>[]) {
  return DOSSIER_ROWS.map(({ from, roles }) => ({
    from,
    to: 'SAME' as const,
    roles,
    guards: [noConflictOfInterest, notClaimedByOther],
    checks,
  }));
}
