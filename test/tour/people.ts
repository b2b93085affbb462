import { addDays, addYears, plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { nikOf } from '#main/features/office/sample-bookings.ts';
import type { DeskPage } from '#test/pages/desk-page.ts';
import { id } from '#test/pages/desk-page.ts';
import type { WalkInTrait } from './scenarios.ts';

type Person = {
  name: string;
  birth: PlainDate;
  lane: keyof typeof id.labels.lane;
  type: keyof typeof id.labels.type;
  oldNumber: string;
};

const TODAY = plainDate('2026-11-24');

export const WALK_IN_PEOPLE: Readonly<Record<WalkInTrait, Person>> = {
  LOST: {
    name: 'HILMAN CONTOH HILANG',
    birth: plainDate('1988-03-04'),
    lane: 'BAP',
    type: 'REPLACE_LOST',
    oldNumber: 'B7000001',
  },
  DAMAGED: {
    name: 'RUSLAN CONTOH RUSAK',
    birth: plainDate('1979-07-08'),
    lane: 'BAP',
    type: 'REPLACE_DAMAGED',
    oldNumber: 'B7000002',
  },
  DATA_CHANGE: {
    name: 'DATUK CONTOH UBAH',
    birth: plainDate('1985-05-06'),
    lane: 'BAP',
    type: 'DATA_CHANGE',
    oldNumber: 'B7000003',
  },
  PRIORITY: {
    name: 'MUHAMMAD RIZKI PRATAMA WIRAKUSUMAH ADININGRAT',
    birth: addDays(addYears(TODAY, -70), -3),
    lane: 'PRIORITY',
    type: 'NEW',
    oldNumber: '',
  },
  CONTINGENCY: {
    name: 'DARURAT CONTOH GANGGUAN',
    birth: plainDate('1990-10-11'),
    lane: 'CONTINGENCY',
    type: 'NEW',
    oldNumber: '',
  },
  ACCELERATED: {
    name: 'CEPAT CONTOH SAHARI',
    birth: plainDate('1992-01-09'),
    lane: 'ACCELERATED',
    type: 'NEW',
    oldNumber: '',
  },
};

/** Registers one person without a booking and gives the file's number, read from its screen. */
export async function registerWalkIn(
  desk: DeskPage,
  trait: WalkInTrait,
  index: number,
  whenFilledIn: () => Promise<void>,
): Promise<string> {
  const { page } = desk;
  const person = WALK_IN_PEOPLE[trait];
  await desk.go(new RegExp(`^${id.common.nav.walkIn}`));
  // The arrival desk has a button of the same name and may still stand there: only this screen's own words count.
  await page.waitForURL(/#\/tanpa-jadwal/);
  const form = page.getByRole('heading', { name: id.intake.walkInTitle });
  const done = page.getByText(id.intake.ticketText);
  await form.or(done).first().waitFor();
  if (await done.isVisible()) await desk.button(new RegExp(`^${id.intake.another}`)).click();
  await form.waitFor();
  await page.getByRole('radio', { name: id.labels.lane[person.lane], exact: true }).click();
  if (trait === 'PRIORITY') {
    await page.getByRole('radio', { name: id.labels.priority.ELDERLY, exact: true }).click();
  }
  await page.getByRole('radio', { name: id.labels.type[person.type], exact: true }).click();
  await desk.fill(id.documents.fields.fullName, person.name);
  await desk.fill(id.documents.fields.nik, nikOf(person.birth, false, 900 + index));
  await desk.fill(id.documents.fields.birthPlace, 'PADANG');
  await desk.fill(id.documents.fields.birthDate, person.birth.split('-').toReversed().join('-'));
  await desk.fill(id.documents.fields.address, 'JALAN CONTOH TANPA JADWAL');
  if (person.oldNumber) {
    await desk.fill(id.documents.fields.oldNumber, person.oldNumber);
    await desk.fill(id.documents.fields.oldIssued, '01-02-2020');
  }
  await desk.choose(id.labels.payment.SETTLED);
  await desk.fill(new RegExp(`^NTPN`), `TOUR${String(index).padStart(12, '0')}`);
  await whenFilledIn();
  await desk.decide();
  await page.getByText(id.intake.ticketText).waitFor({ timeout: 20_000 });
  await desk.button(id.intake.openFile).click();
  const number = page.getByText(/^WI\d{12}$/).first();
  await number.waitFor({ timeout: 20_000 });
  return (await number.innerText()).trim();
}
