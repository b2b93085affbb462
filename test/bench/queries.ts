import { serialize } from 'node:v8';
import type { ChannelName, Input } from '#common/contract/ipc/index.ts';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { queueSql } from '#main/records/repositories/queue.ts';
import { SEARCH_SQL, toMatch } from '#main/records/repositories/search.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { join } from 'node:path';
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
  const rawRuns = prepareRaw(large, t);
  for (const { name, channel, inputOf } of cases) {
    // In turns, so that a noisy minute hits both.
    const mainTimes: number[] = [];
    const rawTimes: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const offset = round * (RUNS / 4);
      rawTimes.push(...(await sample(RUNS / 4, (index) => rawRuns[name](offset + index))));
      mainTimes.push(
        ...(await sample(RUNS / 4, async (index) => encode(await t.call(channel, inputOf(offset + index))))),
      );
    }
    inMain.set(name, mainTimes);
    raw.set(name, rawTimes);
  }
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
    const [main, driver, seen] = [inMain.get(name) ?? [], raw.get(name) ?? [], inWindow[name] ?? []];
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
  printTable(figures.map((row) => ({ ...row, 'main/raw p50': round(row.mainP50Ms / row.rawP50Ms) })));
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

/** Every statement that the calls make, prepared once on the raw driver, with the rows read. */
function prepareRaw(large: LargeDatabase, t: TestDesk) {
  const db = openRaw({ filename: join(large.folder, 'desk.db'), key: large.key, cipher: 'aegis' });
  const viewer = t.desk.session.user?.id;
  if (!viewer) throw new Error('Nobody is signed in');
  const context = { viewer, today: t.desk.office.today() };
  const page = queueSql(
    { stage: 'interview', lanes: [], states: [], only: 'ALL', offset: 0, limit: 50 },
    context,
  );
  const queue = db.prepare(page.sql);
  const total = db.prepare('select count(*) as n from queue_entry q where q.stage = ?');
  const search = db.prepare(SEARCH_SQL);
  const open = [
    'select snapshot from application where id = ?',
    'select id, application_id, version, kind, payload, actor, role, desk, office, occurred_at, based_on from action where application_id = ? order by version',
  ].map((sql) => db.prepare(sql));
  const around = [
    `select * from account where id = '${viewer}'`,
    'select id from outage where ended_at is null limit 1',
    "select kind, count(*) as n from blank where state = 'IN_STOCK' group by kind",
    'select id, display_name from account',
    'select hash from audit order by seq desc limit 1',
  ].map((sql) => db.prepare(sql));
  const audit = db.prepare(
    'insert into audit (at, actor, desk, event, subject, detail, previous, hash) select at, actor, desk, event, subject, detail, hash, hash from audit order by seq desc limit 0',
  );
  const view = db.prepare(
    "insert into audit (at, actor, desk, event, subject, detail, previous, hash) values (@at, @actor, '', 'BENCH', '', '', '', '')",
  );
  const undo = db.prepare("delete from audit where event = 'BENCH'");
  return {
    queue: () => {
      queue.all(page.bindings);
      total.get('interview');
    },
    search: (index: number) => search.all(toMatch(PREFIXES[index % PREFIXES.length] ?? 'bu', 'WHOLE'), 50),
    open: (index: number) => {
      const id = large.wholeHistoryIds[(index * 7) % large.wholeHistoryIds.length];
      for (const statement of open) statement.all(id);
      for (const statement of around) statement.all();
      audit.run();
      view.run({ at: BENCH_NOW, actor: viewer });
    },
    close: () => {
      undo.run();
      db.close();
    },
  };
}
