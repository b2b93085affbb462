import { z } from 'zod';
import { withdrawCodes } from '#hub/features/station/withdraw-codes.ts';
import { listOpenCodes } from '#hub/store/desks.ts';
import { atHub, getOfficeId, options } from './at-hub.ts';
import type { OpenHub } from './open-hub.ts';

export const WITHDRAW_USES =
  'withdraw-codes [--desk "Loket 3"]   (unused codes, all or of one name, let nobody in any more)';

/** What still lets somebody in: names and kinds, never a code. */
export async function printCodes(open: OpenHub, args: string[]): Promise<string> {
  options(args, []);
  const codes = await listOpenCodes(open.hub.store, getOfficeId(open), open.hub.clock.now());
  if (codes.length === 0) return 'no open code';
  return codes.map(({ deskName, kind, expiresAt }) => `${deskName}: ${kind} until ${expiresAt}`).join('\n');
}

export async function withdraw(open: OpenHub, args: string[]): Promise<string> {
  const { desk } = z.strictObject({ desk: z.string().min(1).optional() }).parse(options(args, ['desk']));
  const officeId = getOfficeId(open);
  const codes = await listOpenCodes(open.hub.store, officeId, open.hub.clock.now());
  const ids = codes.filter(({ deskName }) => desk === undefined || deskName === desk).map(({ id }) => id);
  return `${await withdrawCodes(open.hub, atHub(officeId), ids)} withdrawn`;
}
