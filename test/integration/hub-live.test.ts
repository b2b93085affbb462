import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readCursor } from '#common/contract/hub/cursor.ts';
import { LiveLine, LivePage } from '#common/contract/hub/live.ts';
import { PullReply } from '#common/contract/hub/pull.ts';
import { PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';

const ID = '00000000-0000-7000-8000-000000000001';

let edge: Edge;

beforeAll(async () => {
  edge = await openEdge();
});

afterAll(async () => {
  await edge.close();
});

type Heard = {
  socket: WebSocket;
  seqs: number[];
  pages: LivePage[];
  closed: Promise<number>;
  next(): Promise<number>;
};

async function listen(desk: EdgeDesk, token = desk.token): Promise<Heard> {
  const url = `${edge.base.replace(/^http/, 'ws')}/v1/live`;
  const dpop = await desk.proof('GET', '/v1/live', token, { htu: url });
  const socket = new WebSocket(url, { headers: { authorization: `DPoP ${token}`, dpop } });
  const seqs: number[] = [];
  const pages: LivePage[] = [];
  let wake: (seq: number) => void = () => undefined;
  socket.on('message', (data: Buffer, isBinary) => {
    const page = isBinary ? LivePage.parse(JSON.parse(zstdDecompressSync(data).toString())) : null;
    if (page) pages.push(page);
    const seq = page ? readCursor(page.cursor).seq : LiveLine.parse(JSON.parse(data.toString())).seq;
    seqs.push(seq);
    wake(seq);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const heard = {
    socket,
    seqs,
    pages,
    closed,
    next: () => new Promise<number>((resolve) => (wake = resolve)),
  };
  await new Promise((resolve, reject) => {
    socket.on('message', resolve);
    socket.on('error', reject);
  });
  return heard;
}

it('a desk is told where the feed stands when it comes, and each time it moves on', async () => {
  const one = await listen(await edge.newDesk());
  const two = await listen(await edge.newDesk());
  const [before] = one.seqs;
  const pokes = Promise.all([one.next(), two.next()]);
  await edge.newPerson('orang.baru', ['COUNTER']);
  expect(await pokes).toEqual([Number(before) + 1, Number(before) + 1]);
  one.socket.close();
  two.socket.close();
});

it('what happened comes along, as the desk would have fetched it', async () => {
  const desk = await edge.newDesk();
  const one = await listen(desk);
  const [before] = one.seqs;
  const told = one.next();
  await edge.newPerson('orang.kabar', ['COUNTER']);
  await told;
  const [page] = one.pages;
  const cursor = `${edge.epoch}:${before}`;
  const fetched = await desk.ask(
    PullReply,
    'GET',
    `/v1/pull?protocol=${PROTOCOL_VERSION}&cursor=${cursor}&limit=500`,
  );
  expect(page).toMatchObject({ after: cursor, cursor: fetched.cursor, entries: fetched.entries });
  expect(page?.entries).toHaveLength(1);
  expect(page?.head?.hash).toBe(fetched.head?.hash);
  one.socket.close();
});

it('a desk that was revoked while nobody heard of it gets no page', async () => {
  const desk = await edge.newDesk();
  const one = await listen(desk);
  await edge.hub.store('desk').where({ id: desk.deskId }).update({ revoked_at: edge.hub.clock.now() });
  await edge.newPerson('orang.rahasia', ['COUNTER']);
  expect(await one.closed).toBe(4403);
  expect(one.pages).toEqual([]);
  const query = `protocol=${PROTOCOL_VERSION}&cursor=${edge.epoch}:0&limit=500`;
  expect((await desk.send('GET', `/v1/pull?${query}`)).code).toBe('DESK_REVOKED');
  const action = {
    seq: 1,
    group: ID,
    id: ID,
    applicationId: ID,
    kind: 'applications.addNote/1',
    payload: {},
    actor: ID,
    role: 'COUNTER',
    desk: 'Loket 1',
    occurredAt: edge.hub.clock.now(),
    basedOn: null,
  };
  const push = { protocol: PROTOCOL_VERSION, actions: [action] };
  expect((await desk.send('POST', '/v1/push', { body: push })).code).toBe('DESK_REVOKED');
  const { last_seen_at } = await edge.hub.store('desk').where({ id: desk.deskId }).first('last_seen_at');
  edge.moveClock(5);
  await desk.send('GET', `/v1/pull?${query}`);
  const after = await edge.hub.store('desk').where({ id: desk.deskId }).first('last_seen_at');
  expect(after.last_seen_at).toBe(last_seen_at);
  edge.moveClock(-5);
});

it('many changes at once are few pokes, and the last one tells the end', async () => {
  const one = await listen(await edge.newDesk());
  const start = Number(one.seqs[0]);
  await Promise.all(Array.from({ length: 20 }, (_, n) => edge.newPerson(`banyak.${n}`, ['COUNTER'])));
  while (one.seqs.at(-1) !== start + 20) await one.next();
  expect(one.seqs.length).toBeLessThanOrEqual(21);
  one.socket.close();
});

it('a database connection that was cut is made again and nothing stays unsaid', async () => {
  const one = await listen(await edge.newDesk());
  const start = Number(one.seqs.at(-1));
  await edge.hub.store.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()`,
  );
  await edge.newPerson('setelah.putus', ['COUNTER']);
  while (one.seqs.at(-1) !== start + 1) await one.next();
  one.socket.close();
});

it('without token and proof nobody listens', async () => {
  const desk = await edge.newDesk();
  const other = await edge.newDesk();
  await expect(listen(other, desk.token)).rejects.toThrow('401');
  const bare = new WebSocket(`${edge.base.replace(/^http/, 'ws')}/v1/live`);
  const refused = await new Promise((resolve) => bare.on('error', (error) => resolve(error.message)));
  expect(refused).toContain('401');
});

it('a desk that is taken out is cut off at once and cannot come back', async () => {
  const desk = await edge.newDesk();
  await edge.newPerson('tikim.putus', ['IT_ADMIN']);
  const admin = await edge.newDesk();
  const { token } = await admin.signIn('tikim.putus');
  const heard = await listen(desk);
  expect((await admin.send('POST', `/v1/desks/${desk.deskId}/revoke`, { token })).status).toBe(200);
  expect(await heard.closed).toBe(4403);
  await expect(listen(desk)).rejects.toThrow('403');
});

it('the number of desks that listen can be read', async () => {
  const heard = await listen(await edge.newDesk());
  const text = await (await fetch(`${edge.base}/metrics`)).text();
  expect(Number(/loket_hub_connected_desks (\d+)/.exec(text)?.[1])).toBeGreaterThan(0);
  heard.socket.close();
});
