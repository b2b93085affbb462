import { statSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from './fixture.ts';

test('a test answers dialogs as it does with Electron', async ({ launch }) => {
  const { app } = await launch();
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/some/file.csv'] });
  });
  expect(await app.evaluate(({ dialog }) => dialog.showOpenDialog({ properties: ['openFile'] }))).toEqual({
    canceled: false,
    filePaths: ['/some/file.csv'],
  });
});

test('secrets are encrypted with a key that only the owner may read', async ({ launch }) => {
  const { app, userData } = await launch();
  const seen = await app.evaluate(({ safeStorage }) => {
    const encrypted = safeStorage.encryptString('rahasia');
    const changed = Buffer.from(encrypted);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const attempt = (bytes: Buffer): string => {
      try {
        return safeStorage.decryptString(bytes);
      } catch {
        return 'refused';
      }
    };
    return {
      available: safeStorage.isEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      readable: encrypted.includes('rahasia'),
      back: attempt(encrypted),
      changed: attempt(changed),
      foreign: attempt(Buffer.from('v10something')),
    };
  });
  expect(seen).toEqual({
    available: true,
    backend: 'stand_in',
    readable: false,
    back: 'rahasia',
    changed: 'refused',
    foreign: 'refused',
  });
  expect(statSync(join(userData, 'stand-in-safe-storage.key')).mode & 0o777).toBe(0o600);
});

test('what the stand-in lacks throws with its name', async ({ launch }) => {
  const { app } = await launch();
  const messages = await app.evaluate((electron) => {
    const { app: electronApp, BrowserWindow, dialog, net, Notification, session, Tray } = electron;
    const window = BrowserWindow.getAllWindows()[0];
    const attempts: (() => unknown)[] = [
      () => net.fetch('https://example.org'),
      () => new Notification({ title: 'x' }),
      () => new Tray('x'),
      () => electronApp.setBadgeCount(1),
      () => window?.setSkipTaskbar(true),
      () => window?.webContents.debugger,
      () => session.fromPartition('x'),
      () => dialog.showCertificateTrustDialog({ certificate: {} as Electron.Certificate, message: '' }),
      () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => new BrowserWindow({ webPreferences: { contextIsolation: false } }),
      () => new BrowserWindow({ webPreferences: { sandbox: false } }),
      () => new BrowserWindow({ webPreferences: { webSecurity: false } }),
      () => electronApp.on('accessibility-support-changed', () => undefined),
    ];
    return attempts.map((attempt) => {
      try {
        return `answered ${String(attempt())}`;
      } catch (error) {
        return error instanceof Error
          ? error.message.replace('not available in the Chromium stand-in: ', '')
          : 'not an error';
      }
    });
  });
  expect(messages).toEqual([
    'net.fetch',
    'Notification',
    'Tray',
    'app.setBadgeCount',
    'BrowserWindow.setSkipTaskbar',
    'webContents.debugger',
    'session.fromPartition',
    'dialog.showCertificateTrustDialog',
    'webPreferences.nodeIntegration: true',
    'webPreferences.contextIsolation: false',
    'webPreferences.sandbox: false',
    'webPreferences.webSecurity: false',
    "app event 'accessibility-support-changed'",
  ]);
});

test('the app reads its identity, versions and processes', async ({ launch }) => {
  const { app, page, userData } = await launch();
  const seen = await app.evaluate(({ app: electronApp }) => ({
    name: electronApp.getName(),
    version: electronApp.getVersion(),
    packaged: electronApp.isPackaged,
    userData: electronApp.getPath('userData'),
    electron: process.versions['electron']?.split('.')[0],
    chrome: process.versions['chrome']?.split('.').length,
    metrics: electronApp.getAppMetrics().map(({ type, memory }) => [type, memory.workingSetSize > 1000]),
    own: electronApp.getAppMetrics().some(({ pid }) => pid === process.pid),
  }));
  expect(seen).toMatchObject({
    name: 'Stand-in fixture',
    version: '1.2.3',
    packaged: false,
    userData,
    chrome: 4,
    own: true,
  });
  expect(Number(seen.electron)).toBeGreaterThanOrEqual(45);
  expect(seen.metrics).toContainEqual(['Tab', true]);
  expect(seen.metrics).toContainEqual(['Browser', true]);
  expect(await page.evaluate(() => (bridge as unknown as { sandboxed: boolean }).sandboxed)).toBe(
    process.getuid?.() !== 0,
  );
});

test('a utility process talks to the app and ends with it', async ({ launch }) => {
  const { app } = await launch();
  const script = join(import.meta.dirname, 'fixture-app/utility.cjs');
  const seen = await app.evaluate(async ({ utilityProcess }, path) => {
    const child = utilityProcess.fork(path, ['three'], { stdio: 'ignore' });
    child.postMessage({ bytes: new Uint8Array([1, 2, 3]) });
    const answer = await new Promise((resolve) => child.once('message', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.postMessage('end');
    return [answer, await ended];
  }, script);
  expect(seen).toEqual([{ sum: 6, argument: 'three', type: 'utility' }, 4]);
});

test('the screen is known once a window is open', async ({ launch }) => {
  const { app, page } = await launch();
  const size = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().size);
  expect(size).toEqual(await page.evaluate(() => ({ width: screen.width, height: screen.height })));
});

test('main copies text without the page noticing', async ({ launch }) => {
  const { app, page } = await launch();
  const noticed = await page.evaluateHandle(() => {
    const events: string[] = [];
    for (const kind of ['copy', 'selectionchange', 'blur']) {
      document.addEventListener(kind, () => events.push(kind));
    }
    return events;
  });
  await app.evaluate(({ clipboard }) => clipboard.writeText('disalin'));
  expect(await noticed.jsonValue()).toEqual([]);
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler(null);
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) =>
      callback(permission === 'clipboard-read'),
    );
  });
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText().catch(String))).toBe('disalin');
});

test('the theme reaches the page, and the power monitor can be fired by hand', async ({ launch }) => {
  const { app, page } = await launch();
  // Playwright itself asks for light; lift that, so that only the app's wish is left.
  await page.emulateMedia({ colorScheme: null });
  const isDark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(isDark).toBe(true);
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  const resumed = await app.evaluate(({ powerMonitor }) => {
    let count = 0;
    powerMonitor.on('resume', () => (count += 1));
    powerMonitor.emit('resume');
    return count;
  });
  expect(resumed).toBe(1);
});
