import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE, SMALL_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { sendBody, sendBundle, sequence, type Offered } from '#test/support/bundles.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { aPicture } from '#test/support/pictures.ts';

let edge: Edge;
let desk: EdgeDesk;
/** Only used to name bytes as a desk would. */
let names: Vault;

beforeAll(async () => {
  edge = await openEdge();
  desk = await edge.newDesk();
  names = new Vault(edge.dataFolder, edge.hub.keys.attachmentKey);
});

afterAll(async () => {
  await edge.close();
});

/** A picture of its own with so many bytes behind it. */
function offer(tail = 8): Offered {
  const bytes = Buffer.concat([aPicture(), randomBytes(tail)]);
  return [names.idOf(bytes), bytes];
}

async function storedIds(): Promise<Set<string>> {
  return new Set(await edge.hub.store('attachment').pluck('id'));
}

function files(): string[] {
  return readdirSync(join(edge.dataFolder, 'vault'), { recursive: true }).map(String);
}

describe('a bundle', () => {
  it('each has its own answer: a bad one stops none beside it', async () => {
    const [first, second] = [offer(), offer()];
    const page = Buffer.from('<html>');
    const torn = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(64)]);
    const answers = await sendBundle(
      desk,
      first,
      [offer()[0], offer()[1]],
      [names.idOf(page), page],
      [names.idOf(torn), torn],
      second,
    );
    const refused = ['ATTACHMENT_DAMAGED', 'FILE_TYPE_NOT_ALLOWED', 'FILE_UNREADABLE'];
    expect(answers).toEqual(['STORED', ...refused, 'STORED']);
    const stored = await storedIds();
    expect([stored.has(first[0]), stored.has(second[0]), stored.has(names.idOf(torn))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that comes twice, also at once and from two desks, is stored once', async () => {
    const other = await edge.newDesk();
    const all = Array.from({ length: 20 }, () => offer());
    const back = all.toReversed();
    const whole = all.map(() => 'STORED');
    expect(await Promise.all([sendBundle(desk, ...all), sendBundle(other, ...back)])).toEqual([whole, whole]);
    expect(await sendBundle(desk, ...all)).toEqual(whole);
    const ids = all.map(([id]) => id);
    expect(await edge.hub.store('attachment').whereIn('id', ids)).toHaveLength(all.length);
    const vault = new Vault(join(edge.dataFolder, 'vault'), edge.hub.keys.attachmentKey);
    for (const [id, bytes] of all) expect(Buffer.from(await vault.get(id as never)).equals(bytes)).toBe(true);
    expect(files().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('carries as many and as much as agreed, and no more', async () => {
    const many = Array.from({ length: BUNDLE.attachments }, () => offer());
    expect(new Set(await sendBundle(desk, ...many))).toEqual(new Set(['STORED']));
    expect(await sendBundle(desk, ...many, offer())).toEqual(['400 INPUT_INVALID']);
    const rest = aPicture().length;
    const large = () => offer(SMALL_ATTACHMENT - rest);
    const full = Array.from({ length: BUNDLE.bytes / SMALL_ATTACHMENT }, large);
    expect(new Set(await sendBundle(desk, ...full))).toEqual(new Set(['STORED']));
    expect(await sendBundle(desk, ...full, large())).toEqual(['413 FILE_TOO_LARGE']);
    expect(await sendBundle(desk, offer(SMALL_ATTACHMENT - rest + 1))).toEqual(['400 INPUT_INVALID']);
  });

  it('of nobody who proved himself is not even read', async () => {
    const body = sequence(...offer());
    const { status } = await desk.send('POST', '/v1/attachments', { body, token: null });
    expect(status).toBe(401);
  });
});

describe('what is no bundle is refused whole', () => {
  const picture = () => offer();
  const twice = (one: Offered) => sequence(...one, ...one);
  it.each<[string, () => Uint8Array]>([
    ['nothing', () => Buffer.alloc(0)],
    ['a name without bytes', () => sequence(picture()[0])],
    ['the same name twice', () => twice(picture())],
    ['a name that is none', () => sequence('../../etc/passwd', picture()[1])],
    ['text for bytes', () => sequence(picture()[0], 'text')],
    ['numbers', () => sequence(1, 2, 3, 4)],
    ['a list', () => sequence(picture())],
    ['a map', () => sequence({ id: picture()[0], bytes: picture()[1] })],
    ['JSON', () => Buffer.from('[{"id":"1"}]')],
    ['bytes that end too early', () => sequence(...picture()).subarray(0, -1)],
    ['bytes behind the end', () => Buffer.concat([sequence(...picture()), Buffer.from([0xc1])])],
    ['a length of four gigabytes', () => Buffer.from([0xc6, 0xff, 0xff, 0xff, 0xff, 1])],
    ['a list of four thousand millions', () => Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff, 1])],
    ['lists in lists without end', () => Buffer.alloc(BUNDLE.bytes, 0x91)],
    ['maps in maps without end', () => Buffer.from('81a0'.repeat(BUNDLE.bytes / 2), 'hex')],
    ['more values than a bundle has', () => Buffer.alloc(BUNDLE.bytes, 0xc0)],
    ['types that nobody agreed on', () => Buffer.from('c70c01000000000000000000000000', 'hex')],
  ])('%s', async (_name, body) => {
    const before = (await storedIds()).size;
    const memory = process.memoryUsage().rss;
    const { status, code } = await sendBody(desk, body());
    expect([status, code]).toEqual([400, 'INPUT_INVALID']);
    expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 * 1024);
    expect((await storedIds()).size).toBe(before);
  });

  it('another media type, or a body that is too large', async () => {
    const { status } = await desk.send('POST', '/v1/attachments', { body: sequence(...offer()) });
    expect(status).toBe(415);
    const answer = await sendBody(desk, Buffer.alloc(BUNDLE.bytes * 2));
    expect([answer.status, answer.code]).toEqual([413, 'FILE_TOO_LARGE']);
  });
});
