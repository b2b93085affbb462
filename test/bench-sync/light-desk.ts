import { setTimeout as sleep } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { toInstant } from '#common/kernel/instant.ts';
import { readCursor } from '#common/contract/hub/cursor.ts';
import { LiveLine } from '#common/contract/hub/live.ts';
import { PAGE, PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { EdgeDesk } from '#test/support/edge-desk.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { Booking } from './workload.ts';

const Page = z.object({ cursor: z.string(), more: z.boolean(), entries: z.array(z.unknown()) });
const News = z.object({
  after: z.string(),
  cursor: z.string(),
  entries: z.array(z.object({ seq: z.number() })),
});
const Start = z.object({ cursor: z.string() });
const Pushed = z.object({ results: z.array(z.object({ status: z.string() })) });
const ZSTD = { 'accept-encoding': 'zstd' };
/** Of the hub's limits for enrolling from one address. */
const PATIENCE_MS = 5_000;

/**
 * One of the office's other desks, as the hub meets it: own key, person, signed pushes, live feed, every page of the feed
 * fetched and unpacked. What a desk then does with a page, it does on its own PC and not on this one.
 */
export class LightDesk {
  readonly pushMs: number[] = [];
  fetched = 0;
  readonly #edge: EdgeDesk;
  readonly #name: string;
  readonly #actor: string;
  readonly #socket: WebSocket;
  #cursor: string;
  #seq = 0;
  #isFetching = false;
  #wasWoken = false;
  #isStopped = false;

  private constructor(
    edge: EdgeDesk,
    { name, actor, cursor, socket }: { name: string; actor: string; cursor: string; socket: WebSocket },
  ) {
    this.#edge = edge;
    this.#name = name;
    this.#actor = actor;
    this.#cursor = cursor;
    this.#socket = socket;
    socket.on('message', (data: Buffer, isBinary) => this.#hear(data, isBinary));
  }

  static async join(url: string, { code, name }: { code: string; name: string }): Promise<LightDesk> {
    const edge = await EdgeDesk.make(url, { now: () => toInstant(new Date()) });
    await patiently(() => edge.enrol(code));
    await edge.fetchToken();
    const { account } = await patiently(() => edge.signIn('loket', SAMPLE_PASSWORD));
    const { cursor } = await edge.ask(Start, 'GET', `/v1/snapshot?protocol=${PROTOCOL_VERSION}&after=`);
    return new LightDesk(edge, { name, actor: account.id, cursor, socket: await listen(edge) });
  }

  async push(booking: Booking, sopId: string): Promise<void> {
    const { applicationId, actionId } = bookingIds(booking.number);
    this.#seq += 1;
    const action = {
      seq: this.#seq,
      group: actionId,
      id: actionId,
      applicationId,
      kind: 'appointments.importBooking/1',
      payload: { ...booking, sopId, uploaded: [] },
      actor: this.#actor,
      role: 'COUNTER',
      desk: this.#name,
      occurredAt: toInstant(new Date()),
      basedOn: null,
    };
    const body = { protocol: PROTOCOL_VERSION, actions: [action] };
    const start = performance.now();
    const { results } = await this.#edge.ask(Pushed, 'POST', '/v1/push', { body });
    this.pushMs.push(performance.now() - start);
    if (results[0]?.status !== 'ACCEPTED') throw new Error(JSON.stringify(results));
  }

  stop(): void {
    this.#isStopped = true;
    this.#socket.close();
  }

  /** As the desk takes it: a page that follows on, else a way to the hub. */
  #hear(data: Buffer, isBinary: boolean): void {
    const here = readCursor(this.#cursor).seq;
    if (!isBinary) {
      if (LiveLine.parse(JSON.parse(data.toString())).seq > here) void this.#fetch();
      return;
    }
    const page = News.parse(JSON.parse(zstdDecompressSync(data).toString()));
    if (readCursor(page.after).seq > here) void this.#fetch();
    else if (readCursor(page.cursor).seq > here) {
      this.#cursor = page.cursor;
      this.fetched += page.entries.filter(({ seq }) => seq > here).length;
    }
  }

  async #fetch(): Promise<void> {
    this.#wasWoken = true;
    if (this.#isFetching) return;
    this.#isFetching = true;
    while (this.#wasWoken && !this.#isStopped) {
      this.#wasWoken = false;
      await this.#fetchPage().catch((error: unknown) => {
        if (!this.#isStopped) throw error;
      });
    }
    this.#isFetching = false;
  }

  async #fetchPage(): Promise<void> {
    const query = `protocol=${PROTOCOL_VERSION}&cursor=${this.#cursor}&limit=${PAGE}`;
    const page = await this.#edge.ask(Page, 'GET', `/v1/pull?${query}`, { headers: ZSTD });
    this.#cursor = page.cursor;
    this.fetched += page.entries.length;
    if (page.more) this.#wasWoken = true;
  }
}

async function listen(edge: EdgeDesk): Promise<WebSocket> {
  const url = `${edge.base.replace(/^http/, 'ws')}/v1/live`;
  const dpop = await edge.proof('GET', '/v1/live', edge.token, { htu: url });
  const socket = new WebSocket(url, { headers: { authorization: `DPoP ${edge.token}`, dpop } });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return socket;
}

/** The hub lets only so many PCs of one address in within a minute. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!String(error).includes(' 429 ')) throw error;
      await sleep(PATIENCE_MS);
    }
  }
}
