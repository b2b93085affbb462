import { expect } from '@playwright/test';
import { approve, recordCentralCheck, verifyAndAdjudicate } from '#test/pages/decisions.ts';
import { id } from '#test/pages/desk-page.ts';
import { allocate, handOver, notifyReady, passQuality, print } from '#test/pages/production.ts';
import { takePhotoByKey } from '#test/pages/portrait.ts';
import { acceptDossier, capture, checkIn, interview, tickDocuments } from '#test/pages/stages.ts';
import { passportNumber } from './afternoon.ts';
import { registerWalkIn, WALK_IN_PEOPLE } from './people.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Tour } from './tour-context.ts';

const PATIENCE = { timeout: 20_000 };

/** From opening to closing without the centre: files go as far as the procedure lets them. */
export async function outageDay(tour: Tour): Promise<void> {
  const { desk } = tour;
  const { page } = desk;
  const [late = '', early = ''] = tour.numbers('OUTAGE_DAY');
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await desk.fill(id.office.outageReason, 'SIMKIM tidak menjawab sejak kantor dibuka');
  await desk.button(id.office.outageDeclare).click();
  await desk.toast(id.office.outageDeclared);
  await desk.signIn('loket');
  await checkIn(desk, late);
  await checkIn(desk, early);
  const walkIn = await registerWalkIn(desk, 'CONTINGENCY', 9, async () => undefined);
  tour.walkIns.set('CONTINGENCY', walkIn);
  for (const number of [late, early, walkIn]) {
    await desk.take(number);
    await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
    await tour.picture('outage-documents');
    await acceptDossier(desk);
  }
  await desk.signIn('biometrik');
  for (const number of [late, early, walkIn]) {
    await desk.take(number);
    await capture(desk, tour.media.fingerprints, takePhotoByKey);
  }
  await desk.signIn('wawancara');
  for (const number of [early, walkIn]) {
    await desk.take(number);
    await interview(desk, { outcome: 'PROCEED' });
  }
  // Nothing goes past the centre while it is away.
  await desk.signIn('adjudikator');
  await desk.take(early);
  await expect(page.getByText(id.decision.attention.pendingCentral.title).first()).toBeVisible(PATIENCE);
  await expect(desk.button(new RegExp(`^${id.decision.verification.pass}`))).toBeDisabled();
  await tour.picture('outage-pending');
  tour.log('outage day');
}

/** The next morning the centre is back: what waited goes on in the order of its due day, and each book is made once. */
export async function backlog(tour: Tour): Promise<void> {
  const { desk } = tour;
  const [late = '', early = ''] = tour.numbers('OUTAGE_DAY');
  const walkIn = tour.walkIn('CONTINGENCY');
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await desk.button(id.office.outageEnd).click();
  await desk.toast(id.office.outageEnded);
  await desk.signIn('wawancara');
  await desk.take(late);
  await interview(desk, { outcome: 'PROCEED' });
  await desk.signIn('adjudikator');
  // Came first, was interviewed last: its day is the later one.
  expect(await waitingOf(tour, [late, early])).toEqual([early, late]);
  for (const number of [early, late, walkIn]) {
    await desk.take(number);
    await recordCentralCheck(desk);
    await verifyAndAdjudicate(desk, number);
  }
  await desk.signIn('kasubsi');
  for (const number of [early, late, walkIn]) await approve(desk, number);
  await makeBooks(tour, [early, late, walkIn]);
  tour.log('backlog of the outage');
}

/** The numbers in the order of the queue of decisions. */
async function waitingOf(tour: Tour, numbers: readonly string[]): Promise<string[]> {
  const { desk } = tour;
  await desk.go(new RegExp(`^${id.labels.stage.decision}`));
  const grid = desk.page.getByRole('grid').first();
  for (const number of numbers) await expect(grid.getByText(number)).toBeVisible(PATIENCE);
  await tour.picture('outage-backlog');
  const rows = await grid.getByRole('row').allInnerTexts();
  return rows.flatMap((row) => numbers.find((number) => row.includes(number)) ?? []);
}

async function makeBooks(tour: Tour, numbers: readonly string[]): Promise<void> {
  const { desk } = tour;
  await desk.signIn('cetak');
  const lines = [];
  for (const [index, number] of numbers.entries()) {
    await allocate(desk, number);
    lines.push(await print(desk, number, passportNumber(110 + index)));
  }
  await desk.signIn('mutu');
  for (const [index, number] of numbers.entries()) {
    const printed = lines[index];
    if (printed) await passQuality(desk, number, printed);
  }
  await desk.signIn('serah');
  for (const number of numbers) {
    await notifyReady(desk, number);
    await handOver(desk, number, nameOf(tour, number));
  }
}

function nameOf(tour: Tour, number: string): string {
  const row = SCENARIOS.find((scenario) => tour.numberOf(scenario.row) === number)?.row;
  return row === undefined ? WALK_IN_PEOPLE.CONTINGENCY.name : tour.nameOf(row);
}
