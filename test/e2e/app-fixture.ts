import { test as base } from '@playwright/test';
import { join } from 'node:path';
import { DeskPage } from '#test/pages/desk-page.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { drawMedia, type DrawnMedia } from '#test/support/drawn-media.ts';

export const NOW = '2026-11-24T01:00:00.000Z';

type Fixtures = {
  desk: DeskPage;
  /** Displays of the PC, as far as the stand-in can say. */
  displays: number;
};
type WorkerFixtures = { media: DrawnMedia };

/** Each test has its own office: a new data folder, the sample people, a working morning. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  media: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, provide, { parallelIndex }) => {
      await provide(await drawMedia(join(ROOT, 'out', 'test', `media-${parallelIndex}`)));
    },
    { scope: 'worker' },
  ],
  displays: [1, { option: true }],
  desk: async ({ media, displays }, provide) => {
    const running = await launchApp({
      now: NOW,
      env: { LOKET_STAND_IN_DISPLAYS: String(displays) },
      args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${media.cameraFile}`],
    });
    const desk = new DeskPage(running);
    const problems: string[] = [];
    running.page.on('pageerror', (error) => problems.push(error.message));
    running.page.on('console', (message) => {
      // A refused rule of the content security policy is written to the console and nowhere else.
      if (message.type() === 'error') problems.push(message.text());
    });
    await running.page.setViewportSize({ width: 1366, height: 768 });
    await provide(desk);
    await running.close();
    if (problems.length > 0) throw new Error(`The page reported: ${problems.join('\n')}`);
  },
});

export { expect } from '@playwright/test';
