import { expect } from '@playwright/test';
import {
  approve,
  recordCentralCheck,
  returnForCorrection,
  verifyAndAdjudicate,
} from '#test/pages/decisions.ts';
import { approveByKeys, handOverByKeys, MOST_DECIDING_KEYS } from '#test/pages/decide-by-keys.ts';
import { id } from '#test/pages/desk-page.ts';
import {
  allocate,
  endorse,
  failQuality,
  handOver,
  notifyReady,
  passQuality,
  print,
  runToQuality,
  type Printed,
} from '#test/pages/production.ts';
import { acceptDossier, capture, checkIn, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { takePhotoByKey } from '#test/pages/portrait.ts';
import { WALK_IN_PEOPLE } from './people.ts';
import { SCENARIOS, type Trait } from './scenarios.ts';
import type { Tour } from './tour-context.ts';

const PATIENCE = { timeout: 20_000 };
const APPROVED: readonly Trait[] = [
  'PLAIN',
  'SIMPLE_PATH',
  'CHILD',
  'PAYMENT_EXCEPTION',
  'INCOMPLETE',
  'SUSPENDED',
  'QUALITY_FAILURE',
  'UNCOLLECTED',
  'CORRECTION',
  'OUTAGE',
  'CANCELLED_LATE',
];
const PRINTED: readonly Trait[] = APPROVED.filter((trait) => trait !== 'CANCELLED_LATE');

export async function decisions(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('adjudikator');
  await desk.take(tour.number('OUTAGE'));
  await expect(desk.page.getByText(id.decision.attention.pendingCentral.title).first()).toBeVisible(PATIENCE);
  await recordCentralCheck(desk);
  const waiting = [...tour.numbers(...APPROVED), ...tour.walkIns.values()];
  for (const number of waiting) {
    await verifyAndAdjudicate(desk, number, () => tour.picture('adjudication'));
  }
  tour.log('verified and adjudicated');
  await desk.signIn('kasubsi');
  await returnForCorrection(desk, tour.number('CORRECTION'), 'PHOTO', 'Foto kurang tajam, ambil ulang');
  await desk.signIn('biometrik');
  await desk.take(tour.number('CORRECTION'));
  await takePhotoByKey(desk);
  await desk.signIn('adjudikator');
  await verifyAndAdjudicate(desk, tour.number('CORRECTION'));
  await desk.signIn('kasubsi');
  await desk.go(new RegExp(`^${id.labels.stage.decision}`));
  await desk.page.getByRole('grid').first().waitFor(PATIENCE);
  await tour.picture('decision-queue');
  const [shown = '', byKeys = '', ...others] = waiting;
  await desk.take(shown);
  await tour.picture('approval');
  await approve(desk, shown);
  await desk.open(byKeys);
  const keys = await approveByKeys(desk);
  expect(keys, 'keys of an approval').toBeLessThanOrEqual(MOST_DECIDING_KEYS);
  tour.log(`an approval from claim to decision: ${keys} keys`);
  for (const number of others) await approve(desk, number);
  await desk.signIn('kasi');
  await desk.open(tour.number('CANCELLED_LATE'));
  const dialog = await desk.menu(id.actions.label.production_cancelLate);
  await desk.chip(/keterangan|tidak sah|palsu/i, dialog);
  await dialog.locator('textarea').fill('Diketahui diperoleh dengan keterangan tidak benar');
  await desk.decide();
  await expect(dialog).toBeHidden(PATIENCE);
  tour.log('approved');
}

export async function production(tour: Tour): Promise<void> {
  const { desk } = tour;
  const books = [
    ...tour.numbers(...PRINTED),
    ...(['LOST', 'DAMAGED', 'PRIORITY', 'ACCELERATED'] as const).map((trait) => tour.walkIn(trait)),
  ];
  await settlePayment(tour);
  await desk.signIn('cetak');
  const printed = new Map<string, Printed>();
  await wrongBlank(tour, books[0] ?? '');
  for (const [index, number] of books.entries()) {
    await allocate(desk, number);
    await tour.picture('print');
    printed.set(number, await print(desk, number, passportNumber(index)));
  }
  await endorse(desk, tour.walkIn('DATA_CHANGE'));
  tour.log('printed');
  await desk.signIn('mutu');
  const spoiled = tour.number('QUALITY_FAILURE');
  await failQuality(desk, spoiled, { reason: /cacat|cetak/i, second: 'cetak' });
  for (const number of books) {
    const lines = printed.get(number);
    if (!lines || number === spoiled) continue;
    await passQuality(desk, number, lines);
  }
  await desk.signIn('cetak');
  await allocate(desk, spoiled);
  const again = await print(desk, spoiled, passportNumber(90));
  await desk.go(new RegExp(`^${id.common.nav.blanks}`));
  await desk.page.getByRole('table').first().waitFor(PATIENCE);
  await tour.picture('blanks');
  await desk.signIn('mutu');
  await desk.take(spoiled);
  await tour.picture('quality');
  await passQuality(desk, spoiled, again);
  tour.log('quality passed');
}

/** Paid, but not confirmed in the morning: production says so, the counter records the confirmation. */
async function settlePayment(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('loket');
  await desk.open(tour.number('PAYMENT_EXCEPTION'));
  const dialog = await desk.menu(id.actions.label.applications_recordPayment);
  const settled = dialog.getByRole('radio', { name: id.labels.payment.SETTLED, exact: true });
  if ((await settled.count()) > 0) await settled.click();
  const ntpn = dialog.getByLabel(id.actions.form.ntpn.replace('{{length}}', '16'));
  if ((await ntpn.inputValue()) === '') await ntpn.fill(nextReceipt());
  await desk.decide();
  await expect(dialog).toBeHidden(PATIENCE);
}

/** Each receipt settles one file. */
let tourReceipts = 0;

function nextReceipt(): string {
  tourReceipts += 1;
  return `TOURLUNAS${String(tourReceipts).padStart(7, '0')}`;
}

async function wrongBlank({ desk }: Tour, number: string): Promise<void> {
  await desk.take(number);
  await desk.page.getByLabel(id.production.allocate.serial, { exact: true }).fill('E0000000');
  await desk.decide();
  await desk.expectRefusal('BLANK_NOT_IN_STOCK');
}

export async function handovers(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('serah');
  // The first one is shown in the pictures.
  const [, byKeys = ''] = tour.numbers('PLAIN');
  const collected = SCENARIOS.filter(({ trait }) => PRINTED.includes(trait));
  for (const { row, trait } of collected) {
    await notifyReady(desk, tour.numberOf(row));
    if (trait === 'UNCOLLECTED') continue;
    if (tour.numberOf(row) === byKeys) {
      await desk.open(byKeys);
      const keys = await handOverByKeys(desk);
      expect(keys, 'keys of a handover').toBeLessThanOrEqual(MOST_DECIDING_KEYS);
      tour.log(`a handover from claim to the signed register: ${keys} keys`);
      continue;
    }
    await desk.take(tour.numberOf(row));
    await tour.picture('handover');
    await handOver(desk, tour.numberOf(row), tour.nameOf(row));
  }
  for (const [trait, number] of tour.walkIns) {
    await notifyReady(desk, number);
    await handOver(desk, number, WALK_IN_PEOPLE[trait].name);
  }
  await desk.open(tour.numberOf(0));
  await tour.picture('handed-over');
  tour.log('handed over');
}

/** After closing time the calendar has marked who did not come; a head gives one of them another day. */
export async function closingTime(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('kasi');
  await desk.open(tour.number('NO_SHOW_RESCHEDULED'));
  const dialog = await desk.menu(id.actions.label.appointments_specialReschedule);
  await dialog.getByLabel(id.actions.form.newDate).fill('25-11-2026');
  const reason = dialog.getByRole('radio', { name: id.labels.specialReschedule.NO_SHOW_UNUSED_RESCHEDULE });
  if ((await reason.count()) > 0) await reason.click();
  else {
    await dialog.getByRole('combobox').first().click();
    await desk.page
      .getByRole('option', { name: id.labels.specialReschedule.NO_SHOW_UNUSED_RESCHEDULE })
      .click();
  }
  await dialog.locator('textarea').fill('Belum pernah mengubah jadwal di M-Paspor');
  await desk.decide();
  await expect(dialog).toBeHidden(PATIENCE);
  tour.log('no-show rescheduled');
}

/** The rescheduled applicant's whole day. */
export async function secondDay(tour: Tour): Promise<void> {
  const { desk } = tour;
  const number = tour.number('NO_SHOW_RESCHEDULED');
  await desk.signIn('loket');
  await checkIn(desk, number);
  await desk.take(number);
  await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await acceptDossier(desk);
  await desk.signIn('biometrik');
  await desk.take(number);
  await capture(desk, tour.media.fingerprints, takePhotoByKey);
  await runToQuality(desk, number, passportNumber(95));
  await desk.signIn('serah');
  await notifyReady(desk, number);
  const row = SCENARIOS.find(({ trait }) => trait === 'NO_SHOW_RESCHEDULED')?.row ?? 0;
  await handOver(desk, number, tour.nameOf(row));
  tour.log('second day done');
}

/** A month later: a head voids the passport that nobody came for. */
export async function monthLater(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('kasi');
  await desk.open(tour.number('UNCOLLECTED'));
  const button = desk.button(new RegExp(`^${id.handover.void.button}`));
  await button.click();
  const dialog = desk.page.getByRole('dialog').last();
  await dialog.locator('textarea').fill('Tidak diambil sampai batas waktu');
  await desk.decide(id.handover.void.done);
  tour.log('uncollected passport voided');
}

export function passportNumber(index: number): string {
  return `X${7_000_000 + index}`;
}
