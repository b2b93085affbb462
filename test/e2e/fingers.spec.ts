import { join } from 'node:path';
import { axe } from '#test/pages/axe.ts';
import { id, type DeskPage } from '#test/pages/desk-page.ts';
import {
  expectCurrent,
  expectNow,
  fingerLine,
  press,
  registerScanner,
  takeFinger,
} from '#test/pages/fingers.ts';
import { PICTURES } from '#test/pages/joined-desk.ts';
import { picture } from '#test/pages/picture.ts';
import { takePhoto } from '#test/pages/portrait.ts';
import { interview, runToCapture } from '#test/pages/stages.ts';
import { openDevice } from '#test/support/sbi-mock.ts';
import { expect, test } from './app-fixture.ts';

const { fingers } = id;
const SLOW = { timeout: 30_000 };

test('all fingers are taken by keys, whatever finger and scanner do', async ({ desk }) => {
  test.setTimeout(300_000);
  const { page } = desk;
  const device = await openDevice({ at: 'RANGE' });
  const found: string[] = [];
  await registerScanner(desk, device);
  await page.getByText(fingers.settings.title).scrollIntoViewIfNeeded();
  found.push(...(await axe(page, 'scanner settings')));
  await picture(page, join(PICTURES, 'fingers-settings'));

  const number = await runToCapture(desk);
  await takePhoto(desk);

  // Too poor the first time, good the second.
  device.faults({ quality: [30, 74], defect: 'FAINT' });
  await takeFinger(desk, 'RIGHT_THUMB', fingers.again);
  await expect(page.getByText(fingers.fault.LOW_CONTRAST)).toBeVisible(SLOW);
  device.faults({});
  await takeFinger(desk, 'RIGHT_THUMB', id.capture.fingerDone);
  await expect(page.getByText(fingers.ridgesGood)).toBeVisible(SLOW);
  await picture(page, join(PICTURES, 'fingers'));
  found.push(...(await axe(page, 'fingers')));

  // A finger that is gone: explained, proven by a photo, and another of the same hand in its place.
  await expectNow(desk, 'RIGHT_INDEX');
  await press(desk, 'e');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(id.capture.exception.AMPUTATED, { exact: true }).click();
  const shoot = desk.button(new RegExp(`^${fingers.proofShoot}`), dialog);
  await expect(shoot).toBeEnabled(SLOW);
  await picture(page, join(PICTURES, 'fingers-exception'));
  found.push(...(await axe(page, 'finger exception')));
  await shoot.click();
  await expect(desk.button(fingers.proofAgain, dialog)).toBeVisible(SLOW);
  await press(desk, 'Control+Enter');
  await expect(dialog).toHaveCount(0, SLOW);
  await expect(fingerLine(desk, 'RIGHT_MIDDLE')).toBeVisible(SLOW);

  // The cable is pulled while a finger lies on the glass.
  device.faults({ cut: 'ALL' });
  device.cutAll();
  await expectCurrent(desk, 'RIGHT_MIDDLE');
  await press(desk, 'Space');
  await desk.expectRefusal('FINGER_SCANNER_GONE');
  await picture(page, join(PICTURES, 'fingers-gone'));

  // The window goes too: what was taken is there again.
  device.faults({});
  await page.reload();
  await expect(fingerLine(desk, 'RIGHT_THUMB').getByText(id.capture.fingerDone)).toBeVisible(SLOW);
  await expect(fingerLine(desk, 'RIGHT_INDEX').getByText(id.capture.exception.AMPUTATED)).toBeVisible(SLOW);
  await takeFinger(desk, 'RIGHT_MIDDLE', id.capture.fingerDone);

  // Neither poor nor plainly good: the best of three.
  device.faults({ quality: [45, 52, 48, 80] });
  await takeFinger(desk, 'LEFT_THUMB', fingers.again);
  await expect(fingerLine(desk, 'LEFT_THUMB').getByText(/percobaan 1 dari 3/)).toBeVisible(SLOW);
  await press(desk, 'Space');
  await expect(fingerLine(desk, 'LEFT_THUMB').getByText(/percobaan 2 dari 3/)).toBeVisible(SLOW);
  await press(desk, 'Space');
  await expect(fingerLine(desk, 'LEFT_THUMB').getByText(/Mutu 52, percobaan 3 dari 3/)).toBeVisible(SLOW);
  await takeFinger(desk, 'LEFT_INDEX', id.capture.fingerDone);

  // A stored print can be looked at again.
  await fingerLine(desk, 'LEFT_THUMB').getByRole('button').first().click();
  await expect(
    page.getByRole('img', { name: fingers.printOf.replace('{{finger}}', id.labels.finger.LEFT_THUMB) }),
  ).toBeVisible(SLOW);
  await desk.decide(id.capture.fingersSaved);
  await expect(page.getByText(id.capture.signatureHint)).toBeVisible(SLOW);
  await desk.sign();
  await desk.decide(id.capture.signatureSaved);
  await device.close();

  // Who asks and who decides sees the face, each print as a picture, and the proof of the finger that is gone.
  for (const who of ['wawancara', 'adjudikator'] as const) {
    await desk.signIn(who);
    await desk.take(number);
    await expectOnRecord(desk);
    await picture(page, join(PICTURES, `fingers-for-${who}`));
    found.push(...(await axe(page, `fingers for ${who}`)));
    if (who === 'wawancara') await interview(desk, { outcome: 'PROCEED' });
  }
  expect(found).toEqual([]);
});

/** Three prints with ridges in them, their scores, and one hand. */
async function expectOnRecord(desk: DeskPage): Promise<void> {
  const { page } = desk;
  const record = page.getByTestId('capture-record');
  for (const position of ['RIGHT_THUMB', 'RIGHT_MIDDLE', 'LEFT_THUMB', 'LEFT_INDEX'] as const) {
    const name = fingers.printOf.replace('{{finger}}', id.labels.finger[position]);
    await expect(record.getByRole('img', { name })).toBeVisible(SLOW);
    const shades = await record.getByRole('img', { name }).evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(pixels).size;
    });
    expect(shades).toBeGreaterThan(20);
  }
  await expect(record.getByText('mutu 52, 3 percobaan')).toBeVisible();
  const proof = fingers.record.proofOf.replace('{{finger}}', id.labels.finger.RIGHT_INDEX);
  const hand = record.getByRole('img', { name: id.common.attachmentAlt.replace('{{name}}', proof) });
  await expect(hand).toBeVisible(SLOW);
  await expect(record.getByText(new RegExp(id.capture.exception.AMPUTATED))).toBeVisible();
  // Pressed, a print grows.
  const print = fingers.record.enlarge.replace('{{name}}', id.labels.finger.LEFT_THUMB);
  const before = await record.getByRole('button', { name: print }).boundingBox();
  await record.getByRole('button', { name: print }).click();
  await expect(record.getByRole('button', { name: print })).toHaveAttribute('aria-pressed', 'true');
  const after = await record.getByRole('button', { name: print }).boundingBox();
  expect(after?.height ?? 0).toBeGreaterThan((before?.height ?? 0) * 2);
  await record.getByRole('button', { name: print }).click();
}
