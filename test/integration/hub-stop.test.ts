import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';

const lines: Socket[] = [];
afterAll(() => {
  for (const line of lines) line.destroy();
});

async function dial({ base }: Edge): Promise<Socket> {
  const line = connect(Number(new URL(base).port), '127.0.0.1');
  lines.push(line);
  await once(line, 'connect');
  return line;
}

async function answerOn(line: Socket): Promise<string> {
  const [chunk] = (await once(line, 'data')) as [Buffer];
  return chunk.toString();
}

it('a hub stops although somebody holds a connection over which nothing was ever asked, or asked half', async () => {
  const edge = await openEdge();
  const silent = await dial(edge);
  const half = await dial(edge);
  half.write('GET /healthz HTTP/1.1\r\nHost: ');
  await edge.newDesk();
  const gone = Promise.all([once(silent, 'close'), once(half, 'close')]);
  await edge.close();
  await gone;
}, 60_000);

it('and what was asked before is answered before it stops', async () => {
  const edge = await openEdge();
  const asking = await dial(edge);
  // Held up by the database.
  const trx = await edge.hub.store.transaction();
  await trx.raw('lock table schema_version in access exclusive mode');
  asking.write('GET /readyz HTTP/1.1\r\nHost: hub\r\n\r\n');
  await expect.poll(() => isWaiting(edge)).toBe(true);
  const closing = edge.close();
  await setTimeout(500);
  const answer = answerOn(asking);
  await trx.commit();
  expect(await answer).toMatch(/^HTTP\/1\.1 503 [^]*STOPPING/);
  await closing;
}, 60_000);

async function isWaiting({ hub }: Edge): Promise<boolean> {
  const { rows } = await hub.store.raw<{ rows: unknown[] }>(
    `select 1 from pg_stat_activity where wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
