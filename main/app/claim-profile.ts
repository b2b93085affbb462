import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { countAccounts } from '#main/records/repositories/accounts.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { Profile } from './profile.ts';

const KEY = 'profile';

/**
 * The records remember under which profile they began. A real office's records open in production only, a sample
 * office's never there: a demo may set the clock and fills in people with a known password. Throws PROFILE_MISMATCH.
 */
export async function claimProfile(db: DeskDatabase, started: Profile): Promise<void> {
  const stored = await readMeta(db, KEY);
  const found = stored === null ? await profileOfUnmarked(db, started) : Profile.parse(stored);
  if (isReal(found) !== isReal(started)) throw new CodedError('PROFILE_MISMATCH', { found, started });
  if (stored === null) await writeMeta(db, KEY, found);
}

/** Records with people but without a mark are older than the mark; they are taken for an office's own. */
async function profileOfUnmarked(db: DeskDatabase, started: Profile): Promise<Profile> {
  return (await countAccounts(db)) > 0 ? 'production' : started;
}

function isReal(profile: Profile): boolean {
  return profile === 'production';
}
