import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type ProgramArguments = {
  /** Modules to load before the app, as by `-r`. */
  readonly preloads: readonly string[];
  /** The app's folder or main script. */
  readonly app: string;
};

/** Reads Electron's own command line: options, then the app, then what belongs to the app. */
export function readArguments(args: readonly string[]): ProgramArguments {
  const preloads: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '-r' || argument === '--require') preloads.push(args[++at] ?? '');
    else if (!argument.startsWith('-')) return { preloads, app: resolve(argument) };
  }
  return { preloads, app: process.cwd() };
}

export type AppManifest = {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly main: string;
};

export function readManifest(app: string): AppManifest {
  if (!statSync(app).isDirectory()) {
    return { name: 'Electron', version: '0.0.0', folder: resolve(app, '..'), main: app };
  }
  const file = join(app, 'package.json');
  if (!existsSync(file)) throw new Error(`Unable to find Electron app at ${app}: it has no package.json`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    name?: string;
    productName?: string;
    version?: string;
    main?: string;
  };
  const main = join(app, manifest.main ?? 'index.js');
  if (!existsSync(main)) {
    throw new Error(`Unable to find Electron app at ${app}: ${main} does not exist. Has it been built?`);
  }
  return {
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? '0.0.0',
    folder: app,
    main,
  };
}
