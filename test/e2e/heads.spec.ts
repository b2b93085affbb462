import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id } from '#test/pages/desk-page.ts';
import { picture } from '#test/pages/picture.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { ROOT } from '#test/support/app.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { expect, test } from './app-fixture.ts';

const PICTURES = join(ROOT, 'out', 'test', 'screens');

test('a head answers for one act at the officer’s desk; IT appoints an acting officer', async ({ desk }) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  const found: string[] = [];
  await desk.signIn('loket');
  const number = await importSample(desk);
  await desk.open(number);
  const form = await desk.menu(id.actions.label.appointments_specialReschedule);
  await desk.fill(id.actions.form.newDate, '26-11-2026', form);
  await form.getByRole('combobox', { name: id.actions.form.rescheduleReason }).click();
  await page.getByRole('option').first().click();
  await desk.fill(id.common.note, 'Pemohon sakit, surat dokter terlampir', form);
  await desk.press('Control+Enter');
  const proof = page.getByRole('dialog', { name: id.actions.supervisor.title });
  await desk.fill(id.session.signIn.username, 'kasi', proof);
  await proof.locator('input[type=password]').fill(SAMPLE_PASSWORD);
  found.push(...(await axe(page, 'confirmation by a head')));
  await picture(page, join(PICTURES, 'confirm'));
  await page.keyboard.press('Enter');
  await desk.toast(id.actions.supervisor.done);
  await expect(page.getByTitle(id.common.top.person)).toContainText('Rina');

  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.accounts}`));
  await desk.button(id.office.acting.appoint).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: id.office.acting.who }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('combobox', { name: id.office.acting.role }).click();
  await page.getByRole('option', { name: id.labels.role.OFFICE_HEAD }).click();
  await desk.fill(id.office.acting.decree, 'SP-12/2026', dialog);
  found.push(...(await axe(page, 'appoint')));
  await picture(page, join(PICTURES, 'appoint'));
  await desk.press('Control+Enter');
  await expect(page.getByRole('row', { name: /SP-12\/2026/ })).toContainText(id.office.acting.is.now);
  await picture(page, join(PICTURES, 'acting'));
  expect([...new Set(found)]).toEqual([]);
});

test('a head who stands beside the officer confirms the proposal that was just made', async ({ desk }) => {
  test.setTimeout(180_000);
  mkdirSync(PICTURES, { recursive: true });
  const { page } = desk;
  await desk.signIn('loket');
  const number = await importSample(desk);
  await checkIn(desk, number);
  await desk.take(number);
  await desk.press('Control+t');
  const proposing = page.getByRole('dialog').last();
  await proposing.getByRole('checkbox').first().click();
  await proposing.locator('textarea').fill('Data pemohon perlu dicocokkan dengan Dukcapil');
  await desk.decide(id.documents.suspended);
  await desk.open(number);
  await desk.button(id.actions.supervisor.title).click();
  const decision = page.getByRole('dialog', { name: id.decision.proposal.confirm.SUSPEND });
  await expect(decision.locator('textarea').first()).toHaveValue(/Dukcapil/);
  await desk.press('Control+Enter');
  const proof = page.getByRole('dialog', { name: id.actions.supervisor.title });
  await desk.fill(id.session.signIn.username, 'kasi', proof);
  await proof.locator('input[type=password]').fill(SAMPLE_PASSWORD);
  expect(await axe(page, 'a proposal confirmed by a head')).toEqual([]);
  await picture(page, join(PICTURES, 'confirm-proposal'));
  await page.keyboard.press('Enter');
  await desk.toast(id.actions.supervisor.done);
  expect(await desk.stateOf(number)).toBe('SUSPENDED');
  await expect(page.getByTitle(id.common.top.person)).toContainText('Rina');

  // A head at the own desk confirms without asking anybody.
  await desk.signIn('kasi');
  await desk.open(number);
  await expect(desk.button(id.actions.supervisor.title)).toHaveCount(0);
});
