import { z } from 'zod';
import { LogLevel } from '#common/domain/station/log-level.ts';
import { Instant } from '#common/kernel/instant.ts';
import { ChipReaderSettings } from '#common/contract/ipc/chip.ts';
import { FingerScannerSettings } from '#common/contract/ipc/fingers.ts';
import { IntakeSettings } from '#common/contract/ipc/intake.ts';
import { FaceCamera } from '#common/contract/ipc/office.ts';
import { PrinterChoice } from '#common/contract/ipc/printing.ts';
import { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import { QualityProgram } from '#common/contract/ipc/quality-engine.ts';

const FACE_CAMERA: FaceCamera = { height: 1080, isMirrored: true, isAuto: true, footKey: 'PageDown' };

const Preferences = z.object({
  language: z.enum(['id', 'en']).catch('id'),
  theme: z.enum(['light', 'dark', 'auto']).catch('light'),
  singleKeys: z.boolean().catch(true),
  railCollapsed: z.boolean().catch(false),
  cameraId: z.string().catch(''),
  faceCamera: FaceCamera.catch(FACE_CAMERA),
  paperCameraId: z.string().catch(''),
  readsPages: z.boolean().catch(true),
});

/** Keys are base64 of what the OS wrapped; `backend` says which keyring did it, so that a change is noticed. */
const WrappedKey = z.object({ sealed: z.string().min(1), backend: z.string().min(1) });

const NO_INTAKE: IntakeSettings = { folder: null, afterTaking: 'MOVE', scanners: [], choices: {} };

const NO_FINGERS: FingerScannerSettings = { issuers: [], device: null, level: 'L0' };

const NO_PRINTERS: PrinterChoice = { A4: null, ROLL_80: null, LABEL: null };
const NO_CHIP_READER: ChipReaderSettings = { command: null, certificates: [] };

const Details = z
  .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]))
  .default({});
const UpdateMemory = z.object({
  serial: z.int().min(0),
  ranVersion: z.string().nullable(),
  /** What the program closed for; with the code of what kept it from being begun. */
  installing: z
    .object({ version: z.string(), problem: z.string().nullable(), details: Details })
    .nullable()
    .default(null),
  /** What became of it, until somebody has seen it. */
  notInstalled: z
    .object({ version: z.string(), code: DeskErrorCode.catch('UPDATE_FAILED'), details: Details })
    .nullable()
    .default(null),
});
const NO_UPDATES: z.infer<typeof UpdateMemory> = {
  serial: 0,
  ranVersion: null,
  installing: null,
  notInstalled: null,
};

const Settings = z.object({
  preferences: Preferences.catch(Preferences.parse({})),
  /** Scanner and folder of this PC. */
  intake: IntakeSettings.catch(NO_INTAKE),
  /** Whose fingerprint devices this PC believes. */
  fingers: FingerScannerSettings.catch(NO_FINGERS),
  /** The program that looks at photos beside ours. */
  qualityProgram: QualityProgram.nullable().catch(null).default(null),
  /** Which printer takes which paper at this desk. */
  printers: PrinterChoice.catch(NO_PRINTERS),
  /** How chips are read here, and whose signature on them is believed. */
  chipReader: ChipReaderSettings.catch(NO_CHIP_READER).default(NO_CHIP_READER),
  /** Seals of what this PC believes, by section: see `trusted-settings.ts`. */
  seals: z.record(z.string(), z.string()).catch({}).default({}),
  /** The newest signed feed that was believed, and the version that ran here last. */
  updates: UpdateMemory.catch(NO_UPDATES).default(NO_UPDATES),
  /** What the log writes until then; null: as usual. */
  logLevel: z.object({ level: LogLevel, until: Instant }).nullable().catch(null).default(null),
  /** The wall of the hall hangs at this PC. */
  hasWall: z.boolean().catch(false).default(false),
  desk: z.string().catch(''),
  idleLockMinutes: z.int().min(1).max(60).catch(10),
  /** How the records are sealed; chosen once, when they are made. */
  cipher: z.enum(['aegis', 'chacha20']).nullable().default(null),
  dataKey: WrappedKey.nullable().default(null),
  attachmentKey: WrappedKey.nullable().default(null),
});
export type DeskSettings = z.infer<typeof Settings>;
/** What counts only under a seal. */
export type SealedSection = 'fingers' | 'qualityProgram' | 'chipReader';

export const DEFAULT_SETTINGS: DeskSettings = Settings.parse({ desk: 'Loket 1' });

/**
 * A spoilt preference falls back to its default; a spoilt key never does, because a new key would make the office's
 * records unreadable. Throws a ZodError then.
 */
export function readSettings(stored: unknown): DeskSettings {
  return Settings.parse(stored);
}
