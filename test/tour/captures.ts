import {
  expectGood,
  expectGuided,
  expectTaken,
  recordHints,
  switchAutoOff,
  takePhotoByKey,
  acceptPhoto,
} from '#test/pages/portrait.ts';
import { registerScanner, takeFinger } from '#test/pages/fingers.ts';
import { id } from '#test/pages/desk-page.ts';
import { capture, captureWithoutFingers, FINGERS, signAfterFingers } from '#test/pages/stages.ts';
import { openDevice } from '#test/support/sbi-mock.ts';
import { IN_SERVICE } from './scenarios.ts';
import type { Tour } from './tour-context.ts';

/** The first applicant stands wrong in every way first: the desk says one thing at a time and takes the photo when all is good. */
export async function firstCapture(tour: Tour): Promise<void> {
  const { desk } = tour;
  const { page } = desk;
  const { hint } = id.portrait;
  const device = await openDevice({ at: 'RANGE', serial: 'LKT-SIM-TOUR' });
  try {
    await registerScanner(desk, device);
    await desk.signIn('biometrik');
    const readHints = await recordHints(page);
    await desk.take(first(tour));
    await expectTaken(page);
    const shown = await readHints();
    await expectGuided(page, shown, [hint.BRIGHTNESS.minus, hint.ROLL, hint.SECOND_FACE, hint.good]);
    tour.log(`hints at the camera: ${shown.join(' → ')}`);
    await tour.picture('portrait');
    await acceptPhoto(desk);
    for (const finger of FINGERS) {
      await takeFinger(desk, finger, id.capture.fingerDone);
      if (finger === 'RIGHT_INDEX') await tour.picture('fingers');
    }
    await signAfterFingers(desk);
  } finally {
    await device.close();
  }
  tour.log('first applicant: photo by itself, fingers by the scanner');
}

/** Everybody after: the officer's key takes the photo, and prints come as pictures, for no scanner stands at the desk. */
export async function captures(tour: Tour): Promise<void> {
  const { desk } = tour;
  await desk.signIn('biometrik');
  for (const number of [...tour.numbers(...IN_SERVICE), ...tour.walkIns.values()]) {
    if (number === first(tour)) continue;
    await desk.take(number);
    await switchAutoOff(desk);
    await expectGood(desk.page);
    await tour.picture('capture');
    await capture(desk, tour.media.fingerprints, takePhotoByKey);
  }
  await desk.take(tour.number('CHILD'));
  await captureWithoutFingers(desk, takePhotoByKey);
  tour.log('captures done');
}

function first(tour: Tour): string {
  return tour.numbers('PLAIN')[0] ?? '';
}
