import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { programFailed } from '#hub/postgres/run-program.ts';

/**
 * An office's own server is copied by its own program, `pg_dump`, which must lie in PATH. The address goes by the environment: a command
 * line can be read by everybody on the machine.
 */
export async function dumpDatabase(databaseUrl: string, target: string): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? 'prefer',
  };
  await new Promise<void>((resolve, reject) => {
    const child = spawn('pg_dump', ['--format=custom', '--no-owner', `--file=${target}`], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(programFailed('pg_dump', { code, said }));
    });
  }).catch((error: unknown) => {
    rmSync(target, { force: true });
    throw error;
  });
}
