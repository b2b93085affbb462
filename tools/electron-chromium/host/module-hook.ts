import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SPECIFIERS = new Set(['electron', 'electron/main', 'electron/common']);

/** Answers every `require('electron')` and `import … from 'electron'` in this process with the stand-in's module. */
export function hookElectron(electronModule: object): void {
  Object.defineProperty(globalThis, Symbol.for('electron-chromium-stand-in'), { value: electronModule });
  const url = pathToFileURL(join(import.meta.dirname, '../electron-module.cjs')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      SPECIFIERS.has(specifier) ? { url, format: 'commonjs', shortCircuit: true } : next(specifier, context),
  });
}
