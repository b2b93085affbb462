import { z } from 'zod';
import { IntakeSettings } from '#common/contract/ipc/intake.ts';

const Preferences = z.object({
  language: z.enum(['id', 'en']).catch('id'),
  theme: z.enum(['light', 'dark', 'auto']).catch('light'),
  singleKeys: z.boolean().catch(true),
  railCollapsed: z.boolean().catch(false),
  cameraId: z.string().catch(''),
  paperCameraId: z.string().catch(''),
  readsPages: z.boolean().catch(true),
});

/** Keys are base64 of what the OS wrapped; `backend` says which keyring did it, so that a change is noticed. */
const WrappedKey = z.object({ sealed: z.string().min(1), backend: z.string().min(1) });

const NO_INTAKE: IntakeSettings = { folder: null, afterTaking: 'MOVE', scanners: [], choices: {} };

const Settings = z.object({
  preferences: Preferences.catch(Preferences.parse({})),
  /** Scanner and folder of this PC. */
  intake: IntakeSettings.catch(NO_INTAKE),
  desk: z.string().catch(''),
  idleLockMinutes: z.int().min(1).max(60).catch(10),
  /** How the records are sealed; chosen once, when they are made. */
  cipher: z.enum(['aegis', 'chacha20']).nullable().default(null),
  dataKey: WrappedKey.nullable().default(null),
  attachmentKey: WrappedKey.nullable().default(null),
});
export type DeskSettings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: DeskSettings = Settings.parse({ desk: 'Loket 1' });

/**
 * A spoilt preference falls back to its default; a spoilt key never does, because a new key would make the office's
 * records unreadable. Throws a ZodError then.
 */
export function readSettings(stored: unknown): DeskSettings {
  return Settings.parse(stored);
}
