import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { app, clipboard, Menu, powerMonitor, type BrowserWindow } from 'electron';
import { broadcast, registerIpc } from '#main/ipc/register.ts';
import { fileSink } from '#runtime/logging/file-sink.ts';
import { createLogger, type Logger } from '#runtime/logging/logger.ts';
import { systemClock } from '#runtime/clock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { registerAppScheme, serveApp, START_URL } from '#main/security/app-protocol.ts';
import { hardenContents, hardenSession } from '#main/security/harden.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import { checkSettingsFile } from '#main/settings/settings-file.ts';
import {
  NO_POLICY,
  readMachinePolicy,
  readPinnedCa,
  type ReadPolicy,
} from '#main/settings/policy/read-policy.ts';
import { LogThreshold } from '#main/settings/log-threshold.ts';
import { SettingsStore } from '#main/settings/store.ts';
import { SecondScreen } from '#main/features/interview/second-screen.ts';
import { WallScreen } from '#main/features/queue/wall-screen.ts';
import { SideWindows } from '#main/windows/side-windows.ts';
import { followCrashes } from '#main/windows/follow-crashes.ts';
import { followKiosk } from '#main/windows/follow-kiosk.ts';
import { createMainWindow } from '#main/windows/main-window.ts';
import { accept } from './accept.ts';
import { osDialogs, osKeyring, osPrinters, printPage } from './electron-parts.ts';
import type { DeskParts } from './desk-parts.ts';
import type { DeskEnvironment } from './profile.ts';
import { Switchboard } from './switchboard.ts';

/** What the desk that is open decides itself. */
type Links = Pick<DeskParts, 'closeForUpdate' | 'reopen' | 'whileClosed' | 'quit'>;

type Prepared = {
  parts: Omit<DeskParts, keyof Links>;
  problem: CodedError | null;
  windows: SideWindows;
  secondScreen: SecondScreen;
  wall: WallScreen;
};

/** The composition root: makes every part once, in order, and hands them to each other. */
export async function startDesk(environment: DeskEnvironment): Promise<void> {
  const { parts, problem, windows, secondScreen, wall } = await prepare(environment);
  const links: Links = {
    closeForUpdate: () => switchboard.closeForUpdate(),
    reopen: () => switchboard.reopen(),
    whileClosed: (work) => switchboard.whileClosed(work),
    quit: () => app.quit(),
  };
  const switchboard: Switchboard = new Switchboard({ ...parts, ...links }, problem, environment.isEmpty);
  await switchboard.open();
  registerIpc((sender, channel, input) => switchboard.handle(sender, channel, input), windows);
  const { machine, log } = parts;
  const isProtected = machine.policy.ScreenshotProtection ?? false;
  const showWindow = () => {
    const window = openWindow(isProtected, log);
    // No other window stays alone; the applicant's not even beside a page that has lost its place.
    window.once('closed', () => {
      secondScreen.hide();
      wall.end();
    });
    // After the office's window, over it where there is one display; never over why the records do not open.
    window.once('ready-to-show', () => {
      if (switchboard.isOpen) wall.resume();
    });
    window.webContents.on('render-process-gone', () => secondScreen.hide());
  };
  showWindow();

  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('suspend', () => void switchboard.lock());
  powerMonitor.on('lock-screen', () => void switchboard.lock());
  let isClosing = false;
  app.on('before-quit', (event) => {
    if (isClosing) return;
    // The database is closed before the process goes, so that the next start finds no journal to replay.
    event.preventDefault();
    isClosing = true;
    void switchboard.closeForGood().finally(() => app.quit());
  });
}

/** The same parts, asked once whether this PC is fit for work; then the program ends. */
export async function acceptDesk(environment: DeskEnvironment, folder: string | null): Promise<void> {
  const { parts, problem } = await prepare(environment);
  const none = () => Promise.reject(new CodedError('INTERNAL'));
  const links: Links = {
    closeForUpdate: () => undefined,
    reopen: none,
    whileClosed: none,
    quit: () => undefined,
  };
  const code = await accept({
    parts: { ...parts, ...links },
    problem,
    preload: preloadPath(),
    folder: folder ?? join(parts.userData, 'acceptance'),
  }).catch((error: unknown) => {
    parts.log.error('acceptance not finished', { error });
    return 2;
  });
  app.exit(code);
}

