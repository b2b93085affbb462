import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { readMeta } from '#main/records/repositories/small-tables.ts';

/** When these records were closed to go on at another PC. */
export const MOVED_AWAY = 'movedAway';

/** Throws DESK_MOVED_AWAY: what were done here would be done beside the desk. */
export async function assertHere(db: DeskDatabase): Promise<void> {
  const at = await readMeta(db, MOVED_AWAY);
  if (at !== null) throw new CodedError('DESK_MOVED_AWAY', { day: at.slice(0, 10) });
}
