import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#common/kernel/must.ts';
import { toInstant, type Instant } from '#common/kernel/instant.ts';
import type { CentralGateway } from '#hub/features/gateway/central-gateway.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { HubServer } from '#hub/http/hub-server.ts';
import type { Limits } from '#hub/http/limits.ts';
import { readPlace } from '#hub/store/feed.ts';
import { createServer } from '#hub/server.ts';
import { makeCode } from '#hub/features/station/enrolment.ts';
import { createAccount } from '#hub/features/session/accounts.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { EdgeDesk, PASSWORD } from './edge-desk.ts';
import { openTestHub, type TestHub } from './test-hub.ts';

/** A hub with its edge on a real port, over a real PostgreSQL, on a clock that tests can move. */
export type Edge = {
  test: TestHub;
  hub: HubContext;
  server: HubServer;
  base: string;
  dataFolder: string;
  logs: string[];
  officeId: string;
  epoch: string;
  routes(): readonly { method: string; url: string }[];
  moveClock(minutes: number): void;
  newCode(deskName?: string): Promise<string>;
  newPerson(username: string, roles: readonly Role[]): Promise<string>;
  newDesk(name?: string): Promise<EdgeDesk>;
  close(): Promise<void>;
};

const NO_LIMITS: Limits = {
  enrol: { max: 10_000, timeWindow: 60_000 },
  signIn: { max: 10_000, timeWindow: 60_000 },
};

type EdgeOptions = { limits?: Limits; isBehindProxy?: boolean; gateway?: CentralGateway };

export async function openEdge(options: EdgeOptions = {}): Promise<Edge> {
  const test = await openTestHub();
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-edge-'));
  const logs: string[] = [];
  let offset = 0;
  const clock = { now: (): Instant => toInstant(new Date(Date.now() + offset)) };
  const hub: HubContext = { ...test.hub, clock, log: createLogger('hub', (line) => logs.push(line)) };
  const server = await createServer(hub, {
    tokenKey: generateKeyPairSync('ed25519').privateKey,
    databaseUrl: test.url,
    dataFolder,
    passwordCost: 'test',
    limits: options.limits ?? NO_LIMITS,
    isBehindProxy: options.isBehindProxy ?? false,
    gateway: options.gateway ?? null,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = must(addressOf(server), 'it listens');
  const base = `http://127.0.0.1:${port}`;
  const doer = { officeId: test.officeId, actor: '', desk: 'test' };
  const newCode = async (deskName = 'Loket 1') => (await makeCode(hub, doer, deskName)).code;
  return {
    test,
    hub,
    server,
    base,
    dataFolder,
    logs,
    officeId: test.officeId,
    epoch: (await readPlace(hub.store, test.officeId)).epoch,
    routes: () => routesOf(server.printRoutes({ commonPrefix: false })),
    moveClock: (minutes) => (offset += minutes * 60_000),
    newCode,
    async newPerson(username, roles) {
      const person = { username, displayName: username, roles: [...roles], nik: null, password: PASSWORD };
      return (await createAccount({ hub, cost: 'test' }, doer, person, { mustChange: false })).id;
    },
    async newDesk(name) {
      const desk = await EdgeDesk.make(base, clock);
      await desk.enrol(await newCode(name));
      await desk.fetchToken();
      return desk;
    },
    async close() {
      await server.close();
      await test.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Lines like `│   ├── :id (GET, PUT)`; a level is four characters. */
function routesOf(tree: string): { method: string; url: string }[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    path.splice(indent.length / 4, Infinity, part);
    const url = path.join('');
    return methods === '' ? [] : methods.split(', ').map((method) => ({ method, url }));
  });
}

function addressOf(server: HubServer): AddressInfo | null {
  const address = server.server.address();
  return typeof address === 'object' ? address : null;
}
