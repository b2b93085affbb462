import type { z } from 'zod';
import type { RelayReply } from '#common/contract/hub/relay.ts';
import type { BackupPreview } from '#common/contract/ipc/backup.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { UpdateStatus } from '#common/contract/ipc/updates.ts';
import type { MoveStatus, SyncStatus } from '#common/contract/ipc/sync.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { ChipReaderSettings } from '#common/contract/ipc/chip.ts';
import type { FingerScannerSettings } from '#common/contract/ipc/fingers.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import type { Preferences } from '#common/contract/ipc/office.ts';
import type { PrinterChoice } from '#common/contract/ipc/printing.ts';
import type { QualityProgram } from '#common/contract/ipc/quality-engine.ts';
import type { ReadPolicy } from '#main/settings/policy/read-policy.ts';
import type { LogThreshold } from '#main/settings/log-threshold.ts';
import type { LogFolder } from '#runtime/logging/log-folder.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { WatchedFolder } from './documents/intake/watched-folder.ts';
import type { SecondScreen } from './interview/second-screen.ts';
import type { WallScreen } from './queue/wall-screen.ts';
import type { PrinterPort } from './printing/printer-port.ts';
import type { PrintQueue } from './printing/print-queue.ts';
import type { ChipReadings } from './production/chip/chip-readings.ts';
import type { OfficeContext } from './office/office-context.ts';
import type { HubPeople } from './session/hub-sign-in.ts';
import type { Session } from './session/session.ts';

/** Files that a person picks; Electron's dialogs in the app, a function in a test. */
export type FileDialogs = {
  chooseFiles(options: { extensions: readonly string[]; isMultiple: boolean }): Promise<readonly string[]>;
  chooseFolder(): Promise<string | null>;
  chooseSavePath(suggestedName: string): Promise<string | null>;
};

export type PreferenceStore = {
  read(): Preferences;
  write(change: Partial<Preferences>): void;
  intake(): IntakeSettings;
  setIntake(intake: IntakeSettings): void;
  fingers(): FingerScannerSettings;
  setFingers(fingers: FingerScannerSettings): void;
  qualityProgram(): QualityProgram | null;
  setQualityProgram(program: QualityProgram | null): void;
  printers(): PrinterChoice;
  setPrinters(choice: PrinterChoice): void;
  chipReader(): ChipReaderSettings;
  setChipReader(reader: ChipReaderSettings): void;
  desk(): string;
  setDesk(name: string): void;
};

/** The desk's hub, where it has one: what features ask of it and tell it. */
export type HubPort = HubPeople & {
  status(): Promise<SyncStatus>;
  /** There may be something to send. Resolves when this desk has offered what it had. */
  wake(): Promise<void>;
  /** There is something at the hub that this desk must have now, whatever the live feed has told. Resolves when it has it. */
  ask(): Promise<void>;
  /** This desk goes on under a new key, by a code of IT for this desk. Throws ENROLMENT_REFUSED, CODE_WRONG_KIND, HUB_UNREACHABLE. */
  renewKey(code: string): Promise<void>;
  /** A file that lies on no desk any more, onto this one. Throws HUB_UNREACHABLE. */
  bringFile(applicationId: ApplicationId): Promise<void>;
  /** Several of them. Throws HUB_UNREACHABLE. */
  bringFiles(applicationIds: readonly ApplicationId[]): Promise<void>;
  fetchAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array>;
  /** What waits, signed and sealed for a day without a network; null when nothing waits. */
  writeOutbox(): Promise<{ bytes: Buffer; actions: number } | null>;
  /** Another desk's file, handed on to the hub. */
  bringOutbox(bytes: Buffer): Promise<RelayReply>;
  /** What a signed-in person does at the hub itself. Throws HUB_UNREACHABLE, HUB_SIGN_IN_NEEDED. */
  asPerson<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T>;
  /** What this desk may ask without anybody signed in. Throws HUB_UNREACHABLE, NOT_FOUND at a hub that is older. */
  asDesk<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T>;
};

/** The move of an office that began on this desk to its hub. */
export type MovePort = {
  /** Resolves when the hub has let this desk in; the rest goes on by itself. Throws ENROLMENT_REFUSED, HUB_UNREACHABLE. */
  begin(url: string, code: string): Promise<MoveStatus>;
  status(): Promise<MoveStatus>;
};

/** Newer versions of the program. A failure to look or to fetch is a state that says why. */
export type UpdatePort = {
  status(): UpdateStatus;
  check(): Promise<UpdateStatus>;
  /** Whoever asks has seen why the last update was not installed. */
  checkByHand(): Promise<UpdateStatus>;
  fetch(): Promise<UpdateStatus>;
  /** The version that waits, looked at once more; null when none does. Throws UPDATE_NOT_TRUSTED. */
  ready(): Promise<string | null>;
};

/** What a site file says of the office that this PC joins, and which printers it shall use. */
export type JoinedBySite = { office: string; hubKey: string; ca: string | null; printers: PrinterChoice };

export type SitePort = { given: string | null; onDrives(): Promise<readonly string[]> };

/** The whole desk as one sealed file, and back. */
export type BackupPort = {
  /** Into a folder; `isMove` closes the desk here for good. Throws FILE_NOT_WRITTEN. */
  make(folder: string, isMove: boolean): Promise<{ name: string; bytes: number }>;
  /** Laid out beside the records and looked through; without a text under this desk's own key. */
  read(path: string, recoveryText: string | null): Promise<BackupPreview>;
  /** What was read last takes the place of the records. */
  restore(): Promise<SessionStatus>;
};

export type HubRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
  /** For an answer that takes the hub long by its nature; otherwise silence soon means that it is away. */
  patienceMs?: number;
};

/** Counting or checking all that the office has: minutes in a large one. */
export const WHOLE_OFFICE_MS = 5 * 60_000;

/** Everything a feature may reach. Made once by the composition root and handed on; nothing is global. */
export type Desk = {
  db: DeskDatabase;
  office: OfficeContext;
  session: Session;
  clock: Clock;
  vault: Vault;
  log: Logger;
  dialogs: FileDialogs;
  /** The sheet that the window shows, as a tagged PDF of A4 pages. */
  printPage: () => Promise<Uint8Array>;
  printers: PrinterPort;
  /** What waits for them. */
  printing: PrintQueue;
  preferences: PreferenceStore;
  /** What IT decides for this PC, and where that stands. */
  machine: ReadPolicy;
  /** The folder that this PC’s scanner writes to. */
  tray: WatchedFolder;
  /** What the reader found on the books that lie here. */
  chipReadings: ChipReadings;
  /** What the applicant reads on the other side of the desk. */
  secondScreen: SecondScreen;
  /** What hangs in the waiting hall. */
  wall: WallScreen;
  /** Null for a desk that is its own authority. */
  hub: HubPort | null;
  mover: MovePort;
  /** Joins the office's hub; the desk that answers afterwards is another one. */
  joinHub(url: string, code: string, site?: JoinedBySite): Promise<SessionStatus>;
  /** Where a site file may lie: named by IT, or on a stick. */
  site: SitePort;
  backups: BackupPort;
  copyText: (text: string) => void;
  /** How many the page counted last; null before it did. */
  cameras: { count: number | null };
  updates: UpdatePort;
  logFolder: LogFolder;
  logThreshold: LogThreshold;
  /** Closes the program so that the installer may begin. */
  closeForUpdate: () => void;
  /** Room left on the disk that holds the records. */
  freeDiskMb: () => Promise<number>;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
};
