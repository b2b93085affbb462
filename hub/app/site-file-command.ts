import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SITE_FILE_NAME, SiteWanted } from '#common/contract/site-file.ts';
import { pemTextOf } from '#runtime/identity/certificate-ends.ts';
import { makeSiteFile } from '#hub/features/station/site-file.ts';
import { atHub, getOfficeId, options } from './at-hub.ts';
import type { OpenHub } from './open-hub.ts';

export const SITE_FILE_USES =
  'site-file --url https://… --desks "Loket 1,Loket 2" --to FOLDER [--ca FILE] [--days 7] [--a4 PRINTER] [--roll80 PRINTER] [--label PRINTER]';

const Asked = z.strictObject({
  url: SiteWanted.shape.hubUrl,
  desks: z.string().transform((text) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
  to: z.string().min(1),
  ca: z.string().min(1).optional(),
  days: z.coerce.number().default(7),
  a4: z.string().min(1).nullable().default(null),
  roll80: z.string().min(1).nullable().default(null),
  label: z.string().min(1).nullable().default(null),
});

/** Writes the file to a stick and answers the lines for the paper that goes with it, by another way than the stick. */
export async function writeSite(open: OpenHub, args: string[]): Promise<string> {
  const names = ['url', 'desks', 'to', 'ca', 'days', 'a4', 'roll80', 'label'];
  const { url, desks, to, ca, days, a4, roll80, label } = Asked.parse(options(args, names));
  const wanted = SiteWanted.parse({
    hubUrl: url,
    ca: ca === undefined ? null : pemTextOf(readFileSync(ca)),
    printers: { A4: a4, ROLL_80: roll80, LABEL: label },
    desks,
    days,
  });
  const path = join(to, SITE_FILE_NAME);
  // Before any code is made: one that reached no file would be good for nobody.
  writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  const made = await makeSiteFile(open.hub, atHub(getOfficeId(open)), wanted).catch((error: unknown) => {
    rmSync(path);
    throw error;
  });
  writeFileSync(path, made.text, { mode: 0o600, flush: true });
  return [
    path,
    '',
    `Kantor / office:            ${made.officeName}`,
    `Server:                     ${url}`,
    `Sidik jari / fingerprint:   ${made.fingerprint}`,
    `Berlaku sampai / until:     ${made.expiresAt}`,
    ...desks.map((name) => `[ ] ${name}`),
  ].join('\n');
}
