import { join } from 'node:path';
import { z } from 'zod';

const Flag = z.enum(['0', '1']).default('0');

const Environment = z.object({
  HUB_DATA: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL')
    // A # that is not written %23 would cut the password and all that follows.
    .refine((text) => URL.canParse(text) && !text.includes('#'), 'DATABASE_URL')
    .optional(),
  HUB_HOST: z.string().min(1).default('127.0.0.1'),
  HUB_PORT: z.coerce.number().int().min(0).max(65_535).default(7470),
  HUB_TLS_CERT: z.string().min(1).optional(),
  HUB_TLS_KEY: z.string().min(1).optional(),
  HUB_BEHIND_PROXY: Flag,
  HUB_STOP_WITH_INPUT: Flag,
  HUB_READY_FILE: z.string().min(1).optional(),
  HUB_PROFILE: z.enum(['production', 'demo', 'test']).default('production'),
  HUB_LOG_LEVEL: z.enum(['info', 'warn', 'error']).default('info'),
  HUB_BACKUP_FOLDER: z.string().min(1).optional(),
  HUB_CENTRE: z.enum(['none', 'files', 'http']).default('none'),
  HUB_CENTRE_FOLDER: z.string().min(1).optional(),
  HUB_CENTRE_URL: z
    .string()
    .regex(/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/, 'HUB_CENTRE_URL')
    .optional(),
  HUB_CENTRE_TOKEN_FILE: z.string().min(1).optional(),
  HUB_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12),
});

export type HubProfile = 'production' | 'demo' | 'test';

export type HubConfig = {
  dataFolder: string;
  /** Null: the hub runs a PostgreSQL of its own in its data folder. */
  databaseUrl: string | null;
  host: string;
  port: number;
  tls: { certFile: string; keyFile: string } | null;
  /** Somebody in front of the hub speaks TLS. */
  isBehindProxy: boolean;
  /** Stop when standard input ends, as Windows' service asks for it. */
  stopsWithInput: boolean;
  /** Laid down once it listens, for whoever started it; null: nobody waits. */
  readyFile: string | null;
  profile: HubProfile;
  logLevel: 'info' | 'warn' | 'error';
  /** Where `backup` goes when it is not told; null: nowhere. */
  backupFolder: string | null;
  databaseConnections: number;
  /** How the centre is reached; null: not at all, and nothing is queued for it. */
  centre: CentreConfig | null;
};

export type CentreConfig =
  { kind: 'files'; folder: string } | { kind: 'http'; url: string; tokenFile: string };

export class ConfigError extends Error {
  /** Names of the variables, never their values: a URL holds a password. */
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(`Tidak dapat dipakai / not usable: ${variables.join(', ')}`);
    this.variables = variables;
  }
}

/** The environment, read once. Throws a `ConfigError` that names the variables and shows no value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): HubConfig {
  // A variable that is set to nothing is one that somebody took out.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError([...new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.')))]);
  }
  const { data } = parsed;
  const { HUB_TLS_CERT: certFile, HUB_TLS_KEY: keyFile } = data;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new ConfigError(['HUB_TLS_CERT', 'HUB_TLS_KEY']);
  }
  return {
    dataFolder: data.HUB_DATA ?? join(cwd, '.hub'),
    databaseUrl: data.DATABASE_URL ?? null,
    host: data.HUB_HOST,
    port: data.HUB_PORT,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null,
    isBehindProxy: data.HUB_BEHIND_PROXY === '1',
    stopsWithInput: data.HUB_STOP_WITH_INPUT === '1',
    readyFile: data.HUB_READY_FILE ?? null,
    profile: data.HUB_PROFILE,
    logLevel: data.HUB_LOG_LEVEL,
    backupFolder: data.HUB_BACKUP_FOLDER ?? null,
    databaseConnections: data.HUB_DATABASE_CONNECTIONS,
    centre: centreOf(data),
  };
}

function centreOf(data: z.infer<typeof Environment>): CentreConfig | null {
  const { HUB_CENTRE_FOLDER: folder, HUB_CENTRE_URL: url, HUB_CENTRE_TOKEN_FILE: tokenFile } = data;
  switch (data.HUB_CENTRE) {
    case 'none':
      return null;
    case 'files':
      if (folder === undefined) throw new ConfigError(['HUB_CENTRE_FOLDER']);
      return { kind: 'files', folder };
    case 'http':
      if (url === undefined || tokenFile === undefined) {
        throw new ConfigError(['HUB_CENTRE_URL', 'HUB_CENTRE_TOKEN_FILE']);
      }
      return { kind: 'http', url, tokenFile };
  }
}
