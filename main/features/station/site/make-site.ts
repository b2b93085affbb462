import { rename, readFile, rm, writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  SITE_FILE_NAME,
  SiteReply,
  type SiteAuthority,
  type SiteMade,
  type SiteWanted,
} from '#common/contract/site-file.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { readPinnedCa } from '#main/settings/policy/read-policy.ts';
import { certificatesIn, pemTextOf } from '#runtime/identity/certificate-ends.ts';
import { keyFingerprint, readSiteFile } from '#runtime/office/site-file.ts';

type Mine = 'station.siteDraft' | 'station.siteAuthority' | 'station.makeSiteFile' | 'station.saveSiteFile';

const LARGEST_CERTIFICATES = 20_000;

/** IT makes the file by which new PCs join; codes and signature are the hub's, and its key never leaves it. */
export function makeSiteHandlers(desk: Desk): Pick<Handlers, Mine> {
  /** Made and not laid down yet; for whoever asked for it, and gone with the first stick that holds it. */
  let made: { text: string; by: UserId; desks: number } | null = null;

  function hub() {
    const { hub: port, office } = desk;
    if (!port || !office.hub) throw new CodedError('HUB_NOT_JOINED');
    return { port, ...office.hub };
  }

  /** Only what the key signed that this PC joined under is handed on to others. */
  function asMade(text: string, wanted: SiteWanted): SiteMade {
    const { hubKey } = hub();
    const { content, hubKey: signedBy } = readSiteFile(text, desk.clock.now());
    const { officeName, hubUrl, desks, expiresAt } = content;
    const names = desks.map(({ name }) => name);
    if (signedBy !== hubKey || names.join('\n') !== wanted.desks.join('\n')) {
      throw new CodedError('HUB_ANSWER_UNREADABLE');
    }
    return { officeName, hubUrl, fingerprint: keyFingerprint(hubKey), desks: names, expiresAt };
  }

  return {
    async 'station.siteDraft'() {
      const { hubUrl, ca } = hub();
      const { machine, preferences } = desk;
      const pem = (await readPinnedCa(machine)) ?? ca;
      return {
        hubUrl: machine.policy.HubUrl ?? hubUrl,
        authority: pem === null ? null : authorityOf(pem),
        printers: preferences.printers(),
      };
    },

    async 'station.siteAuthority'() {
      const [path] = await desk.dialogs.chooseFiles({
        extensions: ['pem', 'crt', 'cer', 'der'],
        isMultiple: false,
      });
      if (path === undefined) return null;
      const file = await readFile(path).catch(() => Buffer.alloc(0));
      const authority = authorityOf(pemTextOf(file));
      if (!authority) throw new CodedError('SITE_CA_UNREADABLE');
      return authority;
    },

    async 'station.makeSiteFile'(ask) {
      const { user } = desk.session;
      if (!user) throw new CodedError('SIGNED_OUT');
      // What was made before and never saved is not saved in its place.
      made = null;
      const request = { method: 'POST', path: '/v1/desks/site-file', body: ask } as const;
      const { text } = await hub().port.asPerson(SiteReply, request);
      const shown = asMade(text, ask.wanted);
      made = { text, by: user.id, desks: shown.desks.length };
      return shown;
    },

    async 'station.saveSiteFile'() {
      const { user } = desk.session;
      if (!made || made.by !== user?.id) throw new CodedError('NOT_FOUND');
      const { text, desks } = made;
      const path = await desk.dialogs.chooseSavePath(SITE_FILE_NAME);
      if (path === null) return { saved: false };
      await layDown(path, text);
      made = null;
      await desk.session.audit('DESK', 'site-file', `saved for ${desks} desks`);
      return { saved: true };
    },
  };
}

/** The certificates alone: what else lies in such a file, a private key above all, goes no further. */
function authorityOf(text: string): SiteAuthority | null {
  const found = certificatesIn(text);
  const [first] = found;
  const pem = found.map((one) => one.pem).join('\n');
  return first && pem.length <= LARGEST_CERTIFICATES ? { ...first, pem } : null;
}

/** Whole or not at all: half a file on a stick would be found at another PC. */
async function layDown(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text, { mode: 0o600, flush: true });
    await rename(beside, path);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new CodedError('FILE_NOT_WRITTEN');
  }
}
