import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { makeDeskKey } from './desk-key.ts';
import { HubClient } from './hub-client.ts';

const ID = 'e'.repeat(64) as AttachmentId;
const PATIENCE_MS = 1_000;
const SLOW_MS = 2_000;

function signedIn(now: Date) {
  const id = '00000000-0000-7000-8000-000000000101';
  const account = { id, username: 'kasi', displayName: 'K', roles: ['SECTION_HEAD'], acting: [], nik: null };
  const until = now.toISOString();
  return {
    account: { ...account, active: true },
    mustChange: false,
    offlineUntil: until,
    token: 'y',
    expiresAt: until,
  };
}

let server: Server;
let hub: HubClient;

/** A hub that gives tokens at once and is long at everything else. */
beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const now = new Date();
      const token = { token: 'x', now, expiresAt: new Date(now.getTime() + 60_000) };
      if (request.url === '/v1/token') response.end(JSON.stringify(token));
      else if (request.url === '/v1/sign-in') response.end(JSON.stringify(signedIn(now)));
      else void setTimeout(SLOW_MS).then(() => response.end('{"results":[]}'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Where it listens on a port, the address has one.
  const { port } = server.address() as AddressInfo;
  hub = new HubClient(`http://127.0.0.1:${port}`, await makeDeskKey(), { timeoutMs: PATIENCE_MS });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('a bundle may take the time that a slow line needs for it', async () => {
  expect(await hub.putAttachments([{ id: ID, bytes: Buffer.alloc(100_000) }])).toEqual([]);
});

it('what is small is not waited for so long', async () => {
  const bundle = [{ id: ID, bytes: Buffer.alloc(10) }];
  await expect(hub.putAttachments(bundle)).rejects.toThrow(HubUnreachable);
});

it('what takes the hub long by its nature is waited for', async () => {
  await hub.signIn({ username: 'kasi', password: 'x', totp: null });
  const request = { method: 'POST', path: '/v1/reports/period', body: {} } as const;
  await expect(hub.asPerson(z.unknown(), request)).rejects.toThrow('HUB_UNREACHABLE');
  const patient = { ...request, patienceMs: SLOW_MS * 5 };
  expect(await hub.asPerson(z.unknown(), patient)).toEqual({ results: [] });
});
