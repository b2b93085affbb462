import { readFileSync } from 'node:fs';
import { cameraVerdict, OPEN_CAMERAS } from '#main/accept/camera-check.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { launchApp } from '#test/support/app.ts';
import { expect, test } from '@playwright/test';

test('the page has two functions of ours and nothing of Node', async () => {
  const running = await launchApp();
  const found = await running.page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { loket: object }).loket).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found).toEqual({ bridge: ['call', 'subscribe'], node: [] });
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron keeps the method out of its types; it is the only way to read what is in force.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag: webviewTag ?? false };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  await running.close();
});

test('nothing leaves the page: other hosts, frames, windows, navigation, inline script', async () => {
  const running = await launchApp();
  const { page, app } = running;
  const before = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  const result = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    const opened = window.open('https://example.com/') === null;
    const inline = document.createElement('div');
    let script = 'refused';
    try {
      inline.innerHTML = '<img src=x onerror="document.title=\'owned\'">';
      document.body.append(inline);
    } catch {
      script = 'trusted types';
    }
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    location.href = 'https://example.com/';
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    return { fetched, opened, script, title: document.title };
  });
  expect(result).toMatchObject({ fetched: 'refused', opened: true, script: 'trusted types' });
  expect(result.title).not.toBe('owned');
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
  ).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await running.close();
});

test('the camera is allowed, microphone and place are not', async () => {
  const running = await launchApp({ args: ['--use-fake-device-for-media-stream'] });
  const asked = await running.page.evaluate(async () => {
    const ask = (constraints: MediaStreamConstraints) =>
      navigator.mediaDevices.getUserMedia(constraints).then(
        (stream) =>
          stream
            .getTracks()
            .map((track) => track.kind)
            .join(),
        (error: Error) => error.name,
      );
    const place = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        () => resolve('refused'),
      );
    });
    return { camera: await ask({ video: true }), microphone: await ask({ audio: true }), place };
  });
  expect(asked).toEqual({ camera: 'video', microphone: 'NotAllowedError', place: 'refused' });
  await running.close();
});

test('the acceptance report opens the camera: one that is only listed does not pass', async () => {
  const running = await launchApp({ args: ['--use-fake-device-for-media-stream'] });
  const outcome = async () => {
    const { outcome: said, detail } = cameraVerdict(await running.page.evaluate(OPEN_CAMERAS));
    return `${said} ${detail}`;
  };
  expect(await outcome()).toMatch(/^PASS/);
  await running.page.evaluate(() => {
    // A camera that opens and stays dark: nothing is ever drawn.
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(0));
  });
  expect(await outcome()).toMatch(/^FAIL .*NoFrame/);
  await running.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
  });
  expect(await outcome()).toMatch(/^FAIL .*NotReadableError/);
  await running.close();
});

test('hostile calls are answered with a code', async () => {
  const running = await launchApp();
  const { page } = running;
  expect(await callFromPage(page, 'applications.search', { text: 'budi', limit: 5 })).toEqual({
    ok: false,
    code: 'SIGNED_OUT',
  });
  const odd = await page.evaluate(async () => {
    const { loket } = globalThis as unknown as {
      loket: { call(name: unknown, input: unknown): Promise<unknown> };
    };
    return [
      await loket.call('__proto__', {}),
      await loket.call('session.signIn', { username: ['x'], password: {} }),
      await loket.call(null, null),
    ];
  });
  expect(odd).toEqual([
    { ok: false, code: 'CHANNEL_UNKNOWN' },
    expect.objectContaining({ ok: false, code: 'INPUT_INVALID' }),
    { ok: false, code: 'CHANNEL_UNKNOWN' },
  ]);
  await running.close();
});

test('the renderer is sandboxed by the operating system', async () => {
  test.skip(process.getuid?.() === 0, 'as root Chromium runs without its sandbox');
  const running = await launchApp();
  const tabs = await running.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid, sandboxed }) => ({ pid, sandboxed })),
  );
  expect(tabs.length).toBeGreaterThan(0);
  for (const { pid, sandboxed } of tabs) {
    // Linux tells it in the process table: 2 is a filter on system calls.
    const isFiltered =
      process.platform === 'linux'
        ? /^Seccomp:\s*2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
        : sandboxed;
    expect(isFiltered).toBe(true);
  }
  await running.close();
});

test('an untouched desk locks by itself, and with the system’s own lock and sleep', async () => {
  const running = await launchApp();
  const { app, page } = running;
  const desk = new DeskPage(running);
  await page.clock.install();
  await desk.signIn('loket');
  const unlock = desk.button(id.session.lock.unlock);

  await page.clock.fastForward('09:00');
  await page.mouse.move(200, 200);
  await page.clock.fastForward('09:00');
  await expect(unlock).toHaveCount(0);
  await page.clock.fastForward('01:10');
  await expect(unlock).toBeVisible();
  await desk.unlock();

  for (const event of ['lock-screen', 'suspend']) {
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect(unlock).toBeVisible();
    await desk.unlock();
  }
  await running.close();
});
