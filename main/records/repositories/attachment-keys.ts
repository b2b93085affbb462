import type { Knex } from 'knex';
import { z } from 'zod';
import { readMeta, writeMeta } from './small-tables.ts';

/**
 * Under which keys attachments are sealed and named, base64. They lie in the encrypted database: whoever can read them there can
 * read everything that they protect, and any recovery text that opens it finds the right ones.
 */
const AttachmentKeys = z.object({
  /** The office's; null for a desk that is its own authority, whose key the operating system wraps. */
  office: z.string().nullable().default(null),
  /** This desk's own from before it had a hub: what was sealed under them is still opened. */
  former: z.array(z.string()).default([]),
  /** With what other desks of the office named attachments before; they open nothing. */
  naming: z.array(z.string()).default([]),
});
type AttachmentKeys = z.infer<typeof AttachmentKeys>;

const KEY = 'attachmentKeys';

async function read(db: Knex): Promise<AttachmentKeys> {
  const stored = await readMeta(db, KEY);
  return AttachmentKeys.parse(stored === null ? {} : JSON.parse(stored));
}

async function change(db: Knex, changed: Partial<AttachmentKeys>): Promise<void> {
  await writeMeta(db, KEY, JSON.stringify({ ...(await read(db)), ...changed }));
}

/** From now on the office's key seals and names; the one before only opens. */
export async function takeOfficeKey(trx: Knex, office: string, former?: Buffer): Promise<void> {
  const known = (await read(trx)).former;
  await change(trx, {
    office,
    ...(former ? { former: [...new Set([former.toString('base64'), ...known])] } : {}),
  });
}

/** What the vault opens with; `office` is null where the operating system's wrapped key is the right one. */
export async function readSealingKeys(
  db: Knex,
): Promise<{ office: Buffer | null; former: readonly Buffer[] }> {
  const { office, former } = await read(db);
  return { office: office === null ? null : toKey(office), former: former.map(toKey) };
}

export async function keepNamingKeys(trx: Knex, naming: readonly string[]): Promise<void> {
  await change(trx, { naming: [...naming] });
}

export async function readNamingKeys(db: Knex): Promise<readonly Buffer[]> {
  return (await read(db)).naming.map(toKey);
}

function toKey(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
