import { join } from 'node:path';
import { app, clipboard, Menu, powerMonitor } from 'electron';
import { followRoles } from '#main/features/session/follow-roles.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { createPipeline, type SessionGate } from '#main/ipc/pipeline.ts';
import { broadcast, registerIpc } from '#main/ipc/register.ts';
import { oneAtATime } from '#main/features/applications/one-at-a-time.ts';
import { refreshDueDaysOfToday } from '#main/features/applications/due-days.ts';
import { runSystemActions } from '#main/features/applications/system-actions.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { Desk } from '#main/features/desk.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { fileSink } from '#runtime/logging/file-sink.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { systemClock } from '#runtime/clock.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from '#main/records/sqlite-error.ts';
import { registerAppScheme, serveApp, START_URL } from '#main/security/app-protocol.ts';
import { hardenContents, hardenSession } from '#main/security/harden.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import { fromRecoveryText, keepKey } from '#main/settings/keys.ts';
import { checkSettingsFile } from '#main/settings/settings-file.ts';
import { SettingsStore } from '#main/settings/store.ts';
import { createMainWindow } from '#main/windows/main-window.ts';
import { blockedHandlers } from './blocked-desk.ts';
import { osDialogs, osKeyring, printPage } from './electron-parts.ts';
import { deskHandlers } from './handlers.ts';
import { openDesk, type DeskParts, type OpenDesk } from './open-desk.ts';
import type { DeskEnvironment } from './profile.ts';

const SYSTEM_ROUND_MS = 60_000;
/** An acting role that begins or ends is on the screen within so long; what it grants follows the clock itself. */
const ROLES_ROUND_MS = 5_000;
const NOBODY: SessionGate = { user: null, isLocked: false };

/** The composition root: makes every part once, in order, and hands them to each other. */
export async function startDesk(environment: DeskEnvironment): Promise<void> {
  registerAppScheme();
  hardenContents();
  await app.whenReady();
  Menu.setApplicationMenu(null);
  hardenSession();

  const userData = app.getPath('userData');
  const log = createLogger('desk', fileSink(join(userData, 'logs')));
  // Before anything is opened: what goes wrong below must leave a trace.
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught exception', { error }));
  const { settings, problem } = openSettings(userData);
  const offset = environment.startsAt ? environment.startsAt.getTime() - Date.now() : 0;
  const parts: DeskParts = {
    dataFolder: join(userData, 'data'),
    resources: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources'),
    profile: environment.profile,
    version: app.getVersion(),
    settings,
    keyring: osKeyring,
    clock: systemClock(offset),
    log,
    dialogs: osDialogs,
    printPage,
    copyText: (text) => void clipboard.writeText(text),
    emit: broadcast,
    reopen: () => switchboard.reopen(),
  };

  const switchboard: Switchboard = new Switchboard(parts, problem, environment.isEmpty);
  await switchboard.open();
  registerIpc((sender, channel, input) => switchboard.handle(sender, channel, input));
  serveApp(join(app.getAppPath(), 'out', 'renderer'));
  openWindow();

  app.on('second-instance', openWindow);
  app.on('activate', openWindow);
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('suspend', () => void switchboard.lock());
  powerMonitor.on('lock-screen', () => void switchboard.lock());
  let isClosing = false;
  app.on('before-quit', (event) => {
    if (isClosing) return;
    // The database is closed before the process goes, so that the next start finds no journal to replay.
    event.preventDefault();
    isClosing = true;
    void switchboard.close().finally(() => app.quit());
  });
}

/** The PC's settings; when their file is damaged, defaults that are not written, and what to tell. */
function openSettings(folder: string): { settings: DeskParts['settings']; problem: CodedError | null } {
  const problem = checkSettingsFile(folder);
  return { settings: problem ? fallbackSettings() : new SettingsStore(folder), problem };
}

function openWindow(): void {
  const window = createMainWindow(join(app.getAppPath(), 'out', 'preload', 'preload.cjs'));
  void window.loadURL(START_URL);
}

type Handle = ReturnType<typeof createPipeline>;

/** Which handlers answer: those of the open desk, or those of a desk that could not be opened. */
class Switchboard {
  readonly #parts: DeskParts;
  #handle: Handle;
  #open: OpenDesk | null = null;
  #timer: NodeJS.Timeout | null = null;
  #rolesTimer: NodeJS.Timeout | null = null;
  /** Known before the records: with it they stay closed until the next start. */
  readonly #problem: CodedError | null;

