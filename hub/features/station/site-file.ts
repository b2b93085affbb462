import { X509Certificate } from 'node:crypto';
import type { Instant } from '#common/kernel/instant.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { SiteWanted } from '#common/contract/site-file.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { getOffice } from '#hub/store/office.ts';
import { isMoving, lockOffice } from '#hub/store/feed.ts';
import { keyFingerprint, writeSiteFile } from '#runtime/office/site-file.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { insertCode } from './codes.ts';

const DAY_MINUTES = 24 * 60;

export type MadeSiteFile = { text: string; fingerprint: string; officeName: string; expiresAt: Instant };

/**
 * One file for the PCs of an office that has no domain: where its hub is, whose certificate it bears, its printers, and a code for each
 * desk, signed with the hub's key. The codes are known to nobody but the file. Throws TAKE_OVER_RUNNING, INPUT_INVALID for a certificate
 * that is none.
 */
export async function makeSiteFile(hub: HubContext, doer: Doer, wanted: SiteWanted): Promise<MadeSiteFile> {
  const { hubUrl, ca, printers, days } = wanted;
  if (ca !== null && !isCertificate(ca)) throw new CodedError('INPUT_INVALID', { fields: ['ca'] });
  const office = await getOffice(hub.store, doer.officeId);
  const madeAt = hub.clock.now();
  const expiresAt = addMinutes(madeAt, days * DAY_MINUTES);
  const desks = await hub.store.transaction(async (trx) => {
    if (isMoving(await lockOffice(trx, doer.officeId))) throw new CodedError('TAKE_OVER_RUNNING');
    const made: { name: string; code: string }[] = [];
    for (const name of wanted.desks) {
      const place = { deskName: name, kind: 'DESK', forDesk: null, expiresAt } as const;
      made.push({ name, code: await insertCode(hub, trx, doer, place) });
    }
    const until = expiresAt.slice(0, 10);
    const detail = `site file for ${made.length} desks until ${until}`;
    await appendNote(hub, trx, doer, { event: 'DESK', subject: 'site-file', detail });
    return made;
  });
  const { code: officeCode, name: officeName } = office;
  const content = {
    office: doer.officeId,
    officeCode,
    officeName,
    hubUrl,
    ca,
    printers,
    desks,
    madeAt,
    expiresAt,
  };
  return {
    text: writeSiteFile(content, hub.keys),
    fingerprint: keyFingerprint(hub.keys.hubKey),
    officeName,
    expiresAt,
  };
}

/** A file that holds the private key beside it would carry that key to every PC. */
function isCertificate(pem: string): boolean {
  if (pem.includes('PRIVATE KEY')) return false;
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
