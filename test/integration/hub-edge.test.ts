import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';

let edge: Edge;
let desk: EdgeDesk;
let admin: EdgeDesk;

beforeAll(async () => {
  edge = await openEdge();
  desk = await edge.newDesk('Loket 1');
  await edge.newPerson('tikim.uji', ['IT_ADMIN']);
  admin = await edge.newDesk('Loket IT');
  admin.token = (await admin.signIn('tikim.uji')).token;
});

afterAll(async () => {
  await edge.close();
});

describe('the hub answers for itself', () => {
  it('is alive and ready', async () => {
    expect(await (await fetch(`${edge.base}/healthz`)).json()).toEqual({ alive: true });
    const ready = await fetch(`${edge.base}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, problems: [] }]);
  });

  it('counts requests without naming a desk or a person', async () => {
    await desk.send('GET', '/v1/desks');
    const text = await (await fetch(`${edge.base}/metrics`)).text();
    expect(text).toMatch(
      /loket_hub_request_seconds_count\{method="GET",route="\/v1\/desks",status="401"\} \d/,
    );
    expect(text).toContain('loket_hub_feed_seq');
    expect(text).toContain('loket_hub_connected_desks');
    expect(text).not.toContain(desk.deskId);
    expect(text).not.toContain('tikim.uji');
  });

  it('describes every route in its OpenAPI page', async () => {
    const OpenApi = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
    const { paths } = OpenApi.parse(await (await fetch(`${edge.base}/openapi.json`)).json());
    const routes = edge.routes().filter(({ url }) => url !== '/openapi.json');
    expect(routes.length).toBeGreaterThan(20);
    const missing = routes.filter(({ method, url }) => {
      const path = url.replaceAll(/:(\w+)/g, '{$1}');
      return paths[path]?.[method.toLowerCase()] === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('tells its own time with every answer', async () => {
    const { response } = await desk.send('POST', '/v1/token', { token: null });
    expect(
      Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.parse(edge.hub.clock.now())),
    ).toBeLessThan(5_000);
  });
});

describe('what is malformed is refused in words, never with a stack', () => {
  it.each([
    ['an unknown route', 'GET', '/v1/nothing', {}, 404, 'NOT_FOUND'],
    ['a body that is no JSON', 'POST', '/v1/sign-in', { raw: '{' }, 400, 'INPUT_INVALID'],
    ['a field that is not known', 'POST', '/v1/sign-in', { raw: '{"x":1}' }, 400, 'INPUT_INVALID'],
    ['an id that is none', 'GET', '/v1/attachments/1?application=2', {}, 400, 'INPUT_INVALID'],
  ])('%s', async (_name, method, path, { raw }: { raw?: string }, status, code) => {
    const type: Record<string, string> = raw === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${edge.base}${path}`, {
      method,
      headers: {
        ...type,
        authorization: `DPoP ${desk.token}`,
        dpop: await desk.proof(method, path, desk.token),
      },
      ...(raw === undefined ? {} : { body: raw }),
    });
    const body = await response.text();
    expect([response.status, JSON.parse(body).code]).toEqual([status, code]);
    expect(body).not.toMatch(/at .*\.ts|node_modules|Error/);
  });

  it('names the fields that are wrong, not what stood in them', async () => {
    const body = { username: 'siti.contoh', password: 5, totp: null };
    const { json } = await desk.send('POST', '/v1/sign-in', { body });
    expect(json).toEqual({ code: 'INPUT_INVALID', details: { fields: ['password'] } });
  });

  it('a desk that speaks another protocol is told which is needed', async () => {
    const { status, json } = await desk.send('GET', `/v1/pull?protocol=${PROTOCOL_VERSION + 1}&cursor=a:0`);
    expect([status, json]).toEqual([
      426,
      { code: 'PROTOCOL_UNSUPPORTED', details: { needed: PROTOCOL_VERSION } },
    ]);
  });
});

