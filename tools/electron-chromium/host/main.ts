import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { app } from '../api/app.ts';
import { allowWindows } from '../api/browser-window.ts';
import { listSwitches, readSwitches } from '../api/command-line.ts';
import { electronModule } from '../api/electron-module.ts';
import { listWebContents } from '../api/web-contents.ts';
import { Browser, setBrowser } from '../chromium/browser.ts';
import { readArguments, readManifest } from './arguments.ts';
import { hookElectron } from './module-hook.ts';
import { becomeElectronProcess, noteChromiumVersion } from './process-identity.ts';
import { refusalFor } from './profile-check.ts';

const refusal = refusalFor(process.env['LOKET_PROFILE']);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}

const args = process.argv.slice(2);
const { preloads, app: appPath } = readArguments(args);
const manifest = readManifest(appPath);

becomeElectronProcess(join(import.meta.dirname, '../electron'));
readSwitches(args);
const userData = listSwitches().get('user-data-dir');
if (userData !== undefined) app.setPath('userData', userData);
app.identify(manifest);
hookElectron(electronModule);
const require = createRequire(join(manifest.folder, 'package.json'));
// Playwright evaluates `require('electron')` in this process.
Object.defineProperty(globalThis, 'require', { value: require, configurable: true });
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());

for (const preload of preloads) require(preload);
await import(pathToFileURL(manifest.main).href);
// The app's code has run once, so its switches are known; as in Electron, it must not wait for `ready` at its top level.
await startChromium();

async function startChromium(): Promise<void> {
  if (app.isLeaving()) return;
  const browser = await Browser.start(listSwitches());
  setBrowser(browser);
  noteChromiumVersion(browser.version);
  console.error(
    `Electron's binary is absent: running on its Chromium stand-in (${browser.process.binary} ${browser.version}, ` +
      `Node ${process.versions.node}${browser.process.headless ? ', headless' : ''}).`,
  );
  void exitWithChromium(browser);
  allowWindows();
  app.becomeReady();
}

/** Without Chromium there is no window left to work in. */
async function exitWithChromium(browser: Browser): Promise<void> {
  const exitCode = await browser.process.exited;
  for (const contents of listWebContents()) {
    const details = { reason: 'killed', exitCode };
    contents.emit('render-process-gone', {}, details);
    app.emit('render-process-gone', {}, contents, details);
  }
  app.exit(1);
}
