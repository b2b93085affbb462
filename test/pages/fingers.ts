import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import type { RunningDevice } from '#test/support/sbi-mock.ts';
import { type DeskPage, id } from './desk-page.ts';

const { fingers } = id;
const SLOW = { timeout: 30_000 };

/** As fast as a hand: keys that come quicker are a code scanner's. */
export async function press(desk: DeskPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await desk.page.waitForTimeout(150);
    await desk.page.keyboard.press(key);
  }
}

/** IT lets this PC believe the device's maker and registers the device. */
export async function registerScanner(desk: DeskPage, device: RunningDevice): Promise<void> {
  const { page } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
  const issuer = join(folder, 'issuer.pem');
  writeFileSync(issuer, device.issuer);
  await desk.signIn('tikim');
  await desk.go(new RegExp(`^${id.common.nav.settings}`));
  await expect(page.getByText(fingers.settings.noIssuers)).toBeVisible(SLOW);
  await desk.answerFiles([issuer]);
  await desk.button(fingers.settings.add).click();
  await expect(page.getByText('Loket SBI mock authority')).toBeVisible(SLOW);
  await desk.button(fingers.search).click();
  await desk
    .button(
      new RegExp(`^${fingers.settings.registerOne.replace('{{serial}}', device.device.identity.serial)}`),
    )
    .click();
  await desk.toast(fingers.settings.registered);
  rmSync(folder, { recursive: true, force: true });
}

export function fingerLine(desk: DeskPage, position: FingerPosition): Locator {
  return desk.page.getByRole('listitem').filter({ hasText: id.labels.finger[position] }).first();
}

export async function expectCurrent(desk: DeskPage, position: FingerPosition): Promise<void> {
  await expect(fingerLine(desk, position).locator('[aria-current="step"]')).toBeVisible(SLOW);
}

/** The finger's turn, and the glass shows its live picture. */
export async function expectNow(desk: DeskPage, position: FingerPosition): Promise<void> {
  await expectCurrent(desk, position);
  await expect(desk.page.getByAltText(fingers.live)).toBeVisible(SLOW);
}

/** One press on the glass, by the space bar. */
export async function takeFinger(desk: DeskPage, position: FingerPosition, word: string): Promise<void> {
  await expectNow(desk, position);
  await press(desk, 'Space');
  await expect(fingerLine(desk, position).getByText(word, { exact: true })).toBeVisible(SLOW);
}
