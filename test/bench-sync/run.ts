import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, printTable, round } from '#test/bench/statistics.ts';
import { ROOT } from '#test/support/app.ts';
import { HubProcess } from '#test/support/hub-process.ts';
import { loadRound } from './load-round.ts';
import { loketRound, type Round } from './loket-round.ts';
import { ensurePeers, pouchRound, triplitRound } from './peers.ts';
import { plainPutRound } from './plain-put.ts';
import { ACTIONS, manyBookings, writePictures } from './workload.ts';

const ROUNDS = Number(process.env['LOKET_BENCH_ROUNDS'] ?? 3);

type Raw = {
  ours: Round[];
  pouch: Round[];
  triplit: Pick<Round, 'pushMs' | 'pullMs'>[];
  put: number[];
  loadBefore: number[];
};

/** The same documents through the product and through its peers in turns: ours, peer, ours. Medians and all raw rounds. */
async function measure(): Promise<Raw> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-bench-sync-'));
  const pictures = join(folder, 'pictures');
  const documents = join(folder, 'documents.json');
  writePictures(pictures);
  writeFileSync(documents, JSON.stringify(asDocuments()));
  const raw: Raw = { ours: [], pouch: [], triplit: [], put: [], loadBefore: loadavg() };
  for (let index = 0; index < ROUNDS; index += 1) {
    raw.ours.push(await ourRound(pictures));
    raw.pouch.push(await pouchRound(documents, pictures));
    raw.put.push(await plainPutRound(pictures));
    raw.triplit.push(await triplitRound(documents));
    raw.ours.push(await ourRound(pictures));
    process.stderr.write(`round ${index + 1} of ${ROUNDS}\n`);
  }
  rmSync(folder, { recursive: true, force: true });
  return raw;
}

async function ourRound(pictures: string): Promise<Round> {
  const hub = await HubProcess.start();
  try {
    return await loketRound(hub, manyBookings(ACTIONS, 1), pictures);
  } finally {
    await hub.stop();
  }
}

/** What the product sends, as documents: the payload with what stands beside it. */
function asDocuments(): object[] {
  return manyBookings(ACTIONS, 1).map((payload) => ({
    id: `action-${payload.number}`,
    applicationId: `file-${payload.number}`,
    kind: 'appointments.importBooking/1',
    payload,
    actor: '00000000-0000-7000-8000-000000000001',
    role: 'COUNTER',
    desk: 'Bench A',
    occurredAt: new Date().toISOString(),
    basedOn: null,
  }));
}

const median = (values: readonly number[]) => percentile(values, 0.5);

/** Ours beside the peers. */
async function replication() {
  ensurePeers();
  const raw = await measure();
  const ours = (key: keyof Round) => median(raw.ours.map((one) => one[key]));
  const pouch = (key: keyof Round) => median(raw.pouch.map((one) => one[key]));
  const triplit = (key: 'pushMs' | 'pullMs') => median(raw.triplit.map((one) => one[key]));
  const figures = {
    pushRatio: round(pouch('pushMs') / ours('pushMs')),
    pullRatio: round(pouch('pullMs') / ours('pullMs')),
    attachUpRatio: round(pouch('attachUpMs') / ours('attachUpMs')),
    attachVsPut: round(median(raw.put) / ours('attachUpMs')),
    triplitPushRatio: round(triplit('pushMs') / ours('pushMs')),
    triplitPullRatio: round(triplit('pullMs') / ours('pullMs')),
  };
  printTable([{ actions: ACTIONS, ...figures, 'push/s': round((ACTIONS / ours('pushMs')) * 1000) }]);
  return { ...figures, raw };
}

/** A whole office at work at one hub. */
async function load() {
  const { pushMs, visibleMs, cpuPerThousand, actions } = await loadRound();
  const figures = {
    loadP50Ms: round(median(pushMs)),
    loadP99Ms: round(percentile(pushMs, 0.99)),
    visibleP50Ms: round(median(visibleMs)),
    visibleP99Ms: round(percentile(visibleMs, 0.99)),
    hubCpuPerThousand: round(cpuPerThousand.hub),
    postgresCpuPerThousand: round(cpuPerThousand.postgres),
  };
  printTable([{ actions, ...figures }]);
  return { ...figures, rawLoad: { pushMs, visibleMs } };
}

const PARTS = { replication, load };
const wanted = process.argv.slice(2).filter((name) => Object.hasOwn(PARTS, name)) as (keyof typeof PARTS)[];
const out = join(ROOT, 'out', 'bench');
const file = join(out, 'sync.json');
mkdirSync(out, { recursive: true });
for (const name of wanted.length > 0 ? wanted : (['load', 'replication'] as const)) {
  const known: object = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, `${JSON.stringify({ ...known, ...(await PARTS[name]()) }, null, 2)}\n`);
}
