import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';

/** The hub's own names and those of how to reach its database. No other (PATH, LD_PRELOAD): the hub's programs, of SYSTEM each night on Windows, inherit them. */
const NAME = /^(?:HUB_[A-Z0-9_]+|DATABASE_URL|PGSSLMODE|PGSSLROOTCERT|PGCONNECT_TIMEOUT)$/;

/**
 * Lays the office's settings over the environment. One reader for all: systemd, a shell and Windows each have a grammar of their own, and a
 * password with a $ or a & would mean something else in each, in a shell even a command. Throws ConfigError with the numbers of wrong lines.
 */
export function withSettingsFile(env: Readonly<Record<string, string | undefined>>): typeof env {
  const path = env['HUB_SETTINGS_FILE'];
  return path === undefined || path === '' ? env : { ...env, ...parseSettings(readFileSync(path, 'utf8')) };
}

/**
 * NAME=VALUE, one a line, of the hub's names alone; a line that begins with # and an empty one say nothing. The value is what stands there, spaces at its ends and one
 * pair of quotation marks around it aside: nothing in it is replaced, and a # in it begins no remark.
 */
export function parseSettings(text: string): Record<string, string> {
  const settings: Record<string, string> = {};
  const wrong: string[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const cut = line.indexOf('=');
    const name = line.slice(0, Math.max(cut, 0)).trim();
    if (NAME.test(name)) settings[name] = unquoted(line.slice(cut + 1).trim());
    else wrong.push(`hub.env:${index + 1}`);
  }
  if (wrong.length > 0) throw new ConfigError(wrong);
  return settings;
}

function unquoted(value: string): string {
  const mark = value[0];
  const isQuoted = value.length > 1 && (mark === '"' || mark === "'") && value.endsWith(mark);
  return isQuoted ? value.slice(1, -1) : value;
}
