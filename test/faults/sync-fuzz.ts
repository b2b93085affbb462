import { randomUUID } from 'node:crypto';
import { encode } from '@msgpack/msgpack';
import { v7 } from 'uuid';
import { BUNDLE_TYPE } from '#common/contract/hub/attachments.ts';
import type { Random } from '#test/support/rules-random.ts';
import type { EdgeDesk, Sent } from '#test/support/edge-desk.ts';

export type Request = { method: string; path: string; sent: Sent };

/** Desk and people that the requests pretend to be, and a route list to knock at. */
export type Target = {
  desk: EdgeDesk;
  foreign: EdgeDesk;
  routes: readonly { method: string; url: string }[];
  accountId: string;
};

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;
/** Nothing that waits by nature; everything that may answer is asked. */
const LEFT_OUT = new Set(['/v1/live', '/metrics', '/openapi.json']);

/** One request that a broken or hostile client could send. Nothing of it may be accepted, and none may break the hub. */
export async function aBadRequest(target: Target, random: Random): Promise<Request> {
  return random.pick(MAKERS)(target, random);
}

type Maker = (target: Target, random: Random) => Promise<Request> | Request;

const MAKERS: readonly Maker[] = [
  malformed,
  oversized,
  replayed,
  unsigned,
  crossOffice,
  strangePush,
  strangeBytes,
  strangeBundle,
];

function anyRoute({ routes }: Target, random: Random): { method: string; path: string } {
  const { method, url } = random.pick(routes.filter((route) => !LEFT_OUT.has(route.url)));
  return { method, path: url.replaceAll(/:\w+|\*/g, () => strangeText(random)) };
}

function malformed(target: Target, random: Random): Request {
  const { method, path } = anyRoute(target, random);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const query = random.oneIn(3)
    ? `?cursor=${strangeText(random)}&limit=${random.int(9)}x&protocol=${strangeText(random)}`
    : '';
  return {
    method: random.oneIn(8) ? random.pick(METHODS) : method,
    path: `${path}${query}`,
    sent: hasBody ? { body: strangeValue(random, 4) } : {},
  };
}

function oversized(target: Target, random: Random): Request {
  const { method, path } = anyRoute(target, random);
  const text = 'A'.repeat(300_000 + random.int(200_000));
  const nested = '['.repeat(5_000 + random.int(20_000));
  if (method === 'GET') return { method, path: `${path}?x=${'A'.repeat(10_000)}`, sent: {} };
  return { method, path, sent: { body: random.oneIn(2) ? { text } : Buffer.from(nested) } };
}

/** The proof of another request, of an older one, or the same twice. */
async function replayed(target: Target, random: Random): Promise<Request> {
  const { desk } = target;
  const { method, path } = anyRoute(target, random);
  const other = anyRoute(target, random);
  const proof = random.oneIn(2)
    ? await desk.proof(other.method, `${other.path}/other`, desk.token)
    : await desk.proof(method, path, desk.token, { iat: 1_000_000_000, jti: randomUUID() });
  return { method, path, sent: { ...(method === 'GET' ? {} : { body: pushOf(target, random) }), proof } };
}

function unsigned(target: Target, random: Random): Request {
  const { method, path } = anyRoute(target, random);
  const tokens = [null, '', 'x.y.z', `${target.desk.token?.slice(0, -4)}AAAA`, strangeText(random)];
  const header = {
    authorization: `${random.pick(['DPoP', 'Bearer', 'Basic'])} ${random.pick(tokens) ?? ''}`,
  };
  const sent = { proof: random.pick(['', 'a.b.c', strangeText(random)]), token: null, headers: header };
  return { method, path, sent: method === 'GET' ? sent : { ...sent, body: pushOf(target, random) } };
}

/** A desk of another office that asks for this one's things, and offers for its people. */
function crossOffice(target: Target, random: Random): Request {
  const body = random.oneIn(2) ? pushOf(target, random) : { ids: [v7(), v7()] };
  const path = 'ids' in body ? '/v1/files' : '/v1/push';
  return { method: 'POST', path, sent: { body, token: target.foreign.token, proof: '' } };
}

