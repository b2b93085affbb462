import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import { readSettings } from './settings.ts';

/** The name of the file without its ending, as the settings store takes it. */
export const SETTINGS_NAME = 'desk';

const Settings = z.record(z.string(), z.unknown());

/**
 * Looks at the settings before the store opens them, which would throw or empty them. A damaged file is set aside under
 * another name, never deleted: it may still hold the wrapped keys. The next start then finds none and asks for the
 * recovery text where records exist. Null when there is nothing to tell.
 */
export function checkSettingsFile(folder: string): CodedError | null {
  const path = join(folder, `${SETTINGS_NAME}.json`);
  const text = readText(path);
  if (text === null) return null;
  if (text instanceof CodedError) return text;
  try {
    readSettings(Settings.parse(JSON.parse(text)));
    return null;
  } catch {
    return setAside(folder, path);
  }
}

function readText(path: string): string | CodedError | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    // It may be whole and only out of reach, so it stays where it is.
    return new CodedError('SETTINGS_DAMAGED', { kept: `${SETTINGS_NAME}.json` });
  }
}

function setAside(folder: string, path: string): CodedError {
  const kept = `${SETTINGS_NAME}.damaged-${Date.now()}.json`;
  try {
    renameSync(path, join(folder, kept));
    return new CodedError('SETTINGS_DAMAGED', { kept });
  } catch {
    return new CodedError('SETTINGS_DAMAGED', { kept: `${SETTINGS_NAME}.json` });
  }
}
