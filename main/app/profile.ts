import { z } from 'zod';

/** production: the office's own data. demo: a sample office, never real data. test: as demo, with cheap passwords. */
export const Profile = z.enum(['production', 'demo', 'test']);
export type Profile = z.infer<typeof Profile>;

const Environment = z.object({
  LOKET_PROFILE: Profile.default('production'),
  LOKET_DATA: z.string().min(1).optional(),
  /** Demo and test only: begins the sample office's day at this moment. */
  LOKET_NOW: z.iso.datetime().optional(),
});

export type DeskEnvironment = { profile: Profile; dataFolder: string | null; startsAt: Date | null };

/** Parsed once. A packaged build takes no instructions from the environment but the profile it was started with. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): DeskEnvironment {
  const heard = isPackaged ? { LOKET_PROFILE: env['LOKET_PROFILE'] } : env;
  const { LOKET_PROFILE: profile, LOKET_DATA, LOKET_NOW } = Environment.parse(heard);
  const isReal = profile === 'production';
  return {
    profile,
    dataFolder: LOKET_DATA ?? null,
    // Real files are dated by the PC's clock alone.
    startsAt: isReal || !LOKET_NOW ? null : new Date(LOKET_NOW),
  };
}
