import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { toInstant, type Instant } from '#common/kernel/instant.ts';
import { HubOffice } from '#hub/features/office/hub-office.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { startEmbedded } from '#hub/postgres/embedded.ts';
import { openStore } from '#hub/store/database.ts';
import { nextFeedSeq } from '#hub/store/feed.ts';
import { createOffice } from '#hub/store/office.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { ShippedProcedure } from '#runtime/sop/sop-library.ts';
import { RESOURCES } from './test-desk.ts';

export const ALWAYS = '2099-01-01T00:00:00.000Z' as Instant;
const LONG_AGO = '2000-01-01T00:00:00.000Z' as Instant;

export type TestHub = {
  hub: HubContext;
  /** Of the real PostgreSQL that this hub runs. */
  url: string;
  officeId: string;
  logLines: string[];
  setNow(text: string | null): void;
  addOffice(code: string): Promise<string>;
  addAccount(roles: readonly Role[], options?: NewAccount): Promise<UserId>;
  addDesk(name: string, officeId?: string): Promise<CallingDesk>;
  /** As if the hub had answered a sign-in long ago and the window were still open. */
  signIn(desk: CallingDesk, account: UserId, window?: { at?: Instant; until?: Instant }): Promise<void>;
  stop(): Promise<void>;
};

type NewAccount = { id?: UserId; nik?: string | null; officeId?: string; active?: boolean };

/** A hub without its edge: real PostgreSQL in a folder of its own, an office in Padang, nobody in it yet. */
export async function openTestHub(): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
  const postgres = await startEmbedded({ dataFolder: folder });
  const store = await openStore(postgres.url).catch(async (error: unknown) => {
    // Nobody else would stop it: the test has no hub to close.
    await postgres.stop();
    throw error;
  });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const logLines: string[] = [];
  let now: Instant | null = null;
  const log = createLogger('hub', (line) => logLines.push(line));
  const hubKey = String(publicKey.export({ format: 'jwk' }).x);
  const hub: HubContext = {
    store,
    office: new HubOffice(new ShippedProcedure(RESOURCES), { hubKey, log }),
    clock: { now: () => now ?? toInstant(new Date()) },
    log,
    keys: {
      sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
      hubKey,
      attachmentKey: randomBytes(32),
    },
    tellsCentre: true,
  };
  const office = { name: 'Kantor Imigrasi Contoh', city: 'Padang', zone: 'WIB' } as const;
  const addOffice = (code: string) =>
    createOffice(store, { id: v7(), code, ...office, createdAt: hub.clock.now() });
  const officeId = await addOffice('PDG');
  let counter = 0;
  return {
    hub,
    url: postgres.url,
    officeId,
    logLines,
    setNow: (text) => (now = text === null ? null : toInstant(new Date(text))),
    addOffice,
    async addAccount(roles, options = {}) {
      counter += 1;
      const id = options.id ?? (v7() as UserId);
      const place = options.officeId ?? officeId;
      await store.transaction(async (trx) => {
        await trx('account').insert({
          id,
          office_id: place,
          username: `petugas.${counter}`,
          display_name: `Petugas ${counter}`,
          roles: JSON.stringify(roles),
          nik: options.nik ?? null,
          active: options.active ?? true,
          password_hash: 'none',
          feed_seq: await nextFeedSeq(trx, place),
          created_at: hub.clock.now(),
        });
      });
      return id;
    },
    async addDesk(name, place = officeId) {
      const id = v7();
      counter += 1;
      await store('desk').insert({
        id,
        office_id: place,
        name,
        public_key: JSON.stringify({}),
        thumbprint: id,
        enrolled_at: hub.clock.now(),
        number: counter,
      });
      return { id, name, officeId: place };
    },
    async signIn(desk, account, { at = LONG_AGO, until = ALWAYS } = {}) {
      await store('sign_in').insert({ desk_id: desk.id, account_id: account, at, until });
    },
    async stop() {
      await store.destroy();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
