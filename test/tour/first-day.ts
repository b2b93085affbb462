import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { confirmProposal, examine, headApproves } from '#test/pages/decisions.ts';
import { id } from '#test/pages/desk-page.ts';
import { interviewByKeys, MOST_INTERVIEW_KEYS } from '#test/pages/interview-by-keys.ts';
import { renewByKeys, showDocument } from '#test/pages/documents.ts';
import { acceptDossier, checkIn, interview, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { registerWalkIn } from './people.ts';
import { IN_SERVICE, SCENARIOS, WALK_INS, type Trait } from './scenarios.ts';
import type { Tour } from './tour-context.ts';

const PATIENCE = { timeout: 20_000 };
const ADULT: readonly DocCode[] = ['KTP', 'KK', 'AKTA_LAHIR'];
const NOT_TODAY: readonly Trait[] = ['NO_SHOW_RESCHEDULED', 'NO_SHOW_FOREVER', 'OUTAGE_DAY'];
const SERVED = SCENARIOS.filter(({ trait }) => !NOT_TODAY.includes(trait));

/** Import, arrivals, walk-ins: the counter before nine. */
export async function morning(tour: Tour): Promise<void> {
  const { desk } = tour;
  const { page } = desk;
  await page.getByLabel(id.session.signIn.username).first().waitFor(PATIENCE);
  await page.getByLabel(id.session.signIn.username).first().fill('loket');
  await page.locator('input[type=password]').first().fill('bukan kata sandinya');
  await page.keyboard.press('Enter');
  await desk.expectRefusal('SIGN_IN_FAILED');
  await desk.signIn('loket');
  await desk.answerFiles([join(tour.out, 'mpaspor.csv')]);
  await desk.go(new RegExp(`^${id.common.nav.import}`));
  await desk.button(new RegExp(`^${id.intake.choose}`)).click();
  await page.getByText(id.intake.mappingText).waitFor(PATIENCE);
  await tour.picture('import');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^300 baru/).waitFor({ timeout: 120_000 });
  tour.log('300 bookings imported');
  for (const { row } of SERVED) await checkIn(desk, tour.numberOf(row));
  await tour.picture('arrival');
  for (const [index, { trait }] of WALK_INS.entries()) {
    tour.walkIns.set(trait, await registerWalkIn(desk, trait, index + 1, () => tour.picture('walk-in')));
  }
  tour.log('arrivals and walk-ins');
}

/** Every file at the document desk, in the way that its scenario asks for. */
export async function documents(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('loket');
  for (const { trait, row } of SERVED) {
    if (trait === 'OUTAGE') continue;
    if (trait === 'SIMPLE_PATH') {
      await desk.open(tour.numberOf(row));
      const keys = await renewByKeys(desk);
      expect(keys, 'keys from claim to accept').toBeLessThanOrEqual(12);
      tour.log(`a renewal from claim to accept: ${keys} keys`);
      continue;
    }
    await desk.take(tour.numberOf(row));
    await documentsOf(tour, trait);
  }
  for (const trait of ['PRIORITY', 'ACCELERATED'] as const) {
    await desk.take(tour.walkIn(trait));
    await documentsOf(tour, 'PLAIN');
  }
  const examined: readonly (readonly ['LOST' | 'DAMAGED' | 'DATA_CHANGE', readonly DocCode[]])[] = [
    ['LOST', [...ADULT, 'LAPOR_POLISI']],
    ['DAMAGED', [...ADULT, 'PASPOR_LAMA']],
    ['DATA_CHANGE', [...ADULT, 'PASPOR_LAMA', 'PUTUSAN_PN']],
  ];
  for (const [trait, codes] of examined) {
    await desk.take(tour.walkIn(trait));
    await tickDocuments(desk, codes);
    await recordWatchlist(desk);
    await desk.page.keyboard.press('Control+b');
    await desk.toast(id.documents.toExaminerDone);
  }
  tour.log('documents checked');
}