  readonly #isEmpty: boolean;

  constructor(parts: DeskParts, problem: CodedError | null, isEmpty: boolean) {
    this.#parts = parts;
    this.#isEmpty = isEmpty;
    this.#problem = problem;
    this.#handle = this.#pipelineOf(this.#blocked(new CodedError('DATABASE_BUSY')), NOBODY);
  }

  handle: Handle = (sender, channel, input) => this.#handle(sender, channel, input);

  async open(): Promise<void> {
    try {
      if (this.#problem) throw this.#problem;
      const open = await openDesk(this.#parts);
      const { desk } = open;
      const { profile, resources } = this.#parts;
      const isSample = profile !== 'production' && !desk.office.hub && !this.#isEmpty;
      if (isSample) await seedSampleOffice(desk, resources, profile === 'demo');
      this.#open = open;
      this.#handle = this.#pipelineOf(this.#handlersOf(open), desk.session);
      const round = oneAtATime(() => this.#runSystem(desk));
      void round();
      this.#timer = setInterval(() => void round(), SYSTEM_ROUND_MS);
      const tellRoles = followRoles(desk.session, desk.emit);
      this.#rolesTimer = setInterval(() => void tellRoles(), ROLES_ROUND_MS);
      open.sync?.start();
      desk.tray.start();
      open.mover.resume();
    } catch (error) {
      this.#parts.log.error('records not opened', { error });
      const problem =
        error instanceof CodedError ? error : new CodedError(sqliteErrorCode(error) ?? 'INTERNAL');
      this.#handle = this.#pipelineOf(this.#blocked(problem), NOBODY);
    }
  }

  async lock(): Promise<void> {
    if (!this.#open) return;
    const { session } = this.#open.desk;
    await session.lock();
    this.#parts.emit('session.changed', await session.status());
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#rolesTimer) clearInterval(this.#rolesTimer);
    await this.#open?.desk.tray.stop();
    await this.#open?.sync?.stop();
    await this.#open?.mover.stop();
    await this.#open?.desk.db.destroy();
    this.#open = null;
  }

  async reopen(): Promise<SessionStatus> {
    await this.close();
    await this.open();
    // Opened by the line above, or the door that is shown instead says why not.
    const open = this.#open;
    if (!open) throw new CodedError('INTERNAL');
    const status = await open.desk.session.status();
    this.#parts.emit('session.changed', status);
    return status;
  }

  #handlersOf({ desk, recoveryText }: OpenDesk): Handlers {
    return deskHandlers(desk, this.#parts.profile === 'test' ? 'test' : 'full', recoveryText);
  }

  #pipelineOf(handlers: Handlers, gate: SessionGate): Handle {
    return createPipeline(handlers, gate, this.#parts.log, (code) => void this.#stopWith(code));
  }

  /** Damage that was found while working: the records are closed as they are and the screen says why. */
  async #stopWith(code: ErrorCode): Promise<void> {
    if (!this.#open) return;
    await this.close();
    const handlers = this.#blocked(new CodedError(code));
    this.#handle = this.#pipelineOf(handlers, NOBODY);
    this.#parts.emit('session.changed', await handlers['session.status']({}));
  }

  #blocked(problem: CodedError): Handlers {
    const { profile, version, settings, clock } = this.#parts;
    return blockedHandlers({
      problem,
      profile,
      version,
      preferences: settings,
      clock,
      recover: (text) => this.#recover(text),
    });
  }

  async #recover(text: string) {
    if (this.#problem) throw this.#problem;
    const [dataKey, attachmentKey] = text.trim().split(/\s+/).map(fromRecoveryText);
    if (!dataKey || !attachmentKey) throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
    const { settings, keyring } = this.#parts;
    const before = settings.all();
    keepKey('dataKey', dataKey, settings, keyring);
    keepKey('attachmentKey', attachmentKey, settings, keyring);
    await this.open();
    if (!this.#open) {
      settings.set('dataKey', before.dataKey);
      settings.set('attachmentKey', before.attachmentKey);
      throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
    }
    const status = await this.#open.desk.session.status();
    this.#parts.emit('session.changed', status);
    return status;
  }

  async #runSystem(desk: Desk): Promise<void> {
    try {
      await refreshDueDaysOfToday(desk);
      // Only the authority acts by the calendar, and not while the office is on its way to another.
      if (!desk.office.hub && !desk.office.isMoving) await runSystemActions(desk);
    } catch (error) {
      this.#parts.log.error('system round failed', { error });
    }
  }
}
