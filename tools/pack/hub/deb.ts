import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildDeb } from '../deb.mjs';
import { ROOT } from '../paths.ts';
import { stageHub } from './stage.ts';

const HERE = import.meta.dirname;
const UNITS = ['loket-hub.service', 'loket-hub-backup.service', 'loket-hub-backup.timer'] as const;
const PAPERS = ['run-a-hub.md', 'connect-the-centre.md'] as const;

/** The hub as a Debian package: with Node, its own PostgreSQL, a unit for systemd and a nightly backup. Answers the packages in it. */
export async function makeHubDeb(work: string, target: string, version: string): Promise<readonly string[]> {
  rmSync(work, { recursive: true, force: true });
  const root = path.join(work, 'root');
  const lib = path.join(root, 'usr/lib/loket-hub');
  const { packages } = await stageHub(lib, { version, postgres: true });
  put(process.execPath, path.join(lib, 'bin/node'), 0o755);
  put(path.join(HERE, 'loket-hub.sh'), path.join(root, 'usr/bin/loket-hub'), 0o755);
  put(path.join(HERE, 'hub.env'), path.join(root, 'etc/loket-hub/hub.env'), 0o644);
  for (const unit of UNITS) put(path.join(HERE, unit), path.join(root, 'lib/systemd/system', unit), 0o644);
  for (const name of PAPERS) {
    put(path.join(ROOT, 'docs/how-to', name), path.join(root, 'usr/share/doc/loket-hub', name), 0o644);
  }
  const scripts = ['postinst', 'prerm', 'postrm'].map((name) => [
    name,
    readFileSync(path.join(HERE, name), 'utf8'),
  ]);
  const half = `${target}.new`;
  buildDeb(root, half, {
    control: {
      name: 'loket-hub',
      version,
      architecture: 'amd64',
      maintainer: 'Loket <loket@example.invalid>',
      vendor: 'Loket',
      depends: ['libc6 (>= 2.28)', 'libstdc++6', 'libgcc-s1', 'adduser'],
      recommends: [],
      description:
        'Server of an immigration office for Loket\nOne for each office of 5 to 50 desks, with a PostgreSQL of its own or one by address.',
    },
    scripts: Object.fromEntries(scripts),
    conffiles: ['/etc/loket-hub/hub.env'],
    // 300 MB: xz would take minutes.
    compression: 'zstd',
  });
  renameSync(half, target);
  rmSync(root, { recursive: true });
  return packages;
}

function put(from: string, to: string, mode: number): void {
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, to, { dereference: true });
  chmodSync(to, mode);
}