/** Everything up to the records, before the first window. */
async function prepare(environment: DeskEnvironment): Promise<Prepared> {
  registerAppScheme();
  hardenContents();
  await app.whenReady();
  Menu.setApplicationMenu(null);

  const userData = app.getPath('userData');
  const clock = systemClock(environment.startsAt ? environment.startsAt.getTime() - Date.now() : 0);
  const logThreshold = new LogThreshold(() => systemClock().now());
  const log = createLogger('desk', fileSink(join(userData, 'logs')), logThreshold.writes);
  // Before anything is opened: what goes wrong below must leave a trace.
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught exception', { error }));
  const { machine, problem: policyProblem } = await openPolicy(environment, log);
  hardenSession(machine.policy.Devices);
  const { settings, problem: settingsProblem } = openSettings(userData, machine);
  logThreshold.follow(settings);
  serveApp(join(app.getAppPath(), 'out', 'renderer'));
  const windows = new SideWindows({
    preload: preloadPath(),
    isProtected: machine.policy.ScreenshotProtection ?? false,
  });
  const secondScreen = new SecondScreen(windows.applicant);
  const wall = new WallScreen(windows.wall, {
    read: () => settings.all().hasWall,
    write: (hangs) => settings.set('hasWall', hangs),
  });
  const officeWindow = () => windows.officeWindows()[0];
  return {
    parts: {
      dataFolder: join(userData, 'data'),
      resources: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources'),
      profile: environment.profile,
      version: app.getVersion(),
      settings,
      machine,
      keyring: osKeyring,
      clock,
      log,
      logThreshold,
      dialogs: osDialogs,
      printPage: () => printPage(officeWindow()),
      printers: osPrinters(officeWindow),
      secondScreen,
      wall,
      copyText: (text) => void clipboard.writeText(text),
      installed: app.isPackaged ? process.resourcesPath : null,
      userData,
      siteFile: environment.siteFile,
      emit(event, payload) {
        broadcast(windows, event, payload);
        secondScreen.follow(event, payload);
        // The name fixes the payload; a generic one loses that.
        if (event === 'session.changed') followKiosk(windows.officeWindows(), payload as SessionStatus);
        wall.follow(event, payload);
      },
    },
    problem: policyProblem ?? settingsProblem,
    windows,
    secondScreen,
    wall,
  };
}

/** What IT decides for this PC, before anything is opened; what cannot be understood of it keeps everything shut. */
async function openPolicy(
  { policyFile }: DeskEnvironment,
  log: Logger,
): Promise<{ machine: ReadPolicy; problem: CodedError | null }> {
  try {
    const owner = process.getuid?.() ?? 0;
    const machine = await readMachinePolicy(policyFile === null ? null : { file: policyFile, owner });
    if (machine.ignored.length > 0) log.warn('policy keys not known', { keys: machine.ignored.join(' ') });
    const pinned = await readPinnedCa(machine);
    // Instead of every authority of the system: this process speaks to the office's hub alone.
    if (pinned !== null) setDefaultCACertificates([pinned]);
    return { machine, problem: null };
  } catch (error) {
    log.error('policy not read', { error });
    const problem = error instanceof CodedError ? error : new CodedError('INTERNAL');
    return { machine: NO_POLICY, problem };
  }
}

/** The PC's settings; when their file is damaged, defaults that are not written, and what to tell. */
function openSettings(
  folder: string,
  { policy }: ReadPolicy,
): { settings: DeskParts['settings']; problem: CodedError | null } {
  const problem = checkSettingsFile(folder);
  return { settings: problem ? fallbackSettings() : new SettingsStore(folder, policy), problem };
}

function openWindow(isProtected: boolean, log: Logger): BrowserWindow {
  const window = createMainWindow(preloadPath(), { isProtected });
  followCrashes(window, log);
  // What goes wrong is told by `did-fail-load`.
  void window.loadURL(START_URL).catch(() => undefined);
  return window;
}

function preloadPath(): string {
  return join(app.getAppPath(), 'out', 'preload', 'preload.cjs');
}
