import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { id } from '#test/pages/desk-page.ts';
import { joined } from '#test/pages/joined-desk.ts';
import { cpuOfTree } from '#test/bench/processes.ts';
import { HubProcess } from '#test/support/hub-process.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { LightDesk } from './light-desk.ts';
import { manyBookings } from './workload.ts';

const DESKS = Number(process.env['LOKET_BENCH_DESKS'] ?? 50);
const SECONDS = Number(process.env['LOKET_BENCH_SECONDS'] ?? 60);
const ACTIONS_A_SECOND = 2;

export type Load = {
  pushMs: readonly number[];
  visibleMs: readonly number[];
  /** Processor seconds for 1,000 actions: pushed, decided, and fetched by every other desk. */
  cpuPerThousand: { hub: number; postgres: number };
  actions: number;
  fetched: number;
};

/**
 * A whole office at work: every desk acts twice a second and fetches what the others did. Meanwhile desk A takes and releases
 * a file that stands open on the screen of desk B, a real window.
 */
export async function loadRound(): Promise<Load> {
  await using closing = new AsyncDisposableStack();
  const hub = closing.adopt(await HubProcess.start(), (opened) => opened.stop());
  const desks: LightDesk[] = [];
  for (let index = 1; index <= DESKS - 2; index += 1) {
    const name = `Bench ${index}`;
    const desk = await LightDesk.join(hub.url, { code: hub.newCode(name), name });
    desks.push(closing.adopt(desk, (opened) => opened.stop()));
    process.stderr.write(`desk ${index} of ${DESKS}\r`);
  }
  const a = closing.adopt(await openDeskA(hub), (opened) => opened.close());
  const file = await openFile(a);
  const b = await joined(hub, 'Desk B');
  closing.defer(() => b.running.close());
  await b.signIn('wawancara');
  await b.page.getByText(id.sync.state.ONLINE).waitFor({ timeout: 60_000 });
  const nextSeen = await watchFile(b.page, file);
  const before = cpuOf(hub);
  const until = performance.now() + SECONDS * 1000;
  const sopId = a.desk.office.sop().id;
  const [visibleMs] = await Promise.all([
    claimAndRelease({ a, file, until, nextSeen }),
    ...desks.map((desk, index) => actTwiceASecond(desk, { index, until, sopId })),
  ]);
  const after = cpuOf(hub);
  await sleep(2_000);
  const pushMs = desks.flatMap((desk) => desk.pushMs);
  const actions = pushMs.length + visibleMs.length;
  return {
    pushMs,
    visibleMs,
    cpuPerThousand: {
      hub: ((after.hub - before.hub) / actions) * 1000,
      postgres: ((after.postgres - before.postgres) / actions) * 1000,
    },
    actions,
    fetched: desks.reduce((sum, desk) => sum + desk.fetched, 0),
  };
}

function cpuOf(hub: HubProcess) {
  return { hub: cpuOfTree(hub.pid), postgres: cpuOfTree(hub.postgresPid) };
}

async function openDeskA(hub: HubProcess): Promise<TestDesk> {
  const now = new Date().toISOString();
  const t = await openTestDesk({ now, hub: { url: hub.url, code: hub.newCode('Desk A') } });
  await t.sync();
  await t.as('loket');
  return t;
}

async function openFile(a: TestDesk): Promise<ApplicationId> {
  const { payment, type, kind, validityYears, pages } = aBooking();
  const { applicationId } = await a.get('appointments.walkIn', {
    payment,
    type,
    kind,
    validityYears,
    pages,
    applicant: anApplicant({ fullName: 'ORANG CONTOH UJI' }, 990_000),
    requestId: v7(),
    lane: 'PRIORITY',
    priorityReason: 'DISABLED',
  });
  await a.act(applicationId, ['queue.callTicket/1']);
  await a.sync();
  return applicationId;
}

/** Answers with the moment at which the holder's name next came or went on the screen of B. */
async function watchFile(page: Page, file: ApplicationId): Promise<() => Promise<number>> {
  await page.evaluate((id) => {
    globalThis.location.hash = `#/berkas/${id}`;
  }, file);
  await page
    .getByText(/Desk A/)
    .first()
    .waitFor({ timeout: 60_000 });
  await page.evaluate(() => {
    const moments: number[] = [];
    let wasHeld = true;
    Object.assign(globalThis, { moments });
    new MutationObserver(() => {
      const isHeld = document.body.innerText.includes('Desk A');
      if (isHeld === wasHeld) return;
      wasHeld = isHeld;
      moments.push(Date.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  let known = 0;
  return async () => {
    known += 1;
    const handle = await page.waitForFunction(
      (count) => (globalThis as unknown as { moments: number[] }).moments[count - 1],
      known,
    );
    return Number(await handle.jsonValue());
  };
}

async function actTwiceASecond(
  desk: LightDesk,
  { index, until, sopId }: { index: number; until: number; sopId: string },
): Promise<void> {
  const pauseMs = 1000 / ACTIONS_A_SECOND;
  const count = SECONDS * ACTIONS_A_SECOND;
  // No two at the same moment, as people are.
  let next = performance.now() + (pauseMs * index) / DESKS;
  for (const booking of manyBookings(count, index * count + 1)) {
    await sleep(Math.max(0, next - performance.now()));
    if (performance.now() >= until) return;
    await desk.push(booking, sopId);
    next += pauseMs;
  }
}

/** Milliseconds from the commit on A to the screen of B, one change after the other. */
async function claimAndRelease({
  a,
  file,
  until,
  nextSeen,
}: {
  a: TestDesk;
  file: ApplicationId;
  until: number;
  nextSeen: () => Promise<number>;
}): Promise<number[]> {
  const visibleMs: number[] = [];
  for (let index = 0; performance.now() < until; index += 1) {
    const seen = nextSeen();
    a.setNow(new Date().toISOString());
    const reply = await a.act(file, [index % 2 === 0 ? 'queue.release/1' : 'queue.claim/1']);
    if (!reply.ok) throw new Error(`${reply.code} ${JSON.stringify(reply.details)}`);
    const committedAt = Date.now();
    await a.sync();
    visibleMs.push((await seen) - committedAt);
    await sleep(1000 / ACTIONS_A_SECOND);
  }
  return visibleMs;
}
