import { expect, test } from './fixture.ts';

test('two windows are apart from each other', async ({ launch }) => {
  const { app, page } = await launch();
  const [second] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(() => void fixture.openWindow('/index.html?second', { width: 640, height: 480 })),
  ]);
  await second.waitForFunction(() => 'seenAtStart' in window);
  expect(await second.evaluate(() => bridge.call('sender'))).toMatchObject({
    url: 'app://fixture/index.html?second',
    window: 2,
    contents: 2,
  });
  expect(await page.evaluate(() => bridge.call('sender'))).toMatchObject({ window: 1, contents: 1 });
  const handle = await app.browserWindow(second);
  expect(
    await handle.evaluate((window) => [window.id, window.getSize(), window.webContents.getURL()]),
  ).toEqual([2, [640, 480], 'app://fixture/index.html?second']);
  await handle.evaluate((window) => window.close());
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id)))
    .toEqual([1]);
  expect(await page.evaluate(() => bridge.call('echo', 'still there'))).toBe('still there');
});

test('the size follows setBounds, and the minimum holds', async ({ launch }) => {
  const { app, page } = await launch();
  const handle = await app.browserWindow(page);
  await handle.evaluate((window) => window.setBounds({ width: 1000, height: 600 }));
  await expect.poll(() => page.evaluate(() => [outerWidth, outerHeight])).toEqual([1000, 600]);
  expect(await handle.evaluate((window) => window.getSize())).toEqual([1000, 600]);
});

test('the app may keep a window from closing', async ({ launch }) => {
  const { app, page } = await launch();
  const handle = await app.browserWindow(page);
  await handle.evaluate((window) => {
    window.once('close', (event: { preventDefault(): void }) => event.preventDefault());
    window.close();
  });
  expect(await page.evaluate(() => bridge.call('echo', 'open'))).toBe('open');
});

test('a page that asks to stay keeps its window, without a question to anybody', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
  await page.locator('h1').click();
  const handle = await app.browserWindow(page);
  const asked = handle.evaluate(
    (window) =>
      new Promise((resolve) => window.webContents.once('will-prevent-unload', () => resolve('asked'))),
  );
  await handle.evaluate((window) => window.close());
  expect(await asked).toBe('asked');
  expect(await page.evaluate(() => bridge.call('echo', 'open'))).toBe('open');
  await handle.evaluate((window) => window.destroy());
});

test('the crash of a page is told, and a reload brings it back', async ({ launch }) => {
  const { app, page } = await launch();
  const gone = app.evaluate(
    ({ app: electronApp }) =>
      new Promise((resolve) =>
        electronApp.once('render-process-gone', (_event, contents, details) =>
          resolve([contents.id, details.reason]),
        ),
      ),
  );
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  expect(await gone).toEqual([1, 'crashed']);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('bridge.sum(4, 5)'),
      ),
    )
    .toBe(9);
  expect(page.isClosed()).toBe(false);
});

test('the app sees its main window ready before it shows it, and prints it', async ({ launch }) => {
  const { app } = await launch();
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const pdf = await window?.webContents.printToPDF({ pageSize: 'A4' });
    return { visible: window?.isVisible(), title: window?.getTitle(), pdf: pdf?.subarray(0, 5).toString() };
  });
  expect(seen).toEqual({ visible: true, title: 'Stand-in fixture', pdf: '%PDF-' });
});