async function documentsOf(tour: Tour, trait: Trait): Promise<void> {
  const { desk } = tour;
  const { page } = desk;
  switch (trait) {
    case 'WITHDRAWN': {
      const dialog = await desk.menu(id.actions.label.applications_applicantWithdraws);
      await dialog.locator('textarea').fill('Pemohon menarik kembali dengan surat tertulis');
      await desk.decide();
      await page.getByText(id.labels.state.WITHDRAWN).first().waitFor(PATIENCE);
      return;
    }
    case 'INCOMPLETE':
    case 'INCOMPLETE_FOREVER':
      return returnIncomplete(tour);
    case 'REFUSED_PREVENTION':
      return proposePrevention(tour);
    case 'CHILD':
      await tickDocuments(desk, ['KTP_ORTU', 'KK', 'AKTA_LAHIR', 'NIKAH_ORTU', 'SP_ORTU']);
      break;
    default:
      if (trait === 'PLAIN') await attachScan(tour);
      await tickDocuments(desk, ADULT);
  }
  await recordWatchlist(desk);
  if (trait === 'PLAIN') await showFirst(tour);
  await acceptDossier(desk);
}

/** The first plain file gets a scanned page, so that the picture beside the form is a real one. */
async function attachScan(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.answerFiles([tour.media.documents.KTP]);
  await desk.button(id.pages.add).click();
  await desk.page.getByRole('menuitem', { name: id.pages.fromFile }).click();
  await desk.page
    .getByRole('img', {
      name: id.documents.viewer.pageOf.replace('{{name}}', id.labels.document.KTP).replace('{{page}}', '1'),
    })
    .first()
    .waitFor(PATIENCE);
}

/** The picture of this screen: the page and the checklist beside it, from their beginning. */
async function showFirst(tour: Tour): Promise<void> {
  const { desk } = tour;
  await showDocument(desk, 'KTP');
  await desk.page.getByRole('rowheader').first().scrollIntoViewIfNeeded();
  await tour.picture('documents');
}

async function returnIncomplete({ desk }: Tour): Promise<void> {
  const { page } = desk;
  await tickDocuments(desk, ['KTP']);
  await page.keyboard.press('Control+r');
  const dialog = page.getByRole('dialog').last();
  const note = dialog.locator('textarea');
  await note.fill('kurang');
  await page.keyboard.press('Control+Enter');
  if (desk.refusals.filter((code) => code === 'NOTE_TOO_SHORT').length === 0) {
    await desk.expectRefusal('NOTE_TOO_SHORT');
  } else await page.getByText('NOTE_TOO_SHORT', { exact: true }).first().waitFor(PATIENCE);
  await note.fill('Bawa Kartu Keluarga dan akta kelahiran asli');
  await desk.decide(/^Berkas dikembalikan/);
}

async function proposePrevention({ desk }: Tour): Promise<void> {
  const { page } = desk;
  await tickDocuments(desk, ADULT);
  await recordWatchlist(desk, 'CONFIRMED_MATCH');
  await page.keyboard.press('Control+u');
  const dialog = page.getByRole('dialog').last();
  await dialog.locator('textarea').fill('Biodata sama dengan rincian pencegahan di SIMKIM');
  await desk.decide(id.documents.preventionDone);
  await expect(dialog).toBeHidden(PATIENCE);
}

/** A head declares the outage, the counter accepts without the central check, the head ends it. */
export async function outage(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await desk.fill(id.office.outageReason, 'Pusat Data Nasional tidak dapat dihubungi');
  await desk.button(id.office.outageDeclare).click();
  await desk.toast(id.office.outageDeclared);
  await tour.picture('settings');
  await tour.pictureOfDoors('kasi');
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await desk.page.getByText('biometrik').first().waitFor(PATIENCE);
  await tour.picture('accounts');
  await desk.signIn('loket');
  await desk.go(new RegExp(`^${id.common.nav.home}`));
  await tour.picture('home');
  await desk.take(tour.number('OUTAGE'));
  await tickDocuments(desk, ADULT);
  await acceptDossier(desk);
  await desk.signIn('kasi');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await desk.button(id.office.outageEnd).click();
  await desk.toast(id.office.outageEnded);
  await confirmProposal(desk, tour.number('REFUSED_PREVENTION'), 'REFUSE_PREVENTION', {
    letterNo: 'TOLAK-001',
    detailRef: 'CEKAL-001',
  });
  tour.log('outage hour, prevention refusal');
}

