import { readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { CodedError } from '#common/contract/coded-error.ts';
import { SITE_FILE_LARGEST, type SiteOffer } from '#common/contract/site-file.ts';
import { must } from '#common/kernel/must.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { assertHubAllowed } from '#main/features/sync/hub-allowed.ts';
import { readSiteFile, type ReadSite } from '#runtime/office/site-file.ts';

type Mine = 'station.siteFile' | 'sync.joinBySite';

/** How a PC that holds nothing yet joins by a file of its office's hub. */
export function siteHandlers(desk: Desk): Pick<Handlers, Mine> {
  /** What the page was shown last; what it joins by is exactly that. */
  let shown: ReadSite | null = null;

  async function assertNew(): Promise<void> {
    if ((await desk.session.status()).state !== 'SETUP') throw new CodedError('ALREADY_SET_UP');
  }

  async function read(path: string): Promise<SiteOffer> {
    const site = readSiteFile(await textOf(path), desk.clock.now());
    assertAllowed(site, desk.machine.policy);
    shown = site;
    return offerOf(site, desk.machine.policy);
  }

  return {
    async 'station.siteFile'({ from }) {
      await assertNew();
      if (from === 'CHOOSE') {
        const [path] = await desk.dialogs.chooseFiles({ extensions: ['site'], isMultiple: false });
        return path === undefined ? null : read(path);
      }
      const path = desk.site.given ?? (await desk.site.onDrives())[0];
      return path === undefined ? null : read(path);
    },

    async 'sync.joinBySite'({ fingerprint, deskName }) {
      await assertNew();
      if (shown?.fingerprint !== fingerprint) throw new CodedError('SITE_FILE_UNREADABLE');
      const { content, hubKey } = shown;
      const { hubUrl: url, expiresAt, ca, printers, office } = content;
      if (expiresAt <= desk.clock.now()) {
        throw new CodedError('SITE_FILE_EXPIRED', { until: expiresAt.slice(0, 10) });
      }
      const code = content.desks.find(({ name }) => name === deskName)?.code;
      if (code === undefined) throw new CodedError('NOT_FOUND');
      try {
        // An authority that IT pinned stands above the file's.
        const believed = desk.machine.policy.HubCaFile === undefined ? ca : null;
        return await desk.joinHub(url, code, { office, hubKey, ca: believed, printers });
      } catch (error) {
        // The file is genuine and in time, so the hub knows the code and somebody was there before.
        const isTaken = error instanceof CodedError && error.code === 'ENROLMENT_REFUSED';
        throw isTaken ? new CodedError('SITE_CODE_TAKEN', { desk: deskName }) : error;
      }
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > SITE_FILE_LARGEST) throw new CodedError('SITE_FILE_UNREADABLE');
    return await readFile(path, 'utf8');
  } catch {
    throw new CodedError('SITE_FILE_UNREADABLE');
  }
}

/** Throws SITE_FILE_OTHER_OFFICE for a key that IT did not name, POLICY_FIXED for a hub that it did not. */
function assertAllowed({ content, fingerprint }: ReadSite, policy: MachinePolicy): void {
  if (policy.SiteKey !== undefined && policy.SiteKey !== fingerprint) {
    throw new CodedError('SITE_FILE_OTHER_OFFICE', { office: content.officeName });
  }
  assertHubAllowed(policy, content.hubUrl);
}

function offerOf({ content, fingerprint }: ReadSite, policy: MachinePolicy): SiteOffer {
  const { officeCode, officeName, hubUrl, ca, printers, expiresAt } = content;
  const desks = content.desks.map(({ name }) => name);
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const own = plain(hostname());
  return {
    officeCode,
    officeName,
    hubUrl,
    fingerprint,
    isPinned: policy.SiteKey === fingerprint,
    hasAuthority: ca !== null,
    printers,
    desks,
    suggested: desks.find((name) => plain(name) === own) ?? must(desks[0], 'a site file names a desk'),
    expiresAt,
  };
}
