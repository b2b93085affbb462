import { CodedError } from '#common/contract/coded-error.ts';
import type { CallingDesk } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { lockOffice, type OfficePlace } from '#hub/store/feed.ts';
import { readContents, readTakeOver, type TakeOver } from '#hub/store/take-over.ts';

/** At most IT's own PC, from which the code was made. */
const MOST_DESKS = 1;

/** An office in which nobody has worked: only there can another move in whole. */
export async function isEmpty(trx: Store, officeId: string): Promise<boolean> {
  const { desks, people, rows } = await readContents(trx, officeId);
  const hasOfficers = people.some(({ roles }) => roles.some((role) => role !== 'IT_ADMIN'));
  return rows === 0 && desks <= MOST_DESKS && !hasOfficers;
}

/** Throws OFFICE_NOT_EMPTY. */
export async function assertEmpty(trx: Store, officeId: string): Promise<void> {
  if (!(await isEmpty(trx, officeId))) throw new CodedError('OFFICE_NOT_EMPTY');
}

export type LockedTakeOver = { place: OfficePlace; takeOver: TakeOver };

/** Under the office's lock: the desk from which the office moves, and nobody else. Throws TAKE_OVER_NOT_RUNNING. */
export async function lockTakeOver(
  trx: Store,
  { id, officeId }: CallingDesk,
  states: readonly TakeOver['state'][] = ['RUNNING'],
): Promise<LockedTakeOver> {
  const place = await lockOffice(trx, officeId);
  const takeOver = await readTakeOver(trx, officeId);
  if (!takeOver || takeOver.deskId !== id || !states.includes(takeOver.state)) {
    throw new CodedError('TAKE_OVER_NOT_RUNNING');
  }
  return { place, takeOver };
}
