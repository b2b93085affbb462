import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Signer } from '#tools/release/sign-code.ts';
import type { ElectronKind } from '../electron.ts';
import { ROOT } from '../paths.ts';
import { stageHub } from './stage.ts';
import { layWindowsParts } from './windows-parts.ts';

const HERE = path.join(import.meta.dirname, 'windows');
const COMPILER = 'x86_64-w64-mingw32-gcc';

export type HubSetup = {
  work: string;
  target: string;
  version: string;
  kind: ElectronKind;
  /** Null: nothing is signed. */
  sign: Signer | null;
};

/** The hub as a setup program of Windows, with a service. With the dummy neither Node nor PostgreSQL is in it. Answers the packages that are. */
export async function makeHubSetup(setup: HubSetup): Promise<readonly string[]> {
  const { work, target, version, kind, sign } = setup;
  rmSync(work, { recursive: true, force: true });
  const staged = path.join(work, 'staged');
  const { packages } = await stageHub(staged, { version, postgres: false });
  const more = kind === 'real' ? layWindowsParts(staged) : [];
  if (kind !== 'real') compile('dummy-node.c', path.join(staged, 'node.exe'));
  compile('service.c', path.join(staged, 'loket-hub-service.exe'), '-municode');
  for (const name of ['hub.env', 'loket-hub.cmd']) cpSync(path.join(HERE, name), path.join(staged, name));
  mkdirSync(path.join(staged, 'docs'));
  cpSync(path.join(ROOT, 'docs/how-to/run-a-hub.md'), path.join(staged, 'docs/run-a-hub.md'));
  if (sign) for (const file of programsIn(staged)) sign(file);
  compileInstaller({ staged, target, version }, sign ? copyOut(work) : null);
  if (sign) {
    // The first round only brings the uninstaller out; in the second the signed one takes its place.
    sign(uninstallerIn(work));
    compileInstaller({ staged, target, version }, `cp "${uninstallerIn(work)}" "%1"`);
    sign(target);
  }
  return [...packages, ...more];
}

function uninstallerIn(work: string): string {
  return path.join(work, 'uninstaller.exe');
}

function copyOut(work: string): string {
  return `cp "%1" "${uninstallerIn(work)}"`;
}

function compileInstaller(
  { staged, target, version }: { staged: string; target: string; version: string },
  uninstallerStep: string | null,
): void {
  rmSync(target, { force: true });
  const defines = {
    VERSION: version,
    STAGED: staged,
    OUT: target,
    ICON: path.join(ROOT, 'resources/build/icon.ico'),
    ...(uninstallerStep === null ? {} : { UNINSTALLER_STEP: uninstallerStep }),
  };
  const given = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  execFileSync('makensis', ['-WX', '-V2', '-XTarget amd64-unicode', ...given, path.join(HERE, 'setup.nsi')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function compile(source: string, target: string, ...more: string[]): void {
  const options = ['-O1', '-s', '-Wall', '-Wextra', '-Werror', '-Wl,--no-insert-timestamp', ...more];
  execFileSync(COMPILER, [...options, '-o', target, path.join(HERE, source), '-ladvapi32', '-lshell32']);
}

function programsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:exe|dll|node)$/i.test(name))
    .map((name) => path.join(folder, name));
}