describe('bodies travel packed', () => {
  it('unpacks what comes in and packs what goes out', async () => {
    const packed = zstdCompressSync(Buffer.from(JSON.stringify({ deskName: 'Loket 9' })));
    const headers = { 'content-encoding': 'zstd', 'content-type': 'application/json' };
    expect((await sendRaw(admin, 'POST', '/v1/desks/code', { body: packed, headers })).status).toBe(200);
    for (let n = 0; n < 12; n += 1) await edge.newPerson(`orang.${n}`, ['COUNTER']);
    const answer = await sendRaw(admin, 'GET', '/v1/accounts', { headers: { 'accept-encoding': 'zstd' } });
    expect(answer.encoding).toBe('zstd');
    expect(JSON.parse(zstdDecompressSync(answer.body).toString()).accounts.length).toBeGreaterThan(11);
  });

  it('a small body that unfolds into a large one is cut off', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const headers = { 'content-encoding': 'zstd', 'content-type': 'application/json' };
    const before = process.memoryUsage().rss;
    expect((await sendRaw(desk, 'POST', '/v1/push', { body: bomb, headers })).status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('garbage that nobody reads, because its type is refused, breaks nothing', async () => {
    const headers = { 'content-encoding': 'zstd', 'content-type': 'application/unheard-of' };
    const sent = await sendRaw(desk, 'POST', '/v1/push', { body: Buffer.from('no frame'), headers });
    expect(sent.status).toBe(415);
    expect((await fetch(`${edge.base}/readyz`)).status).toBe(200);
  });

  it('an encoding that is not known is refused', async () => {
    const headers = { 'content-encoding': 'br', 'content-type': 'application/json' };
    expect((await sendRaw(desk, 'POST', '/v1/push', { body: Buffer.from('x'), headers })).status).toBe(400);
  });
});

describe('behind a proxy that speaks TLS', () => {
  const PUBLIC = 'https://hub.contoh.example';
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hub.contoh.example' };

  it('proofs speak of the address that desks know', async () => {
    const proxied = await openEdge({ isBehindProxy: true });
    const one = await proxied.newDesk();
    const proof = await one.proof('POST', '/v1/token', null, { htu: `${PUBLIC}/v1/token` });
    expect((await one.send('POST', '/v1/token', { token: null, proof, headers: forwarded })).status).toBe(
      200,
    );
    await proxied.close();
  });

  it('without one nobody is believed who says that there is', async () => {
    const proof = await desk.proof('POST', '/v1/token', null, { htu: `${PUBLIC}/v1/token` });
    const sent = await desk.send('POST', '/v1/token', { token: null, proof, headers: forwarded });
    expect(sent.json).toEqual({ code: 'PROOF_INVALID', details: { reason: 'HTU' } });
  });
});

describe('logs', () => {
  it('carry no username, number, code or token of anybody', async () => {
    const NIK = '9999990101900001';
    const code = await edge.newCode();
    await desk.send('POST', '/v1/sign-in', { body: { username: 'siti.rahasia', password: NIK, totp: null } });
    await desk.send('GET', `/v1/nothing/${NIK}?name=siti.rahasia`);
    await (await EdgeDesk.make(edge.base, edge.hub.clock)).enrol(code);
    const all = edge.logs.join('\n');
    expect(all).toContain('"message":"request"');
    for (const secret of ['siti.rahasia', 'tikim.uji', NIK, code, desk.token ?? '-']) {
      expect(all).not.toContain(secret);
    }
  });
});

describe('the hub stops in order', () => {
  it('finishes what it began and takes nothing new', async () => {
    const other = await openEdge();
    await other.newPerson('tikim.lain', ['IT_ADMIN']);
    const one = await other.newDesk();
    one.token = (await one.signIn('tikim.lain')).token;
    const held = await holdAudit(other);
    const running = one.send('POST', '/v1/desks/code', { body: { deskName: 'Loket 2' } });
    await held.untilSomebodyWaits();
    const closing = other.server.close();
    const late = await fetch(`${other.base}/healthz`).then(
      ({ status }) => status,
      () => 'refused',
    );
    expect([503, 'refused']).toContain(late);
    await held.release();
    expect((await running).status).toBe(200);
    await closing;
    await expect(fetch(`${other.base}/healthz`)).rejects.toThrow('fetch failed');
    await other.close();
  });
});

/** Keeps the office's row, which every audited change needs, so that a request stands still half-way. */
async function holdAudit({ hub, officeId }: Edge) {
  const trx = await hub.store.transaction();
  await trx('office').where({ id: officeId }).forUpdate().select('id');
  const waiting = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`;
  return {
    untilSomebodyWaits: () =>
      vi.waitFor(async () => expect((await hub.store.raw(waiting)).rows[0].n).toBeGreaterThan(0)),
    release: () => trx.commit(),
  };
}

type Raw = { status: number; encoding: string | undefined; body: Buffer };

/** `fetch` unpacks by itself; the wire is looked at here. */
async function sendRaw(
  from: EdgeDesk,
  method: string,
  path: string,
  { body, headers = {} }: { body?: Buffer; headers?: Record<string, string> },
): Promise<Raw> {
  const dpop = await from.proof(method, path, from.token);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${from.base}${path}`,
      { method, headers: { ...headers, authorization: `DPoP ${from.token}`, dpop } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            encoding: response.headers['content-encoding'],
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
