import { createRequire } from 'node:module';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { ReleaseProblem } from '#tools/release/problem.ts';
import { makeDummyElectron, type PackedPlatform } from './dummy-electron/make.ts';
import { makeNsisStandIn } from './nsis-stand-in/make.ts';

const { version: ELECTRON_VERSION } = createRequire(import.meta.url)('electron/package.json') as {
  version: string;
};
export { ELECTRON_VERSION };

export type ElectronKind = 'dummy' | 'real';

/** What the builder takes for Electron on each platform, and the tools that go with it. */
export type ElectronSource = {
  kind: ElectronKind;
  configFor(platform: PackedPlatform): Promise<Configuration>;
  /** What the builder threw, as one line where a person can do something about it. */
  problem(error: unknown): unknown;
};

/** A dummy, and stand-ins for what the builder would download. Changes this process's environment for them. */
export function dummyElectron(out: string, version: string): ElectronSource {
  Object.assign(process.env, makeNsisStandIn(path.join(out, 'nsis-stand-in')));
  return {
    kind: 'dummy',
    async configFor(platform) {
      const folder = path.join(out, 'dummy-electron', platform);
      return { electronDist: await makeDummyElectron(folder, { platform, version }) };
    },
    problem: (error) => error,
  };
}

/**
 * Electron itself. Its archive may come from any mirror: what is downloaded is measured against the checksums that lie in the npm package,
 * which the lock file pins. The builder's own tools are pinned by the builder.
 */
export function realElectron(checksums = checksumsOfPackage()): ElectronSource {
  return {
    kind: 'real',
    configFor: async () => ({ electronDownload: { checksums } }),
    problem: (error) => electronProblem(error, checksums),
  };
}

/** SHA-256 of each archive of this version, by its name. */
function checksumsOfPackage(): Readonly<Record<string, string>> {
  return createRequire(import.meta.url)('electron/checksums.json') as Record<string, string>;
}

const WRONG_ARCHIVE = /(?:checksum for|checksum file for) "?([^\s"]+\.zip)"?/i;

/**
 * What the builder threw, as the one line that a person needs when an archive of Electron is not the one that the checksum is of; anything
 * else as it was. The sum of what came is not told: whoever fetched it has thrown it away.
 */
export function electronProblem(error: unknown, checksums: Readonly<Record<string, string>>): unknown {
  const name = error instanceof Error ? WRONG_ARCHIVE.exec(error.message)?.[1] : undefined;
  if (name === undefined || !name.startsWith('electron-')) return error;
  const expected = checksums[name];
  const sum =
    expected === undefined
      ? 'electron/checksums.json has no checksum of that name'
      : `its SHA-256 is not ${expected}, which electron/checksums.json names`;
  const next = `Next: take electron-v${ELECTRON_VERSION} from another mirror (ELECTRON_MIRROR), empty Electron’s cache (~/.cache/electron), and build again.`;
  return new ReleaseProblem(`${name} is not the archive that was expected: ${sum}. ${next}`);
}
