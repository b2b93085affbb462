import { setTimeout as sleep } from 'node:timers/promises';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { Cursor } from '#common/contract/hub/pull.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { HubSignInReply } from '#common/contract/hub/station.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { makeDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { LiveFeed } from '#main/sync/live-feed.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { Booking } from './workload.ts';

/**
 * One of the office's other desks, as far as the hub meets it: own key, person, signed pushes, live feed and every page of
 * the feed fetched and checked. What a real one then does with a page happens on its own PC.
 */
export class LightDesk {
  readonly pushMs: number[] = [];
  fetched = 0;
  readonly #client: HubClient;
  readonly #name: string;
  readonly #person: HubSignInReply['account'];
  readonly #live: LiveFeed;
  #cursor: Cursor;
  #seq = 0;
  #isFetching = false;
  #wasWoken = false;
  #isStopped = false;

  private constructor(client: HubClient, name: string, person: HubSignInReply['account'], cursor: Cursor) {
    this.#client = client;
    this.#name = name;
    this.#person = person;
    this.#cursor = cursor;
    this.#live = new LiveFeed(client, () => void this.#fetch());
    void this.#live.run();
  }

  static async join(url: string, { code, name }: { code: string; name: string }): Promise<LightDesk> {
    const client = new HubClient(url, await makeDeskKey());
    await patiently(() => client.enrol(code));
    const person = await patiently(() =>
      client.signIn({ username: 'loket', password: SAMPLE_PASSWORD, totp: null }),
    );
    const { cursor } = await client.snapshot('');
    return new LightDesk(client, name, person.account, cursor);
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
      actor: this.#person.id,
      role: 'COUNTER',
      desk: this.#name,
      occurredAt: new Date().toISOString(),
      basedOn: null,
    } as unknown as Parameters<HubClient['push']>[0][number];
    const start = performance.now();
    const { results } = await this.#client.push([action]);
    this.pushMs.push(performance.now() - start);
    if (results.some(({ status }) => status !== 'ACCEPTED')) throw new Error(JSON.stringify(results));
  }

  stop(): void {
    this.#isStopped = true;
    this.#live.stop();
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
    const page = await this.#client.pull(this.#cursor, PAGE);
    this.#cursor = page.cursor;
    this.fetched += page.entries.length;
    if (page.more) this.#wasWoken = true;
  }
}

/** So many PCs are never enrolled from one address within a minute; the hub's limits say so, and are waited for. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof HubUnreachable)) throw error;
      await sleep(5_000);
    }
  }
}
