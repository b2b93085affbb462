import { z } from 'zod';

/** production: the office's own data. demo: a sample office, never real data. test: as demo, with cheap passwords. */
export const Profile = z.enum(['production', 'demo', 'test']);
export type Profile = z.infer<typeof Profile>;

const Environment = z.object({
  LOKET_PROFILE: Profile.default('production'),
  LOKET_DATA: z.string().min(1).optional(),
  /** Demo and test only: begins the sample office's day at this moment. */
  LOKET_NOW: z.iso.datetime().optional(),
  /** Demo and test only: begins without the sample office, as a PC that will join a hub. */
  LOKET_EMPTY: z.enum(['0', '1']).default('0'),
});

export type DeskEnvironment = {
  profile: Profile;
  dataFolder: string | null;
  startsAt: Date | null;
  isEmpty: boolean;
};

/** What IT reads when the program was started with a setting that it does not know; nothing is opened then. */
export class EnvironmentError extends Error {
  constructor(name: string, rule: string) {
    super(`${name} tidak dikenal, pilihan: ${rule}\n${name} is not understood, use: ${rule}`);
    this.name = 'EnvironmentError';
  }
}

const USE: Readonly<Record<string, string>> = {
  LOKET_PROFILE: Profile.options.join(' | '),
  LOKET_NOW: '2026-11-24T01:00:00Z',
  LOKET_EMPTY: '0 | 1',
};

/** Parsed once, throws EnvironmentError. A packaged build takes no instructions from the environment but the profile it was started with. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): DeskEnvironment {
  const heard = isPackaged ? { LOKET_PROFILE: env['LOKET_PROFILE'] } : env;
  const parsed = Environment.safeParse(heard);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'LOKET_PROFILE');
    throw new EnvironmentError(name, USE[name] ?? '…');
  }
  const { LOKET_PROFILE: profile, LOKET_DATA, LOKET_NOW, LOKET_EMPTY } = parsed.data;
  const isReal = profile === 'production';
  return {
    profile,
    dataFolder: LOKET_DATA ?? null,
    // Real files are dated by the PC's clock alone.
    startsAt: isReal || !LOKET_NOW ? null : new Date(LOKET_NOW),
    isEmpty: LOKET_EMPTY === '1',
  };
}
