import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubSignInReply } from '#common/contract/hub/station.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { SyncStatus } from '#common/contract/ipc/sync.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { HubPort, HubRequest } from '#main/features/desk.ts';
import type { Credentials } from '#main/features/session/hub-sign-in.ts';
import { must } from '#common/kernel/must.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import { believeAuthority } from './believed-authority.ts';
import { keepDeskKey, makeDeskKey, readDeskKey } from './desk-key.ts';
import type { RelayReply } from '#common/contract/hub/relay.ts';
import { HubClient, type DeskKeyPair } from './hub-client.ts';
import { relayOutboxFile, writeOutboxFile } from './outbox-file.ts';
import { LiveFeed } from './live-feed.ts';
import { fetchFiles } from './pull-feed.ts';
import { SyncRunner, type SyncParts } from './sync-runner.ts';

export type SyncDeskParts = Omit<SyncParts, 'link'> & {
  officeKey: Buffer;
  /** After so long a silence the hub is taken for away; the client's own limit where none is named. */
  silenceMs?: number;
};

/** The desk's side of the hub: who speaks, who keeps in step, who listens. */
export class SyncDesk implements HubPort {
  readonly #client: HubClient;
  #keys: DeskKeyPair;
  readonly #parts: SyncDeskParts;
  readonly #runner: SyncRunner;
  readonly #live: LiveFeed;

  constructor(keys: DeskKeyPair, hubUrl: string, parts: SyncDeskParts) {
    const { silenceMs } = parts;
    const client = new HubClient(hubUrl, keys, {
      ...(silenceMs === undefined ? {} : { timeoutMs: silenceMs }),
      onAnswer: () => this.#runner.heard(),
    });
    this.#client = client;
    this.#keys = keys;
    this.#parts = parts;
    this.#runner = new SyncRunner({ ...parts, link: client });
    this.#live = new LiveFeed(client, this.#runner);
  }

  start(): void {
    this.#runner.start();
    void this.#live.run();
  }

  wake(): Promise<void> {
    return this.#runner.wake();
  }

  ask(): Promise<void> {
    return this.#runner.ask();
  }

  signIn(credentials: Credentials): Promise<HubSignInReply> {
    return this.#client.signIn(credentials);
  }

  signInBeside(credentials: Credentials): Promise<HubSignInReply> {
    return this.#client.signInBeside(credentials);
  }

  signOutBeside(token: string): Promise<void> {
    return this.#client.signOutBeside(token);
  }

  asPerson<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T> {
    return this.#client.asPerson(schema, request);
  }

  asDesk<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T> {
    return forPerson(() => this.#client.asDesk(schema, request));
  }

  /** Kept before it is used: the hub knows the old one no more. */
  async renewKey(code: string): Promise<void> {
    const { db, office } = this.#parts;
    const { hubUrl, deskId } = must(await readSyncState(db), 'a desk with a hub has a place there');
    const keys = await makeDeskKey();
    const url = this.#parts.policy.HubUrl ?? hubUrl;
    await forPerson(() => new HubClient(url, keys).enrol(code, 'NEW_KEY', deskId));
    await db.transaction(async (trx) => {
      await keepDeskKey(trx, keys);
      await changeSyncState(trx, { revoked: false });
    });
    this.#keys = keys;
    this.#client.takeKeys(keys);
    await office.refreshHub(db);
    await this.#runner.ask();
  }

  bringFile(applicationId: ApplicationId): Promise<void> {
    return this.bringFiles([applicationId]);
  }

  async bringFiles(ids: readonly ApplicationId[]): Promise<void> {
    const { db, office } = this.#parts;
    await forPerson(() => fetchFiles(db, office, { link: this.#client, ids }));
  }

  fetchAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array> {
    return forPerson(() => this.#client.getAttachment(id, applicationId));
  }

  writeOutbox(): Promise<{ bytes: Buffer; actions: number } | null> {
    return writeOutboxFile({ ...this.#parts, keys: this.#keys });
  }

  bringOutbox(bytes: Buffer): Promise<RelayReply> {
    return forPerson(() => relayOutboxFile(bytes, this.#parts.officeKey, this.#client));
  }

  /** Proof of this desk for a file of the hub's; none where the hub cannot be asked or does not know this desk. */
  async headersFor(path: string): Promise<Record<string, string>> {
    return this.#client.headersFor(path).catch(() => ({}));
  }

  status(): Promise<SyncStatus> {
    return this.#runner.status();
  }

  async stop(): Promise<void> {
    this.#live.stop();
    await this.#runner.stop();
  }
}

/** A person waits for the answer: no hub is a refusal here. */
async function forPerson<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
    throw error;
  }
}

/** Null for a desk that is its own authority. */
export async function openSync(parts: SyncDeskParts): Promise<SyncDesk | null> {
  const { hub } = parts.office;
  const keys = hub && (await readDeskKey(parts.db));
  if (hub && parts.policy.HubCaFile === undefined) believeAuthority(hub.ca);
  return hub && keys ? new SyncDesk(keys, parts.policy.HubUrl ?? hub.hubUrl, parts) : null;
}
