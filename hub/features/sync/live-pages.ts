import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { cursorAt } from '#common/contract/hub/cursor.ts';
import type { LivePage } from '#common/contract/hub/live.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import { signHead } from '#hub/features/audit/signed-head.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { readPlace, type OfficePlace } from '#hub/store/feed.ts';
import { merge, readByRules } from './pull.ts';

const compress = promisify(zstdCompress);

/** What is told: where the feed stands and, where they can have it at once, what happened since the desks were told last. */
export type Told = { line: string; page: LivePageForSome | null };

/** `leftOut`: desks that lack something of their own in it. `trusted`: nobody else may have it. */
type LivePageForSome = { packed: Buffer; trusted: ReadonlySet<string>; leftOut: ReadonlySet<string> };

/**
 * Reads what an office's desks are told once for all of them: fetched by each for itself, the same page was most of what
 * 50 desks asked of the hub.
 */
export class LivePages {
  readonly #hub: HubContext;
  /** How far each office's desks were told. */
  readonly #told = new Map<string, Pick<OfficePlace, 'epoch' | 'feedSeq'>>();

  constructor(hub: HubContext) {
    this.#hub = hub;
  }

  /** For a desk that comes. With the first of an office what is told begins anew: nobody has heard what was before. */
  async line(officeId: string, isFirst: boolean): Promise<string> {
    const place = await readPlace(this.#hub.store, officeId);
    if (isFirst || !this.#told.has(officeId)) this.#told.set(officeId, place);
    return lineOf(place);
  }

  /** What happened since the last call. Without a page where it is too much for one, or nothing. */
  async next(officeId: string): Promise<Told> {
    const told = this.#told.get(officeId);
    if (!told) return { line: await this.line(officeId, true), page: null };
    const after = told.feedSeq;
    const read = await readByRules(this.#hub, officeId, { deskId: null, after, limit: PAGE });
    const { place } = read;
    this.#told.set(officeId, place);
    const { entries, more } = merge(read, PAGE);
    const line = lineOf(place);
    if (place.epoch !== told.epoch || more || entries.length === 0) return { line, page: null };
    const page: LivePage = {
      after: cursorAt(told.epoch, after),
      cursor: cursorAt(place.epoch, place.feedSeq),
      entries,
      head: signHead(this.#hub, officeId, place),
      now: this.#hub.clock.now(),
    };
    const packed = await compress(JSON.stringify(page));
    return { line, page: { packed, trusted: new Set(read.trusted), leftOut: new Set(read.leftOut) } };
  }
}

function lineOf({ feedSeq }: Pick<OfficePlace, 'feedSeq'>): string {
  return JSON.stringify({ seq: feedSeq });
}
