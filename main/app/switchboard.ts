import type { Handlers } from '#main/ipc/pipeline.ts';
import { createPipeline, type SessionGate } from '#main/ipc/pipeline.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { oneAtATime } from '#main/features/applications/one-at-a-time.ts';
import { refreshDueDaysOfToday } from '#main/features/applications/due-days.ts';
import { revealPastSeeds } from '#main/features/applications/publish-seed.ts';
import { runSystemActions } from '#main/features/applications/system-actions.ts';
import { promiseByItself } from '#main/features/approval/rechecks.ts';
import { onceADay, tidyBiometrics } from '#main/features/biometrics/tidy.ts';
import type { Desk } from '#main/features/desk.ts';
import { disposeHere } from '#main/features/privacy/dispose.ts';
import { sendWaiting } from '#main/features/registers/office-registers.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { blockedDiagnostics } from '#main/features/station/blocked-diagnostics.ts';
import { followRoles } from '#main/features/session/follow-roles.ts';
import { sqliteErrorCode } from '#main/records/sqlite-error.ts';
import { fromRecoveryText, keepKey } from '#main/settings/keys.ts';
import { closeAndInstall } from '#main/updates/install-on-quit.ts';
import { noteVersion } from '#main/updates/note-version.ts';
import { blockedHandlers } from './blocked-desk.ts';
import { DeskBackups, openAgain } from './desk-backups.ts';
import { deskHandlers } from './handlers.ts';
import type { DeskParts } from './desk-parts.ts';
import { RecordsBefore } from './records-before.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';

const SYSTEM_ROUND_MS = 60_000;
/** An acting role that begins or ends is on the screen within so long; what it grants follows the clock itself. */
const ROLES_ROUND_MS = 5_000;
const NOBODY: SessionGate = { user: null, isLocked: false };

type Handle = ReturnType<typeof createPipeline>;

/** Which handlers answer: those of the open desk, or those of a desk that could not be opened. */
export class Switchboard {
  readonly #parts: DeskParts;
  #handle: Handle;
  #open: OpenDesk | null = null;
  #blockedStatus: () => Promise<SessionStatus>;
  #timer: NodeJS.Timeout | null = null;
  #isUpdateWished = false;
  #rolesTimer: NodeJS.Timeout | null = null;
  readonly #tidy = onceADay(tidyBiometrics);
  readonly #promise = onceADay(promiseByItself);
  /** Known before the records: with it they stay closed until the next start. */
  readonly #problem: CodedError | null;

  readonly #isEmpty: boolean;

  constructor(parts: DeskParts, problem: CodedError | null, isEmpty: boolean) {
    this.#parts = parts;
    this.#isEmpty = isEmpty;
    this.#problem = problem;
    const handlers = this.#blocked(new CodedError('DATABASE_BUSY'));
    this.#blockedStatus = () => handlers['session.status']({});
    this.#handle = this.#pipelineOf(handlers, NOBODY);
  }

  handle: Handle = (sender, channel, input) => this.#handle(sender, channel, input);

  /** The records are open; otherwise the page says why not. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

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
      this.#rolesTimer = setInterval(() => this.#beside(tellRoles(), 'roles not told'), ROLES_ROUND_MS);
      open.sync?.start();
      desk.tray.start();
      desk.printing.start();
      open.mover.resume();
      await noteVersion({
        version: this.#parts.version,
        session: desk.session,
        settings: this.#parts.settings,
      });
      open.updates.start();
    } catch (error) {
      this.#parts.log.error('records not opened', { error });
      this.#block(error instanceof CodedError ? error : new CodedError(sqliteErrorCode(error) ?? 'INTERNAL'));
    }
  }

  /** Nobody waits for it: what goes wrong with it is in the log. */
  #beside(work: Promise<void>, what: string): void {
    work.catch((error: unknown) => this.#parts.log.error(what, { error }));
  }

