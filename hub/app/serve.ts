import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupTrouble } from '#common/domain/station/hub-backup.ts';
import { readBackupState } from '#hub/backup/backup-state.ts';
import { Vault } from '#runtime/vault/vault.ts';
import type { HubConfig } from '#hub/config.ts';
import { decideDeferred } from '#hub/features/sync/deferred.ts';
import type { CentralGateway } from '#hub/features/gateway/central-gateway.ts';
import { makeGateway } from '#hub/features/gateway/make-gateway.ts';
import { startGateway } from '#hub/features/gateway/run-gateway.ts';
import { eraseDueAtHub } from '#hub/features/privacy/erase.ts';
import { startPrivacyRounds } from '#hub/features/privacy/rounds.ts';
import { startSystemActions } from '#hub/features/sync/system-actions.ts';
import { createServer } from '#hub/server.ts';
import { codedOf } from './explain.ts';
import type { OpenHub } from './open-hub.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Passwords and pictures never cross a network in the clear: without TLS the hub is for this machine, or for a proxy on it. */
export function isExposed({ host, tls, isBehindProxy }: HubConfig): boolean {
  return tls === null && !isBehindProxy && !LOOPBACK.has(host);
}

/** Serves until `stopped`; the address is told once it listens. */
export async function serve(
  open: OpenHub,
  { stopped, onListening }: { stopped: Promise<void>; onListening: (address: string) => void },
): Promise<void> {
  const { hub, config, edge } = open;
  const tls = config.tls && {
    cert: readFileSync(config.tls.certFile),
    key: readFileSync(config.tls.keyFile),
  };
  warnOfSurroundings(open);
  const gateway = config.centre && makeGateway(config.centre, hub.clock);
  const server = await createServer(hub, { ...edge, tls, isBehindProxy: config.isBehindProxy, gateway });
  // Before any desk is heard: what an older hub had to leave open comes before what is new.
  await decideDeferred(hub);
  // A hub that came back from a backup shows nobody what is over: before anything else is answered.
  const vault = new Vault(join(edge.dataFolder, 'vault'), hub.keys.attachmentKey);
  await eraseDueAtHub({ hub, vault });
  const stopPrivacy = startPrivacyRounds({ hub, vault });
  const stopSchedule = startSystemActions(hub);
  const stopGateway = startCentre(open, gateway);
  try {
    onListening(await server.listen({ host: config.host, port: config.port }));
    await stopped;
    hub.log.info('stopping');
  } finally {
    await server.close();
    await stopGateway();
    await stopSchedule();
    await stopPrivacy();
  }
}

/** Neither keeps the hub from serving, and both are found out too late by whoever does not look. */
function warnOfSurroundings({ hub, config, edge, officeId }: OpenHub): void {
  const backup = readBackupState(edge.dataFolder, config.backupFolder !== null);
  const trouble = backupTrouble(backup, hub.clock.now());
  if (officeId !== null && trouble !== null) {
    hub.log.warn('no good backup', { trouble, code: backup.failed?.code ?? '', doneAt: backup.doneAt ?? '' });
  }
  if (config.centre?.kind !== 'files') return;
  const { folder } = config.centre;
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    hub.log.warn('the folder of the centre is closed', { code: codedOf(error)?.code ?? '', folder });
  }
}

/** A hub without an office, or without a word on the centre, exchanges nothing. */
function startCentre({ hub, officeId }: OpenHub, gateway: CentralGateway | null): () => Promise<void> {
  if (gateway === null || officeId === null) return async () => undefined;
  return startGateway({ hub, officeId, gateway });
}
