import { PublishedNotices } from '#common/contract/hub/registers.ts';
import {
  ANNOUNCEMENTS,
  publishedFrom,
  type PublishedNotice,
} from '#common/domain/registers/announcements.ts';
import { foldEntries } from '#common/domain/registers/register.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { readEntries } from '#main/records/repositories/registers.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';

const KEPT = 'wall notices';
/** The wall's page looks a little less often, so that each look asks. */
const EVERY_MS = 15_000;

/**
 * What the office has published for the hall. A joined desk asks its hub by itself, whoever is signed in or nobody, and goes
 * on with the last answer while the hub is away, after a new start too.
 */
export class WallNotices {
  readonly #desk: Desk;
  #askedAt = -Infinity;
  #isAsking = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** At once: what a hub says anew is told by the wall's event. */
  async read(): Promise<readonly PublishedNotice[]> {
    const { hub, db, office } = this.#desk;
    if (hub) {
      this.#askIfDue(hub);
      return this.#kept();
    }
    const asked = { register: ANNOUNCEMENTS.name, subject: null, since: null };
    return publishedFrom(foldEntries(ANNOUNCEMENTS, await readEntries(db, asked)), office.today());
  }

  #askIfDue(hub: HubPort): void {
    if (this.#isAsking || Date.now() - this.#askedAt < EVERY_MS) return;
    this.#askedAt = Date.now();
    this.#isAsking = true;
    this.#ask(hub)
      // Offline, older, or the records are closing: the last answer hangs on.
      .catch((error: unknown) => this.#desk.log.debug('notices of the wall not asked', { error }))
      .finally(() => (this.#isAsking = false));
  }

  async #ask(hub: HubPort): Promise<void> {
    const path = '/v1/registers/announcements/published';
    const text = JSON.stringify(await hub.asDesk(PublishedNotices, { method: 'GET', path }));
    const { db, wall } = this.#desk;
    if (text === (await readMeta(db, KEPT))) return;
    await writeMeta(db, KEPT, text);
    wall.changed();
  }

  async #kept(): Promise<readonly PublishedNotice[]> {
    const stored = await readMeta(this.#desk.db, KEPT);
    // Another version may have kept it otherwise: the hub is asked anew.
    return PublishedNotices.safeParse(JSON.parse(stored ?? 'null')).data?.notices ?? [];
  }
}
