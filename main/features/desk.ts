import type { z } from 'zod';
import type { RelayReply } from '#common/contract/hub/relay.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { MoveStatus, SyncStatus } from '#common/contract/ipc/sync.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import type { Preferences } from '#common/contract/ipc/office.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { WatchedFolder } from './documents/intake/watched-folder.ts';
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
  fetchAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array>;
  /** What waits, signed and sealed for a day without a network; null when nothing waits. */
  writeOutbox(): Promise<{ bytes: Buffer; actions: number } | null>;
  /** Another desk's file, handed on to the hub. */
  bringOutbox(bytes: Buffer): Promise<RelayReply>;
  /** What a signed-in person does at the hub itself. Throws HUB_UNREACHABLE, HUB_SIGN_IN_NEEDED. */
  asPerson<T>(schema: z.ZodType<T>, request: HubRequest): Promise<T>;
};

/** The move of an office that began on this desk to its hub. */
export type MovePort = {
  /** Resolves when the hub has let this desk in; the rest goes on by itself. Throws ENROLMENT_REFUSED, HUB_UNREACHABLE. */
  begin(url: string, code: string): Promise<MoveStatus>;
  status(): Promise<MoveStatus>;
};

export type HubRequest = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: object };

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
  preferences: PreferenceStore;
  /** The folder that this PC’s scanner writes to. */
  tray: WatchedFolder;
  /** Null for a desk that is its own authority. */
  hub: HubPort | null;
  mover: MovePort;
  /** Joins the office's hub; the desk that answers afterwards is another one. */
  joinHub(url: string, code: string): Promise<SessionStatus>;
  copyText: (text: string) => void;
  /** Room left on the disk that holds the records. */
  freeDiskMb: () => Promise<number>;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
};
