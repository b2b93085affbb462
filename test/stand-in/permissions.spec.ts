import type { Page } from '@playwright/test';

import { expect, test } from './fixture.ts';

const FAKE_CAMERA = ['--use-fake-device-for-media-stream'];

test('the camera stays shut while the app refuses it', async ({ launch }) => {
  const { app, page } = await launch({ args: FAKE_CAMERA });
  expect(await openCamera(page)).toBe('NotAllowedError');
  expect(await app.evaluate(() => fixture.permissionQuestions)).toContain('media video');
});

test('the camera opens as soon as the app allows it, and the microphone does not', async ({ launch }) => {
  const { app, page } = await launch({ args: FAKE_CAMERA });
  expect(await openCamera(page)).toBe('NotAllowedError');
  await app.evaluate(() => {
    fixture.allowCamera = true;
  });
  expect(await openCamera(page)).toBe('640x480');
  expect(
    await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'opened',
        (error: Error) => error.name,
      ),
    ),
  ).toBe('NotAllowedError');
});

test('a flag that answers camera questions by itself does not go over the app', async ({ launch }) => {
  const { page } = await launch({ args: [...FAKE_CAMERA, '--use-fake-ui-for-media-stream'] });
  expect(await openCamera(page)).toBe('NotAllowedError');
});

test('other permissions follow the app from the start', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'clipboard-read', 'midi'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('devices are refused at once, without a chooser', async ({ launch }) => {
  const { page } = await launch();
  await page.locator('h1').click();
  const refusals = await page.evaluate(async () => {
    const { usb, hid, serial } = navigator as unknown as Record<
      string,
      Record<string, (options: object) => Promise<unknown>>
    >;
    const attempts = [
      () => usb?.['requestDevice']?.({ filters: [] }),
      () => hid?.['requestDevice']?.({ filters: [] }),
      () => serial?.['requestPort']?.({}),
    ];
    const results: unknown[] = [];
    for (const attempt of attempts) {
      const answer = Promise.resolve(attempt()).then(
        (value) => (Array.isArray(value) ? value.length : 'given'),
        () => 'refused',
      );
      results.push(
        await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 3000, 'asked a person'))]),
      );
    }
    return results;
  });
  // WebHID answers with an empty list.
  expect(refusals).toEqual(['refused', 0, 'refused']);
});

function openCamera(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
      const { width, height } = stream.getVideoTracks()[0]?.getSettings() ?? {};
      for (const track of stream.getTracks()) track.stop();
      return `${width}x${height}`;
    } catch (error) {
      return error instanceof Error ? error.name : 'not an error';
    }
  });
}
