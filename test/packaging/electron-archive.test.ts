import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '#tools/pack/app.ts';
import { makeDummyElectron } from '#tools/pack/dummy-electron/make.ts';
import { ELECTRON_VERSION, realElectron } from '#tools/pack/electron.ts';
import { DIST, OUT } from '#tools/pack/paths.ts';
import { stageApp } from '#tools/pack/stage.ts';
import { ROOT, VERSION } from './built.ts';

const NAME = `electron-v${ELECTRON_VERSION}-linux-x64.zip`;
const LISTED = createRequire(import.meta.url)('electron/checksums.json') as Record<string, string>;

/** As @electron/get counts: read and write, read, write, neither. */
const NO_CACHE = 3;

/** A mirror of Electron's archives, as one in an office would be: it may hand out anything. */
let folder: string;
let mirror: Server;
let archive: Buffer;
let served: Buffer;
const asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loket-electron-'));
  const unpacked = await makeDummyElectron(join(folder, 'dummy'), {
    platform: 'linux',
    version: ELECTRON_VERSION,
  });
  execFileSync('zip', ['-qr', join(folder, NAME), '.'], { cwd: unpacked });
  archive = readFileSync(join(folder, NAME));
  mirror = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (basename(request.url ?? '') === NAME) response.end(served);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => mirror.listen(0, '127.0.0.1', listening));
  // What was fetched before is no answer, and what this one hands out is kept nowhere.
  vi.stubEnv('ELECTRON_DOWNLOAD_CACHE_MODE', String(NO_CACHE));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/`);
});
afterAll(() => {
  mirror.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  served = archive;
  asked.length = 0;
});

async function buildWith(checksums: Record<string, string>): Promise<void> {
  process.env['SOURCE_DATE_EPOCH'] = '1764374400';
  stageApp(OUT, VERSION);
  await buildApp('linux', realElectron(checksums), { signing: null, isRelease: false });
}

const sumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const built = () => existsSync(join(DIST, `loket_${VERSION}_amd64.deb`));

describe('Electron’s own archive', () => {
  it('of both systems has a checksum in the package that the lock file pins', () => {
    for (const system of ['linux', 'win32']) {
      expect(LISTED[`electron-v${ELECTRON_VERSION}-${system}-x64.zip`]).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('is refused by the command itself when a mirror hands out another one, and nothing is left to be given away', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'tools/pack/run.ts'), '--real', '--only', 'deb'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => (said += part.toString()));
    }
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(code, said).toBe(1);
    expect(asked).toContain(`/v${ELECTRON_VERSION}/${NAME}`);
    expect(said).toContain(`${NAME} is not the archive that was expected`);
    expect(said).toContain(LISTED[NAME]);
    expect(said).toContain('ELECTRON_MIRROR');
    expect(said).not.toMatch(/^\s+at /m);
    expect(existsSync(join(ROOT, 'release'))).toBe(false);
    expect(built()).toBe(false);
  });

  it('is packed when it is the one that the checksum is of', async () => {
    await buildWith({ [NAME]: sumOf(archive) });
    expect(asked).toEqual([`/v${ELECTRON_VERSION}/${NAME}`]);
    expect(built()).toBe(true);
    const program = readFileSync(join(DIST, 'linux-unpacked', 'loket'));
    expect(program.includes('dummy-electron')).toBe(true);
  });

  it('is refused with one byte changed on the way, and with no checksum of its name', async () => {
    served = Buffer.from(archive);
    const at = served.length >> 1;
    served[at] = (served[at] ?? 0) ^ 1;
    await expect(buildWith({ [NAME]: sumOf(archive) })).rejects.toThrow(/checksum/i);
    expect(built()).toBe(false);
    served = archive;
    await expect(buildWith({ 'another.zip': sumOf(archive) })).rejects.toThrow(/checksum/i);
    expect(built()).toBe(false);
  });
});
