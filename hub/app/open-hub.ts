import { accessSync, constants, mkdirSync } from 'node:fs';
import type { HubConfig } from '#hub/config.ts';
import { HubOffice } from '#hub/features/office/hub-office.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { openKeys } from '#hub/keys.ts';
import { startEmbedded, type Embedded } from '#hub/postgres/embedded.ts';
import type { EdgeParts } from '#hub/server.ts';
import { openStore } from '#hub/store/database.ts';
import { listOfficeIds } from '#hub/store/office.ts';
import { systemClock } from '#runtime/clock.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import { ShippedProcedure } from '#runtime/sop/sop-library.ts';

export type OpenHub = {
  config: HubConfig;
  hub: HubContext;
  edge: Pick<EdgeParts, 'tokenKey' | 'databaseUrl' | 'dataFolder' | 'passwordCost' | 'hasBackupFolder'>;
  /** Null before `set-up`. */
  officeId: string | null;
  resources: string;
  close(): Promise<void>;
};

/** Everything but the network, in the order in which each part needs the ones before. */
export async function openHub(
  config: HubConfig,
  { log, resources }: { log: Logger; resources: string },
): Promise<OpenHub> {
  const { dataFolder } = config;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  // On a disk that is closed to the service the folder is there all the same: it is named here, not some file in it.
  accessSync(dataFolder, constants.W_OK);
  // First of all: a spoilt procedure is told before a database is started.
  const shipped = new ShippedProcedure(resources);
  // Closed in the reverse order, also when a later part does not open.
  await using parts = new AsyncDisposableStack();
  const database = await openDatabase(config);
  parts.defer(() => database.stop());
  const store = await openStore(database.url, { connections: config.databaseConnections });
  parts.defer(() => store.destroy());
  const [officeId = null] = await listOfficeIds(store);
  const { tokenKey, ...keys } = openKeys(dataFolder, officeId !== null);
  const office = new HubOffice(shipped, { hubKey: keys.hubKey, log });
  const clock = systemClock();
  if (officeId !== null) await store.transaction((trx) => office.tellDuties(trx, officeId, clock.now()));
  const opened = parts.move();
  return {
    config,
    hub: { store, office, clock, log, keys, tellsCentre: config.centre !== null },
    edge: {
      tokenKey,
      databaseUrl: database.url,
      dataFolder,
      hasBackupFolder: config.backupFolder !== null,
      // People of the sample office share a password that stands in the repository.
      passwordCost: config.profile === 'production' ? 'full' : 'test',
    },
    officeId,
    resources,
    close: () => opened.disposeAsync(),
  };
}

async function openDatabase({ databaseUrl, dataFolder }: HubConfig): Promise<Embedded> {
  if (databaseUrl !== null) return { url: databaseUrl, stop: async () => undefined };
  return startEmbedded({ dataFolder });
}
