import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import { ROOT } from '#tools/pack/paths.ts';
import type { EngineVersions } from './versions.ts';

const NAMESPACE = '0a4b2f0c-5a44-5a52-9d0e-2c1a44d7a1c9';

type LockEntry = { name?: string; version: string; integrity?: string; license?: string };
type Lock = { packages: Record<string, LockEntry> };
type Component = {
  type: 'library' | 'application' | 'framework';
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  licenses?: { expression: string }[];
  hashes?: { alg: 'SHA-512'; content: string }[];
  properties?: { name: string; value: string }[];
};

export type SbomParts = {
  version: string;
  epoch: number;
  /** Folders under `node_modules` that are in the desk's and in the hub's packages. */
  desk: readonly string[];
  /** Of these nothing is laid out: their modules are inside the built scripts of the desk, their files beside the page. */
  page: readonly string[];
  hub: readonly string[];
  engines: EngineVersions;
  hubNode: string;
};

/**
 * CycloneDX 1.5 of what the packages hold: each npm package that was laid out or went into a built script, with the checksum of the lock file, and the engines, which
 * no lock file names. The same text for the same content.
 */
export function sbomOf({ version, epoch, desk, page, hub, engines, hubNode }: SbomParts): string {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const folders = [...new Set([...desk, ...page, ...hub])].toSorted();
  const components = [
    engine('framework', 'electron', engines.electron, 'MIT'),
    engine('framework', 'chromium', engines.chromium, 'BSD-3-Clause'),
    engine('framework', 'node', engines.node, 'MIT'),
    ...(engines.node === hubNode ? [] : [engine('framework', 'node', hubNode, 'MIT')]),
    ...folders.map((folder) =>
      fromLock(lock, folder, {
        desk: desk.includes(folder),
        page: page.includes(folder),
        hub: hub.includes(folder),
      }),
    ),
  ];
  const content = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${v5(JSON.stringify(components), NAMESPACE)}`,
    version: 1,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      component: { type: 'application', 'bom-ref': 'loket', name: 'loket', version },
    },
    components,
    dependencies: [{ ref: 'loket', dependsOn: components.map((one) => one['bom-ref']) }],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function engine(type: Component['type'], name: string, version: string, licence: string): Component {
  return {
    type,
    'bom-ref': `engine:${name}@${version}`,
    name,
    version,
    purl: `pkg:generic/${name}@${encodeURIComponent(version)}`,
    licenses: [{ expression: licence }],
  };
}

function fromLock(lock: Lock, folder: string, used: Record<'desk' | 'page' | 'hub', boolean>): Component {
  const entry = lock.packages[`node_modules/${folder}`];
  if (!entry) throw new Error(`${folder} is packed and not in the lock file`);
  // `better-sqlite3` is another package under this name: the lock file says which. It also knows those for another system.
  const { version, integrity, license, name = folder.split('node_modules/').at(-1) ?? folder } = entry;
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': `${folder}@${version}`,
    name,
    version,
    purl,
    ...(license ? { licenses: [{ expression: license }] } : {}),
    ...(integrity?.startsWith('sha512-')
      ? {
          hashes: [
            { alg: 'SHA-512' as const, content: Buffer.from(integrity.slice(7), 'base64').toString('hex') },
          ],
        }
      : {}),
    properties: Object.entries(used)
      .filter(([, isUsed]) => isUsed)
      .map(([where]) => ({ name: 'loket:part', value: where })),
  };
}