  #block(problem: CodedError): void {
    const handlers = this.#blocked(problem);
    this.#blockedStatus = () => handlers['session.status']({});
    this.#handle = this.#pipelineOf(handlers, NOBODY);
  }

  async lock(): Promise<void> {
    if (!this.#open) return;
    const { session } = this.#open.desk;
    await session.lock();
    this.#parts.emit('session.changed', await session.status());
  }

  closeForUpdate(): void {
    this.#isUpdateWished = true;
    this.#parts.quit();
  }

  /** The end of the program; what waits to be installed begins after the records are closed and copied. */
  async closeForGood(): Promise<void> {
    const open = this.#open;
    if (!open) return this.close();
    const { dataFolder, log, settings } = this.#parts;
    await closeAndInstall({
      desk: open.desk,
      isWished: this.#isUpdateWished,
      dataFolder,
      close: () => this.close(),
      install: () => open.updates.install(),
      settings,
      log,
    });
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#rolesTimer) clearInterval(this.#rolesTimer);
    this.#open?.updates.stop();
    await this.#open?.desk.tray.stop();
    await this.#open?.desk.printing.stop();
    await this.#open?.sync?.stop();
    await this.#open?.mover.stop();
    await this.#open?.desk.db.destroy();
    this.#open = null;
  }

  async reopen(): Promise<SessionStatus> {
    return this.whileClosed(async () => undefined);
  }

  /** What is there afterwards is opened, and who looks at the page sees it: the desk, or why it cannot be opened. */
  async whileClosed(work: () => Promise<void>): Promise<SessionStatus> {
    await this.close();
    try {
      await work();
    } finally {
      await this.open();
    }
    return this.#tell();
  }

  async #tell(): Promise<SessionStatus> {
    const status = this.#open ? await this.#open.desk.session.status() : await this.#blockedStatus();
    this.#parts.emit('session.changed', status);
    return status;
  }

  #handlersOf({ desk, recoveryText }: OpenDesk): Handlers {
    return deskHandlers(desk, this.#parts.profile === 'test' ? 'test' : 'full', recoveryText);
  }

  #pipelineOf(handlers: Handlers, gate: SessionGate): Handle {
    return createPipeline(handlers, gate, this.#parts.log, (code) =>
      this.#beside(this.#stopWith(code), 'damaged records not closed'),
    );
  }

  /** Damage that was found while working: the records are closed as they are and the screen says why. */
  async #stopWith(code: ErrorCode): Promise<void> {
    if (!this.#open) return;
    await this.close();
    this.#block(new CodedError(code));
    await this.#tell();
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
      restore: this.#problem ? null : new DeskBackups(this.#parts, null),
      before: problem.code === 'DATABASE_NEWER' ? new RecordsBefore(this.#parts) : null,
      dialogs: this.#parts.dialogs,
      diagnostics: () => blockedDiagnostics({ ...this.#parts, problem }),
    });
  }

  async #recover(text: string) {
    if (this.#problem) throw this.#problem;
    const [dataKey, attachmentKey] = text.trim().split(/\s+/).map(fromRecoveryText);
    if (!dataKey || !attachmentKey) throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
    const { settings, keyring, dataFolder } = this.#parts;
    const before = settings.all();
    // Who has the text may also open records again that were closed to go on at another PC.
    await openAgain(dataFolder, dataKey, before.cipher);
    keepKey('dataKey', dataKey, settings, keyring);
    keepKey('attachmentKey', attachmentKey, settings, keyring);
    await this.open();
    if (!this.#open) {
      settings.set('dataKey', before.dataKey);
      settings.set('attachmentKey', before.attachmentKey);
      throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
    }
    return this.#tell();
  }

  async #runSystem(desk: Desk): Promise<void> {
    try {
      await refreshDueDaysOfToday(desk);
      await this.#tidy(desk);
      await revealPastSeeds(desk);
      await sendWaiting(desk);
      // Only the authority acts by the calendar, and not while the office is on its way to another.
      if (!desk.office.hub && !desk.office.isMoving) {
        await runSystemActions(desk);
        await this.#promise(desk);
        await disposeHere(desk);
      }
    } catch (error) {
      this.#parts.log.error('system round failed', { error });
    }
  }
}
