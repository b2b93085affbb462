import { readFileSync } from 'node:fs';
import type { HubConfig } from '#hub/config.ts';
import { decideDeferred } from '#hub/features/sync/deferred.ts';
import { makeGateway } from '#hub/features/gateway/make-gateway.ts';
import { startGateway } from '#hub/features/gateway/run-gateway.ts';
import { startSystemActions } from '#hub/features/sync/system-actions.ts';
import { createServer } from '#hub/server.ts';
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
  const server = await createServer(hub, { ...edge, tls, isBehindProxy: config.isBehindProxy });
  // Before any desk is heard: what an older hub had to leave open comes before what is new.
  await decideDeferred(hub);
  const stopSchedule = startSystemActions(hub);
  const stopGateway = startCentre(open);
  try {
    onListening(await server.listen({ host: config.host, port: config.port }));
    await stopped;
    hub.log.info('stopping');
  } finally {
    await server.close();
    await stopGateway();
    await stopSchedule();
  }
}

/** A hub without an office, or without a word on the centre, exchanges nothing. */
function startCentre({ hub, config, officeId }: OpenHub): () => Promise<void> {
  if (config.centre === null || officeId === null) return async () => undefined;
  return startGateway({ hub, officeId, gateway: makeGateway(config.centre, hub.clock) });
}
