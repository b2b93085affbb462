import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Electron adds to Node's `process` in the main process. */
export function becomeElectronProcess(program: string): void {
  const versions = process.versions as Record<string, string>;
  define(versions, 'electron', readElectronVersion());
  define(process, 'type', 'browser');
  define(process, 'defaultApp', true);
  define(process, 'resourcesPath', join(dirname(program), 'resources'));
  process.argv = [program, ...process.argv.slice(2)];
}

export function noteChromiumVersion(version: string): void {
  define(process.versions, 'chrome', version);
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
}

/** The version that the project has chosen, though its binary is absent. */
function readElectronVersion(): string {
  const manifest = join(import.meta.dirname, '../../../node_modules/electron/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