/** BAP and the head's decision for lost, damaged and changed data. */
export async function examinations(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('bap');
  for (const trait of ['LOST', 'DAMAGED', 'DATA_CHANGE'] as const) {
    await desk.open(tour.walkIn(trait));
    await desk.page.keyboard.press('Control+b');
    await desk.toast(id.documents.examined);
    await examine(desk, tour.walkIn(trait), trait === 'LOST' ? 'LOST_CARELESS' : null);
    await tour.picture('examination');
  }
  await desk.signIn('kakanim');
  for (const trait of ['LOST', 'DAMAGED', 'DATA_CHANGE'] as const) {
    await headApproves(desk, tour.walkIn(trait), trait === 'DATA_CHANGE');
  }
  tour.log('examinations decided');
}

/** The resubmitted file comes back the same day. */
export async function resubmission(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('loket');
  await desk.take(tour.number('INCOMPLETE'));
  await tour.picture('documents-incomplete');
  await desk.decide(id.documents.resubmitted);
  await desk.take(tour.number('INCOMPLETE'));
  await tickDocuments(desk, ['KK', 'AKTA_LAHIR']);
  await recordWatchlist(desk);
  await acceptDossier(desk);
}

export async function interviews(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('wawancara');
  const special = [tour.number('SUSPENDED'), tour.number('REFUSED_INTERVIEW')];
  const plain = [...tour.numbers(...IN_SERVICE, 'CHILD'), ...tour.walkIns.values()].filter(
    (number) => !special.includes(number),
  );
  const [byKeys = '', ...others] = plain;
  await desk.open(byKeys);
  const keys = await interviewByKeys(desk);
  expect(keys, 'keys of an interview').toBeLessThanOrEqual(MOST_INTERVIEW_KEYS);
  tour.log(`an interview from claim to outcome: ${keys} keys beside the words`);
  for (const number of others) {
    await desk.take(number);
    await tour.picture('interview');
    await interview(desk, { outcome: 'PROCEED' });
  }
  await desk.take(tour.number('SUSPENDED'));
  await interview(desk, {
    outcome: 'SUSPEND_DOCS',
    reason: /pendukung/i,
    requested: 'JAMINAN',
    note: 'Surat jaminan penjamin belum dibawa',
  });
  await desk.take(tour.number('SUSPENDED'));
  await tour.picture('suspended');
  await desk.button(id.interview.markReceived.replace('{{name}}', id.labels.document.JAMINAN)).click();
  await expect(
    desk.button(id.interview.markReceived.replace('{{name}}', id.labels.document.JAMINAN)),
  ).toBeDisabled(PATIENCE);
  await desk.decide(id.interview.resumed);
  await desk.take(tour.number('SUSPENDED'));
  await interview(desk, { outcome: 'PROCEED' });
  await desk.take(tour.number('REFUSED_INTERVIEW'));
  await interview(desk, {
    outcome: 'RECOMMEND_REJECT',
    reason: /^Memberikan keterangan/,
    note: 'Keterangan pemohon terbukti tidak benar',
  });
  await desk.signIn('kasi');
  await desk.open(tour.number('REFUSED_INTERVIEW'));
  await tour.picture('proposal');
  await confirmProposal(desk, tour.number('REFUSED_INTERVIEW'), 'REJECT', { letterNo: 'TOLAK-002' });
  tour.log('interviews done');
}
