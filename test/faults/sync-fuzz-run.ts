import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openEdge } from '#test/support/hub-edge.ts';
import { seeded } from '#test/support/rules-random.ts';
import { join } from '#test/security/hub-hostile-cases.ts';
import { aBadRequest } from './sync-fuzz.ts';

export type FuzzResult = {
  problems: readonly string[];
  /** How often each status was answered. */
  statuses: Readonly<Record<string, number>>;
  /** Bytes by which the heap grew over the second half. */
  growth: number;
};

const AT_ONCE = 8;
const TABLES = [
  'action',
  'application',
  'account',
  'blank',
  'attachment',
  'outage',
  'document',
  'desk',
  'enrolment',
];

/** So many bad requests at a real edge. Whatever it answers, it is no failure of its own, and nothing is stored. */
export async function runFuzz({ count, seed }: { count: number; seed: number }): Promise<FuzzResult> {
  await using closing = new AsyncDisposableStack();
  const edge = closing.adopt(await openEdge(), (opened) => opened.close());
  const accountId = await edge.newPerson('petugas.satu', ['COUNTER']);
  const desk = await edge.newDesk('Loket 1');
  const foreign = await join(edge, await edge.test.addOffice('LAIN'), 'Loket lain');
  const target = { desk, foreign, accountId, routes: edge.routes() };
  const random = seeded(seed);
  const counts = async () => {
    const rows = await Promise.all(TABLES.map((table) => edge.hub.store(table).count({ n: '*' }).first()));
    return JSON.stringify(rows.map((row, index) => `${TABLES[index]} ${Number(row?.['n'])}`));
  };
  const before = await counts();
  const statuses: Record<string, number> = {};
  const problems: string[] = [];
  let middle = 0;
  for (let done = 0; done < count; done += AT_ONCE) {
    if (middle === 0 && done >= count / 2) middle = heap();
    const requests = [];
    for (let index = 0; index < AT_ONCE; index += 1) requests.push(await aBadRequest(target, random));
    await Promise.all(
      requests.map(async ({ method, path, sent }) => {
        const signed =
          sent.proof === undefined || sent.token === foreign.token
            ? {
                ...sent,
                proof: await (sent.token === foreign.token ? foreign : desk).proof(
                  method,
                  path,
                  sent.token ?? desk.token,
                ),
              }
            : sent;
        const status = await answerTo(() => desk.send(method, path, signed));
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status.startsWith('5')) {
          problems.push(`${status} to ${method} ${path.slice(0, 80)}: ${edge.logs.at(-1) ?? ''}`);
        }
      }),
    );
    edge.logs.splice(0, edge.logs.length - 20);
  }
  const after = await counts();
  if (after !== before) problems.push(`stored: ${before} → ${after}`);
  const ready = await fetch(`${edge.base}/readyz`);
  if (!ready.ok) problems.push(`not ready any more: ${ready.status}`);
  return { problems, statuses, growth: heap() - middle };
}

/** What the client itself cannot send, or a connection that the hub closed in the middle of a body, is no answer. */
async function answerTo(send: () => Promise<{ status: number }>): Promise<string> {
  try {
    return String((await send()).status);
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return 'closed';
    throw error;
  }
}

/** What is kept, without what nobody has collected yet. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
