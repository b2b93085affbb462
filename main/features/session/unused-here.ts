import { isUnused } from '#common/domain/session/unused.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { listUse } from '#main/records/repositories/account-use.ts';

type Limit = { now: Instant; days: number };

/** Whether an account of a desk that knows its people itself lay unused too long. */
export async function isUnusedHere(db: DeskDatabase, id: UserId, limit: Limit): Promise<boolean> {
  const uses = await listUse(db);
  const use = uses.find((one) => one.id === id);
  return use !== undefined && isUnused(use, uses, limit);
}
