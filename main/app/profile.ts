import { z } from 'zod';

/** production: the office's own data. demo: a sample office, never real data. test: as demo, with cheap passwords. */
export const Profile = z.enum(['production', 'demo', 'test']);
export type Profile = z.infer<typeof Profile>;

const Environment = z.object({
  LOKET_PROFILE: Profile.default('production'),
  LOKET_DATA: z.string().min(1).optional(),
  /** Demo and test only: begins the sample office's day at this moment. */
  LOKET_NOW: z.iso.datetime().optional(),
  /** Demo and test only: a policy file of this person in place of the machine's. */
  LOKET_POLICY: z.string().min(1).optional(),
  /** Demo and test only: begins without the sample office, as a PC that will join a hub. */
  LOKET_EMPTY: z.enum(['0', '1']).default('0'),
});

export type DeskEnvironment = {
  profile: Profile;
  dataFolder: string | null;
  startsAt: Date | null;
  isEmpty: boolean;
  policyFile: string | null;
  /** `--site-file=PATH`: read, not believed, until a person or the policy confirms its key. */
  siteFile: string | null;
  /** `--accept` or `--accept=FOLDER`: this PC is looked over and the program ends. */
  acceptance: { folder: string | null } | null;
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
  args: readonly string[] = [],
): DeskEnvironment {
  const heard = isPackaged ? { LOKET_PROFILE: env['LOKET_PROFILE'] } : env;
  const parsed = Environment.safeParse(heard);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'LOKET_PROFILE');
    throw new EnvironmentError(name, USE[name] ?? '…');
  }
  const { LOKET_PROFILE: profile, LOKET_DATA, LOKET_NOW, LOKET_EMPTY, LOKET_POLICY } = parsed.data;
  const isReal = profile === 'production';
  return {
    profile,
    dataFolder: LOKET_DATA ?? null,
    // Real files are dated by the PC's clock alone.
    startsAt: isReal || !LOKET_NOW ? null : new Date(LOKET_NOW),
    isEmpty: LOKET_EMPTY === '1',
    policyFile: isReal ? null : (LOKET_POLICY ?? null),
    siteFile: valueOf(args, '--site-file') || null,
    acceptance: args.includes('--accept') ? { folder: null } : folderOf(valueOf(args, '--accept')),
  };
}

function valueOf(args: readonly string[], name: string): string | null {
  const start = `${name}=`;
  return args.find((arg) => arg.startsWith(start))?.slice(start.length) ?? null;
}

function folderOf(folder: string | null): { folder: string | null } | null {
  return folder === null ? null : { folder: folder || null };
}
