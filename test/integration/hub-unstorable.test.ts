import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { noteProblems } from '#hub/store/gateway-state.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';

const NUL = '\u0000';
const HALF = '\uD83D';
const PROBLEM = '018f3b5a-0000-7000-8000-00000000c0de';

/** Each part of these is judged by itself: one bad line holds up nothing else. */
const PART_BY_PART = ['POST /v1/gateway/differences', 'POST /v1/push', 'POST /v1/take-over/files'];

/** Between them they may do everything. */
const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  'kasi.uji': Role.options.filter((role) => role !== 'IT_ADMIN' && role !== 'AUDITOR'),
  'tikim.uji': ['IT_ADMIN'],
  'auditor.uji': ['AUDITOR'],
};

let edge: Edge;
let desk: EdgeDesk;
/** One desk with each of them. */
const desks: EdgeDesk[] = [];

beforeAll(async () => {
  edge = await openEdge();
  for (const [username, roles] of Object.entries(PEOPLE)) {
    await edge.newPerson(username, roles);
    const own = await edge.newDesk(username);
    own.token = (await own.signIn(username)).token;
    desks.push(own);
  }
  [desk = await edge.newDesk()] = desks;
  const problem = { id: PROBLEM, kind: 'BOOKING', subject: '', code: 'ROW_UNREADABLE', field: '' };
  await noteProblems(edge.hub.store, edge.officeId, edge.hub.clock.now(), [problem]);
});
afterAll(() => edge.close());

const refused = (...fields: string[]) => ({ code: 'INPUT_INVALID', details: { fields } });

describe('a text that PostgreSQL cannot hold is refused with the name of its field', () => {
  it.each([
    ['NUL', NUL],
    ['half a surrogate pair', HALF],
  ])('%s in the closing note of a problem with the centre', async (_name, bad) => {
    const path = `/v1/gateway/problems/${PROBLEM}`;
    const { status, json } = await desk.send('PUT', path, { body: { note: `Sudah ${bad} dilihat` } });
    expect([status, json]).toEqual([400, refused('note')]);
  });

  it('at every route that takes a body, wherever it stands', async () => {
    const routes = edge
      .routes()
      .filter(({ method, url }) => !'GET HEAD OPTIONS'.includes(method) && takesJson(url));
    expect(routes.length).toBeGreaterThan(30);
    const body = { deep: [{ note: `a${NUL}` }], [`k${NUL}`]: 1 };
    const passed: string[] = [];
    for (const { method, url } of routes) {
      const path = url.replaceAll(/:\w+/g, PROBLEM);
      const answers = await Promise.all(desks.map((one) => one.send(method, path, { body })));
      const isRefused = answers.some(({ json }) => isDeepStrictEqual(json, refused('(name)', 'deep.0.note')));
      if (!isRefused) passed.push(`${method} ${url}`);
    }
    expect(passed.toSorted()).toEqual(PART_BY_PART);
  });

  it('without looking further than it names, whoever sent it', async () => {
    const body = { [`a${'b'.repeat(100_000)}`]: Array.from({ length: 5_000 }, () => NUL) };
    const response = await fetch(`${edge.base}/v1/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    expect(response.status).toBe(400);
    // Twenty places, each by its beginning: not 5,000 of 100 KB.
    expect(answer.length).toBeLessThan(20 * 250);
    expect(JSON.parse(answer).details.fields).toHaveLength(20);
  });

  it('in what is looked for', async () => {
    const { json } = await desk.send('GET', `/v1/gateway/differences?day=${encodeURIComponent(NUL)}`);
    expect(json).toEqual(refused('day'));
    const search = await desk.send('POST', '/v1/search', { body: { text: `BUDI${NUL}` } });
    expect(search.json).toEqual(refused('text'));
  });
});

/** Attachments are bytes; the live feed and the uploads in pieces speak otherwise. */
function takesJson(url: string): boolean {
  return url.startsWith('/v1/') && !/^\/v1\/(attachments\/:id|uploads|live)/.test(url);
}
