import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  closureOf,
  copyPackage,
  findPackage,
  importsOf,
  manifestOf,
  packagesOf,
  type Manifest,
} from './packages.ts';
import { ROOT } from './paths.ts';

/** Data that main reads at run time; everything else in `resources` is compiled into the page or only for development. */
const RESOURCES = ['sop', 'sample', 'policy', 'updates'] as const;
/** Written by each build (tools/build/bundled-packages.ts). */
const BUILDS = ['main', 'preload', 'renderer'] as const;
export type Staged = {
  app: string;
  resources: string;
  /** Laid out as packages. */
  packages: readonly string[];
  /** Inside the built scripts, or copied beside the page. */
  bundled: readonly string[];
};

/**
 * Lays out what is packed and nothing else: the three builds, the data, and of the packages only those that main's build really asks
 * for, with what they need. The renderer is one bundle: its libraries are inside, and told by name.
 */
export function stageApp(out: string, version: string): Staged {
  const app = path.join(out, 'app');
  const resources = path.join(out, 'resources');
  rmSync(out, { recursive: true, force: true });
  for (const part of BUILDS) {
    cpSync(path.join(ROOT, 'out', part), path.join(app, 'out', part), {
      recursive: true,
      filter: (from) => !from.endsWith('.map'),
    });
  }
  for (const name of RESOURCES) {
    cpSync(path.join(ROOT, 'resources', name), path.join(resources, name), { recursive: true });
  }
  const script = readFileSync(path.join(ROOT, 'out/main/main.js'), 'utf8');
  const asked = packagesOf(importsOf(script));
  const packages = closureOf(asked);
  for (const folder of packages) copyPackage(folder, app);
  writeManifest(app, asked, version);
  return {
    app,
    resources,
    packages: packages.map((folder) => path.relative(path.join(ROOT, 'node_modules'), folder)),
    bundled: BUILDS.flatMap(bundledIn),
  };
}

function bundledIn(build: (typeof BUILDS)[number]): string[] {
  const file = path.join(ROOT, 'out/bundled', `${build}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}

function writeManifest(app: string, asked: readonly string[], version: string): void {
  const own = manifestOf(ROOT) as Manifest & Record<string, unknown>;
  const { name, productName, description, author, license, type, main } = own;
  const dependencies = Object.fromEntries(
    asked.map((one) => [one, manifestOf(findPackage(one) ?? ROOT).version]),
  );
  const homepage = 'https://loket.invalid';
  const content = {
    name,
    productName,
    version,
    description,
    author,
    homepage,
    license,
    type,
    main,
    dependencies,
  };
  mkdirSync(app, { recursive: true });
  writeFileSync(path.join(app, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}
