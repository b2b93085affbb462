import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ends } from '#common/domain/station/endings.ts';
import { isOpenFor, type Ring } from '#common/domain/station/rings.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { listOpenings, readRingDays } from '#hub/store/fleet.ts';
import { listOfficeIds } from '#hub/store/office.ts';
import { certificateEnds } from '#runtime/identity/certificate-ends.ts';
import { aptListEnds } from '#runtime/updates/apt-list.ts';
import { parseFeed, type Feed } from '#runtime/updates/feed.ts';

export const FEEDS = ['latest.yml', 'latest-linux.yml'] as const;

/** The feeds that lie in the hub's folder. */
export async function readFeeds(dataFolder: string): Promise<Feed[]> {
  const found = await Promise.all(FEEDS.map((name) => readFeedNamed(dataFolder, name)));
  return found.filter((feed) => feed !== null);
}

export async function readFeedNamed(dataFolder: string, name: string): Promise<Feed | null> {
  const bytes = await readFile(join(dataFolder, 'updates', name)).catch(() => null);
  return bytes && parseFeed(bytes);
}

/**
 * Whether this desk may see a version. Whoever comes without a desk's proof – a PC that is not enrolled yet, or an older version of the
 * program – is shown what every PC of every office here may see.
 */
export async function isOpenTo(
  { store, clock }: HubContext,
  desk: { officeId: string; ring: Ring } | null,
  version: string,
): Promise<boolean> {
  const offices = desk ? [desk.officeId] : await listOfficeIds(store);
  const answers = offices.map(async (officeId) => {
    const openings = (await listOpenings(store, officeId)).get(version) ?? [];
    const days = await readRingDays(store, officeId);
    return isOpenFor(desk?.ring ?? 'ALL', { openings, days, now: clock.now() });
  });
  return (await Promise.all(answers)).every(Boolean);
}

/** What ends at the hub itself: its certificate with those above it, and the lists of updates, those of its own machine's apt too. */
export async function hubEnds(dataFolder: string, tlsPem: string | null): Promise<Ends[]> {
  const feeds = await readFeeds(dataFolder);
  return [
    ...(tlsPem === null ? [] : certificateEnds(tlsPem, 'HUB_TLS', 'HUB_CA')),
    ...feeds.map(({ version, vendor }) => ({
      kind: 'UPDATE_FEED' as const,
      name: version,
      endsAt: vendor.expires,
    })),
    ...(await aptListEnds()),
  ];
}
