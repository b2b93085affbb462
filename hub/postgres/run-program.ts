import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Owner } from './unprivileged.ts';

export type Program = { path: string; folder: string; owner: Owner | null };

/** Runs one of PostgreSQL's programs to its end. Throws with the last lines that it said. */
export function runProgram({ path, folder, owner }: Program, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      cwd: folder,
      // PG… of the caller would point the programs at another server.
      env: {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
        LC_ALL: 'C',
      },
      // The server that pg_ctl leaves behind would hold a pipe open; what it says goes to its log.
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    // `exit`, not `close`: see above.
    child.on('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(programFailed(basename(path), { code, said }));
    });
  });
}

/** With the last lines that it said, on one. */
export function programFailed(
  program: string,
  { code, said }: { code: number | null; said: string },
): CodedError {
  return new CodedError('HUB_PROGRAM_FAILED', {
    program,
    said: said.trim().replaceAll(/\s+/g, ' ') || `${code}`,
  });
}
