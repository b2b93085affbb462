import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { Statement } from 'better-sqlite3';
import type { ChannelName, Input } from '#common/contract/ipc/index.ts';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW, type LargeDatabase } from './large-database.ts';
import { measureInWindow } from './window.ts';
import { percentile, printTable, round, sample } from './statistics.ts';

const RUNS = 1000;
const PREFIXES = [
  'bu',
  'siti a',
  'joko',
  'hasib',
  'dewi ek',
  'nur',
  'andi rizki sant',
  'lestari',
  'fajar su',
  'tan',
];

export type QueryFigures = {
  name: 'queue' | 'search' | 'open';
  p50Ms: number;
  p99Ms: number;
  mainP50Ms: number;
  mainP99Ms: number;
  rawP50Ms: number;
  rawP99Ms: number;
};

type Case = {
  name: QueryFigures['name'];
  channel: ChannelName;
  inputOf: (index: number) => Input<ChannelName>;
};

type Step = { statement: Statement; values: unknown[] };

/**
 * The three calls that an officer waits for, at a large database: seen by the page, inside main from the pipeline's
 * entry to the encoded reply, and as the same statements prepared on the same encrypted raw driver, in one run.
 */
export async function benchQueries(large: LargeDatabase): Promise<QueryFigures[]> {
  const cases = casesOf(large);
  const t = await openTestDesk({ folder: large.folder, key: large.key, now: BENCH_NOW });
  await t.as('loket');
  const inMain = new Map<string, number[]>();
  const raw = new Map<string, number[]>();
  const rawRuns = await prepareRaw(large, t, cases);
  for (const { name, channel, inputOf } of cases) {
    // In turns, so that a noisy minute hits both.
    const mainTimes: number[] = [];
    const rawTimes: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const offset = round * (RUNS / 4);
      rawTimes.push(...(await sample(RUNS / 4, (index) => rawRuns.run(name, offset + index))));
      mainTimes.push(
        ...(await sample(RUNS / 4, async (index) => encode(await t.call(channel, inputOf(offset + index))))),
      );
    }
    inMain.set(name, mainTimes);
    raw.set(name, rawTimes);
  }
  const statements = new Map(cases.map(({ name }) => [name, rawRuns.statementsOf(name)]));
  rawRuns.close();
  await t.close();
  const inWindow = await measureInWindow(
    large,
    cases.map(({ name, channel, inputOf }) => ({
      name,
      channel,
      inputs: Array.from({ length: 300 }, (_, index) => inputOf(index)),
    })),
  );
  const figures = cases.map(({ name }) => {
    const [main, driver, seen] = [inMain.get(name) ?? [], raw.get(name) ?? [], inWindow[name]?.apart ?? []];
    return {
      name,
      p50Ms: round(percentile(seen, 0.5)),
      p99Ms: round(percentile(seen, 0.99)),
      mainP50Ms: round(percentile(main, 0.5)),
      mainP99Ms: round(percentile(main, 0.99)),
      rawP50Ms: round(percentile(driver, 0.5)),
      rawP99Ms: round(percentile(driver, 0.99)),
    };
  });
  printTable(
    figures.map((row) => ({
      ...row,
      // What bridge and page add to main's own time.
      'bridge p50': round(row.p50Ms - row.mainP50Ms),
      'back to back p99': round(percentile(inWindow[row.name]?.backToBack ?? [], 0.99)),
      'main/raw p50': round(row.mainP50Ms / row.rawP50Ms),
      statements: statements.get(row.name) ?? 0,
    })),
  );
  return figures;
}

function casesOf(large: LargeDatabase): Case[] {
  const page = { lanes: [], states: [], only: 'ALL', offset: 0, limit: 50 } as const;
  return [
    { name: 'queue', channel: 'applications.queue', inputOf: () => ({ ...page, stage: 'interview' }) },
    {
      name: 'search',
      channel: 'applications.search',
      inputOf: (index) => ({ text: PREFIXES[index % PREFIXES.length] ?? 'bu', limit: 50 }),
    },
    {
      name: 'open',
      channel: 'applications.open',
      inputOf: (index) => ({
        applicationId: large.wholeHistoryIds[(index * 7) % large.wholeHistoryIds.length] as never,
      }),
    },
  ];
}

/** What leaves main: the same structured serialisation that Electron's IPC does. */
function encode(reply: unknown): Buffer {
  return serialize(reply);
}

/**
 * Every statement that main runs for a case, listened to once and replayed on a second connection of the same encrypted
 * driver: prepared once, with the same values, with the rows read. What a call writes, the replay writes too.
 */
async function prepareRaw(large: LargeDatabase, t: TestDesk, cases: readonly Case[]) {
  const db = openRaw({ filename: join(large.folder, 'desk.db'), key: large.key, cipher: 'aegis' });
  const prepared = new Map<string, Statement>();
  const recorded = new Map<Case['name'], Step[][]>();
  for (const { name, channel, inputOf } of cases) {
    const runs: Step[][] = [];
    for (let index = 0; index < RUNS; index += 1) {
      runs.push(await listen(t, () => t.call(channel, inputOf(index)), prepareOnce));
    }
    recorded.set(name, runs);
  }
  return {
    run: (name: Case['name'], index: number) => {
      for (const { statement, values } of recorded.get(name)?.[index] ?? []) {
        if (statement.reader) statement.all(values);
        else statement.run(values);
      }
    },
    statementsOf: (name: Case['name']) => recorded.get(name)?.[0]?.length ?? 0,
    close: () => db.close(),
  };

  function prepareOnce(sql: string): Statement {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  }
}

async function listen(
  t: TestDesk,
  run: () => Promise<unknown>,
  prepare: (sql: string) => Statement,
): Promise<Step[]> {
  const steps: Step[] = [];
  const note = ({ sql, bindings }: { sql: string; bindings?: unknown[] }) =>
    steps.push({ statement: prepare(sql), values: bindings ?? [] });
  t.desk.db.on('query', note);
  await run();
  t.desk.db.removeListener('query', note);
  return steps;
}
