import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { shoot } from '#test/pages/picture.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { expect, test } from '@playwright/test';

const PICTURES = join(ROOT, 'out', 'test', 'screens');

test('a page that dies comes back with the person signed in, and one that dies again and again is asked about', async () => {
  const running = await launchApp();
  const desk = new DeskPage(running);
  const { app } = running;
  await desk.signIn('loket');
  const asked = app.evaluate(
    ({ dialog }) =>
      new Promise<string>((told) => {
        Object.assign(dialog, {
          showMessageBox: async (_window: unknown, { message }: { message: string }) => {
            told(message);
            return { response: 0 };
          },
        });
      }),
  );
  const crash = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
  // The test's own view of the page does not outlive a crash, so the window itself is asked.
  const isBack = () =>
    expect
      .poll(
        () =>
          app
            .evaluate(
              ({ BrowserWindow }, title) =>
                BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
                  `document.querySelector('[title="${title}"]') !== null`,
                ),
              id.common.top.person,
            )
            .catch(() => false),
        { timeout: 40_000 },
      )
      .toBe(true);
  for (let time = 0; time < 2; time += 1) {
    await crash();
    await isBack();
  }
  await crash();
  expect(await asked).toContain('berhenti bekerja');
  await isBack();
  const log = readFileSync(join(running.dataFolder, 'logs', 'loket.log'), 'utf8');
  expect(log.match(/"page gone"/g)).toHaveLength(3);
  await running.close();
});

test('a page that hangs may be waited for or loaded again, and one that cannot be loaded is told', async () => {
  const running = await launchApp();
  const desk = new DeskPage(running);
  const { app } = running;
  await desk.signIn('loket');
  /** Each box that is shown, answered with the next of these. */
  const answer = (...responses: number[]) =>
    app.evaluate(({ dialog }, replies) => {
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, { message }: { message: string }) => {
          boxes.push(message);
          return { response: replies.shift() ?? 0 };
        },
      });
    }, responses);
  const boxes = () => app.evaluate(() => (globalThis as unknown as { boxes: string[] }).boxes);
  const happens = (event: 'unresponsive' | 'responsive') =>
    app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.emit(name), event);
  const log = () => readFileSync(join(running.dataFolder, 'logs', 'loket.log'), 'utf8');

  await answer(0, 1);
  await happens('unresponsive');
  await happens('responsive');
  await expect.poll(boxes).toHaveLength(1);
  expect(log()).not.toContain('page gone');
  await happens('unresponsive');
  await expect.poll(log, { timeout: 20_000 }).toContain('page gone');
  expect((await boxes()).every((message) => message.includes('tidak menjawab'))).toBe(true);

  await answer(0);
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Another page was asked for, or a picture in it is missing: nothing to tell.
    contents?.emit('did-fail-load', {}, -3, 'ERR_ABORTED', '', true);
    contents?.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', false);
    contents?.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', true);
  });
  await expect.poll(boxes).toHaveLength(1);
  expect((await boxes())[0]).toContain('tidak dapat dimuat');
  expect(log().match(/"page not loaded"/g)).toHaveLength(1);
  await running.close();
});

test('when whatever draws the page has failed, plain words in both languages stay and the page can be loaded again', async () => {
  const running = await launchApp();
  const { page } = running;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    const broken = sessionStorage.getItem('broken');
    sessionStorage.removeItem('broken');
    if (broken === 'drawing') {
      Object.assign(globalThis, {
        matchMedia: () => {
          throw new Error('no media');
        },
      });
    }
    if (broken === 'starting') {
      Object.assign(Promise, { all: () => Promise.reject(new Error('no start')) });
    }
  });
  mkdirSync(PICTURES, { recursive: true });
  for (const [what, said] of [
    ['drawing', 'no media'],
    ['starting', 'no start'],
  ] as const) {
    await page.evaluate((name) => sessionStorage.setItem('broken', name), what);
    await page.reload();
    await expect(page.getByText('Tampilan Loket berhenti bekerja.')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Loket’s page stopped working.')).toBeVisible();
    await page.getByText('Rincian / Details').click();
    await expect(page.getByText(`Error: ${said}`)).toBeVisible();
    await shoot(page, join(PICTURES, `last-resort-${what}.png`));
    await page.getByRole('button', { name: 'Muat ulang / Reload' }).click();
    await expect(page.getByLabel(id.session.signIn.username).first()).toBeVisible({ timeout: 20_000 });
  }
  expect(complaints).toEqual([]);
  await running.close();
});
