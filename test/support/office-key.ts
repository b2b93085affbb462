import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';

/** The key of a running office, unwrapped by its own keyring: with it a test works out what the office keeps to itself. */
export async function officeKeyOf({ app, dataFolder }: RunningApp): Promise<Buffer> {
  const settings = JSON.parse(readFileSync(join(dataFolder, 'desk.json'), 'utf8'));
  const text = await app.evaluate(
    ({ safeStorage }, sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
    String(settings.attachmentKey.sealed),
  );
  return Buffer.from(text, 'base64');
}
