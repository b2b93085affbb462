import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskRecord } from '#hub/store/desks.ts';
import type { Store } from '#hub/store/database.ts';
import { readTakeOver } from '#hub/store/take-over.ts';

/**
 * What a desk is told that was shut out. One from which an office moved here may have lost the last answer: it learns whether
 * the office is here or is still its own, so that never both decide.
 */
export async function shutOut(
  store: Store,
  { deskId, officeId }: Pick<DeskRecord, 'deskId' | 'officeId'>,
): Promise<CodedError> {
  const takeOver = await readTakeOver(store, officeId);
  if (takeOver?.deskId !== deskId || takeOver.state === null) return new CodedError('DESK_REVOKED');
  return new CodedError('DESK_REVOKED', { takeOver: takeOver.state });
}
