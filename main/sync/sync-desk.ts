import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubSignInReply } from '#common/contract/hub/station.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { SyncStatus } from '#common/contract/ipc/sync.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { HubPort, HubRequest } from '#main/features/desk.ts';
import type { Credentials } from '#main/features/session/hub-sign-in.ts';
import { readDeskKey } from './desk-key.ts';
import { HubClient } from './hub-client.ts';
import { LiveFeed } from './live-feed.ts';
import { SyncRunner, type SyncParts } from './sync-runner.ts';

/** The desk's side of the hub: who speaks, who keeps in step, who listens. */
export class SyncDesk implements HubPort {
  readonly #client: HubClient;
  readonly #runner: SyncRunner;
  readonly #live: LiveFeed;

  constructor(client: HubClient, parts: Omit<SyncParts, 'link'>) {
    this.#client = client;
    this.#runner = new SyncRunner({ ...parts, link: client });
    this.#live = new LiveFeed(client, () => void this.wake());
  }

  start(): void {
    this.#runner.start();
    void this.#live.run();
  }

  wake(): Promise<void> {
    return this.#runner.wake();
  }

  signIn(credentials: Credentials): Promise<HubSignInReply> {
    return this.#client.signIn(credentials);
  }

  asPerson<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T> {
    return this.#client.asPerson(schema, request);
  }

  async fetchAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array> {
    try {
      return await this.#client.getAttachment(id, applicationId);
    } catch (error) {
      if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
      throw error;
    }
  }

  status(): Promise<SyncStatus> {
    return this.#runner.status();
  }

  async stop(): Promise<void> {
    this.#live.stop();
    await this.#runner.stop();
  }
}

/** Null for a desk that is its own authority. */
export async function openSync(parts: Omit<SyncParts, 'link'>): Promise<SyncDesk | null> {
  const { hub } = parts.office;
  const keys = hub && (await readDeskKey(parts.db));
  return hub && keys ? new SyncDesk(new HubClient(hub.hubUrl, keys), parts) : null;
}