/** Well formed up to one place. */
function strangePush(target: Target, random: Random): Request {
  return { method: 'POST', path: '/v1/push', sent: { body: pushOf(target, random) } };
}

function strangeBytes(target: Target, random: Random): Request {
  const bytes = Buffer.from(Array.from({ length: 1 + random.int(200) }, () => random.int(256)));
  const encoding = random.pick(['zstd', 'gzip', 'br', 'identity', strangeHeader(random)]);
  const { method, path } = anyRoute(target, random);
  const headers = {
    'content-encoding': encoding,
    'content-type': random.pick(['application/json', 'text/plain', 'application/octet-stream']),
  };
  return { method: method === 'GET' ? 'POST' : method, path, sent: { body: bytes, headers } };
}

/** Of well-formed values up to one place; bytes of which no name is right. */
function strangeBundle(_target: Target, random: Random): Request {
  const values: unknown[] = Array.from({ length: 1 + random.int(8) }, (_, index) =>
    index % 2 === 0
      ? random.pick(['e'.repeat(64), '0'.repeat(64), 'f'.repeat(64)])
      : Buffer.alloc(random.int(3)),
  );
  if (random.oneIn(2)) values[random.int(values.length)] = strangeValue(random, 4);
  const whole = Buffer.concat(values.map((value) => encode(value)));
  const body = random.oneIn(3) ? whole.subarray(random.int(whole.length)) : whole;
  return {
    method: 'POST',
    path: '/v1/attachments',
    sent: { body, headers: { 'content-type': BUNDLE_TYPE } },
  };
}

function pushOf({ accountId }: Target, random: Random): { protocol: unknown; actions: unknown[] } {
  const id = v7();
  const whole: Record<string, unknown> = {
    // Never the desk's next number by itself: an honest push is no fuzz.
    seq: 2 + random.int(1_000_000),
    group: id,
    id,
    applicationId: v7(),
    kind: random.pick([
      'applications.addNote/1',
      'appointments.importBooking/1',
      'constructor',
      '__proto__/1',
    ]),
    payload: strangeValue(random, 3),
    actor: random.oneIn(2) ? accountId : v7(),
    role: random.pick(['COUNTER', 'SYS', 'SECTION_HEAD', 'toString']),
    desk: 'Loket',
    occurredAt: random.pick(['2026-11-24T02:00:00.000Z', 'yesterday', '9999-12-31T23:59:59.999Z']),
    basedOn: random.pick([null, 0, -1, 2 ** 53, 1.5]),
  };
  const name = random.pick(Object.keys(whole));
  if (random.oneIn(2)) whole[name] = strangeValue(random, 2);
  return { protocol: random.pick([1, 1, 1, 0, 99, '1']), actions: [whole] };
}

function strangeValue(random: Random, depth: number): unknown {
  const plain = [null, true, -0, 1e308, 2 ** 60, '', strangeText(random), [], {}, '\u0000', '😀'.repeat(20)];
  if (depth === 0 || random.oneIn(2)) return random.pick(plain);
  if (random.oneIn(2)) return Array.from({ length: random.int(4) }, () => strangeValue(random, depth - 1));
  const names = [
    '__proto__',
    'constructor',
    'ids',
    'actions',
    'username',
    'password',
    'entries',
    strangeText(random),
  ];
  return Object.fromEntries(
    Array.from({ length: random.int(4) }, () => [random.pick(names), strangeValue(random, depth - 1)]),
  );
}

const TEXTS = [
  "'; drop table action; --",
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%ff%fe',
  '${jndi:ldap://x}',
  '0'.repeat(400),
  '-1',
  'null',
  '019a0000-0000-7000-8000-000000000000',
  'e'.repeat(64),
  'abc:99999999999999999',
  '\ud800',
];

function strangeText(random: Random): string {
  return encodeURIComponent(random.pick(TEXTS).toWellFormed());
}

function strangeHeader(random: Random): string {
  return random.pick(['zstd, zstd', 'x'.repeat(100), 'deflate']);
}
