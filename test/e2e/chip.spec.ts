import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import { approve, verifyAndAdjudicate } from '#test/pages/decisions.ts';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import { allocate, print, readBack } from '#test/pages/production.ts';
import { picture } from '#test/pages/picture.ts';
import { interview, runToInterview } from '#test/pages/stages.ts';
import { aJpeg } from '#test/support/pictures.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { ReaderProgram } from '#test/support/reader-program.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { jp2Portrait } from '#tools/chip-sim/jp2-portrait.ts';
import { softwareChip } from '#tools/chip-sim/software-chip.ts';
import { expect, test } from './app-fixture.ts';

const PATIENCE = { timeout: 20_000 };
const PAUSE_MS = 150;
const { chip, chipReader } = id.production;

/** IT chooses the program and the country's certificate in the system's dialogs. */
async function setUp(desk: DeskPage, command: string, anchor: string): Promise<void> {
  const { page } = desk;
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await expect(page.getByText(chipReader.none)).toBeVisible(PATIENCE);
  await desk.answerFiles([command]);
  await desk.button(chipReader.choose).click();
  await expect(page.getByText(command)).toBeVisible(PATIENCE);
  await desk.answerFiles([anchor]);
  await desk.button(chipReader.add).click();
  await expect(page.getByText('CSCA Latihan')).toBeVisible(PATIENCE);
}

test('the chip of a printed book is read, judged and seen before the book passes', async ({
  desk,
  media,
}, info) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'loket-chip-'));
  const reader = new ReaderProgram(folder);
  const country = makeCertificate({ name: 'CSCA Latihan', isAuthority: true });
  const signer = makeCertificate({ name: 'DS', issuer: country });
  const foreign = makeCertificate({
    name: 'DS',
    issuer: makeCertificate({ name: 'CSCA Latihan', isAuthority: true }),
  });
  const anchor = join(folder, 'csca.pem');
  writeFileSync(anchor, country.cert);
  const found: string[] = [];

  const number = await runToInterview(desk, media.fingerprints);
  await desk.signIn('wawancara');
  await desk.take(number);
  await interview(desk, { outcome: 'PROCEED' });
  await desk.signIn('adjudikator');
  await verifyAndAdjudicate(desk, number);
  await desk.signIn('kasubsi');
  await approve(desk, number);
  await desk.signIn('cetak');
  await allocate(desk, number);
  const mrz = await print(desk, number, 'X7654321');

  await desk.signIn('mutu');
  await readBack(desk, number, mrz);
  const pass = desk.button(new RegExp(`^${id.production.quality.pass}`));
  await expect(page.getByText(chip.why.NO_READER)).toBeVisible(PATIENCE);
  await expect(page.getByText(chip.excused)).toBeVisible();
  await expect(pass).toBeEnabled();
  await picture(page, info.outputPath('chip-no-reader'));
  found.push(...(await axe(page, 'no reader')));

  await setUp(desk, reader.command, anchor);
  await page.getByText('CSCA Latihan').scrollIntoViewIfNeeded();
  await picture(page, info.outputPath('chip-settings'));
  found.push(...(await axe(page, 'settings')));

  await desk.signIn('mutu');
  await readBack(desk, number, mrz);
  await expect(pass).toBeDisabled();
  const photo = aJpeg({ width: 400, height: 514 });
  reader.lay(softwareChip({ mrz, photo, signer: foreign }));
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Alt+c');
  await expect(page.getByText(chip.passive.UNTRUSTED)).toBeVisible(PATIENCE);
  await page.waitForTimeout(PAUSE_MS);
  await desk.press('Alt+s');
  await expect(page.getByRole('checkbox', { name: chip.samePerson })).toBeChecked(PATIENCE);
  await expect(pass).toBeDisabled();
  await page.getByAltText(chip.chipPhoto).scrollIntoViewIfNeeded();
  await picture(page, info.outputPath('chip-foreign'));
  found.push(...(await axe(page, 'foreign signer')));

  reader.lay(softwareChip({ mrz, photo, signer }));
  await desk.press('Alt+c');
  await expect(page.getByText(chip.passive.VALID)).toBeVisible(PATIENCE);
  await expect(page.getByText(chip.mrzEqual)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: chip.samePerson })).not.toBeChecked();
  await expect(pass).toBeDisabled();

  // The same face, packed anew as JPEG 2000: opened, shown and held against the approved one; the officer's eye decides all the same.
  const approved = await approvedPhoto(desk, number);
  reader.lay(softwareChip({ mrz, photo: await packedAnew(desk, approved), signer }));
  await desk.press('Alt+c');
  await expect(page.getByText(id.portrait.compare.band.SAME)).toBeVisible(PATIENCE);
  await expect(page.getByAltText(chip.chipPhoto)).toBeVisible();
  await expect(pass).toBeDisabled();
  await page.getByAltText(chip.chipPhoto).scrollIntoViewIfNeeded();
  await picture(page, info.outputPath('chip-jpeg-2000'));
  found.push(...(await axe(page, 'JPEG 2000')));

  reader.lay(softwareChip({ mrz, photo: approved, signer }));
  await desk.press('Alt+c');
  await expect(page.getByText(chip.photoEqual)).toBeVisible(PATIENCE);
  await expect(page.getByRole('checkbox', { name: chip.samePerson })).toHaveCount(0);
  await expect(pass).toBeEnabled(PATIENCE);
  await page.getByAltText(chip.chipPhoto).scrollIntoViewIfNeeded();
  await picture(page, info.outputPath('chip-good'));
  found.push(...(await axe(page, 'good chip')));
  await desk.decide(id.production.quality.passed);
  rmSync(folder, { recursive: true, force: true });
  expect([...new Set(found)]).toEqual([]);
});

/** The bytes as the capture stored them: a chip is written from the same file. */
async function approvedPhoto({ page }: DeskPage, number: string): Promise<Uint8Array> {
  async function ask<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await callFromPage(page, channel, input);
    if (reply.ok) return reply.value;
    throw new Error(`${channel}: ${reply.code}`);
  }
  const [row] = await ask('applications.search', { text: number, limit: 5 });
  if (!row) throw new Error(`${number} is not found`);
  const { file } = await ask('applications.open', { applicationId: row.id });
  if (!file.photo?.attachmentId) throw new Error(`${number} has no photo`);
  const asked = { applicationId: row.id, attachmentId: file.photo.attachmentId };
  const { bytes } = await ask('documents.read', asked);
  return Uint8Array.from(bytes);
}

/** Half as wide, as JPEG 2000 with loss. */
async function packedAnew({ page }: DeskPage, jpeg: Uint8Array): Promise<Uint8Array> {
  const { rgba, width, height } = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const [wide, high] = [Math.round(bitmap.width / 2), Math.round(bitmap.height / 2)];
    const context = new OffscreenCanvas(wide, high).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0, wide, high);
    const { data } = context.getImageData(0, 0, wide, high);
    const letters = Array.from(data, (value) => String.fromCharCode(value));
    return { rgba: btoa(letters.join('')), width: wide, height: high };
  }, Buffer.from(jpeg).toString('base64'));
  return jp2Portrait({ rgba: Buffer.from(rgba, 'base64'), width, height }, 20);
}
