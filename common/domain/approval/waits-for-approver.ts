import type { Application } from '#common/domain/applications/application.ts';

/** Adjudicated, or proposed for a decision of two persons: it stands in the approver's list. */
export function waitsForApprover({
  state,
  adjudication,
  proposal,
}: Pick<Application, 'state' | 'adjudication' | 'proposal'>): boolean {
  return proposal !== null || (state === 'ADJUDICATION' && adjudication !== null);
}
