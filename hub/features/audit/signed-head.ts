import type { SignedHead } from '#common/contract/hub/audit.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { headText } from '#runtime/audit/head.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { readPlace } from '#hub/store/feed.ts';
import type { ChainEnd } from '#hub/store/audit.ts';
import type { Store } from '#hub/store/database.ts';

/** The end of the office's chain with the hub's name under it: whoever keeps it can prove later what stood there. */
export async function signedHead(hub: HubContext, db: Store, officeId: string): Promise<SignedHead> {
  return signHead(hub, officeId, await readPlace(db, officeId));
}

export function signHead({ keys, clock }: HubContext, office: string, end: ChainEnd): SignedHead {
  const at: Instant = clock.now();
  const head = { office, seq: end.auditSeq, hash: end.auditHash, at };
  return { ...head, signature: keys.sign(headText(head)) };
}
