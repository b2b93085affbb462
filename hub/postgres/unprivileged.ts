import { chmodSync, chownSync, readFileSync } from 'node:fs';

export type Owner = { uid: number; gid: number };

/** PostgreSQL refuses to run as root: there it runs as `postgres`, else as `nobody`. Null where nothing must change. */
export function unprivilegedOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerNamed('postgres') ?? ownerNamed('nobody');
  if (!owner) throw new Error('As root the hub needs a user postgres or nobody to run its database as.');
  return owner;
}

/** Gives a folder to the database alone. */
export function handOver(folder: string, owner: Owner | null): void {
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

function ownerNamed(name: string): Owner | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
