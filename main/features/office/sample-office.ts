import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { countAccounts } from '#main/records/repositories/accounts.ts';
import { receiveBlanks } from '#main/records/repositories/blanks.ts';
import { createAccount } from '#main/features/session/handlers.ts';
import { suggestProfile } from '#runtime/bookings/fields.ts';
import { importBooking, toBooking } from '#main/features/appointments/import/run-import.ts';
import { systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { sampleBookings } from './sample-bookings.ts';
import { serialRange } from '#main/features/production/handlers.ts';

const SampleOffice = z
  .object({
    name: z.string(),
    code: z.string(),
    city: z.string(),
    zone: z.enum(['WIB', 'WITA', 'WIT']),
    password: z.string(),
    people: z.array(
      z.object({ username: z.string(), displayName: z.string(), roles: z.array(Role).min(1) }).strict(),
    ),
    blanks: z.array(
      z
        .object({
          firstSerial: z.string(),
          count: z.int(),
          kind: z.enum(['ELECTRONIC', 'NON_ELECTRONIC']),
          pages: z.union([z.literal(24), z.literal(48)]),
        })
        .strict(),
    ),
  })
  .strict();

/** Sets up the sample office once, for the profiles demo and test only. The demo office also gets a morning's bookings. */
export async function seedSampleOffice(desk: Desk, resources: string, isDemo: boolean): Promise<void> {
  if ((await countAccounts(desk.db)) > 0) return;
  const sample = readSample(resources);
  const { name, code, city, zone } = sample;
  for (const person of sample.people) {
    const account = { ...person, nik: null, password: sample.password };
    // Everybody may know the password of the sample office; it is not a start password.
    await createAccount(desk, account, { cost: 'test', mustChange: false });
  }
  for (const { firstSerial, count, kind, pages } of sample.blanks) {
    await desk.db.transaction((trx) =>
      receiveBlanks(trx, serialRange(firstSerial, count), {
        kind,
        pages,
        reference: 'SAMPLE',
        at: desk.clock.now(),
      }),
    );
  }
  // The calendar and the tariff of the bookings below are the office's.
  await desk.office.save(desk.db, { name, code, city, zone, stagePolicy: {} });
  if (isDemo) await seedBookings(desk);
}

/** Throws SAMPLE_INVALID with the file and the field. */
function readSample(resources: string): z.infer<typeof SampleOffice> {
  const file = 'sample/office.json';
  try {
    return SampleOffice.parse(JSON.parse(readFileSync(join(resources, file), 'utf8')));
  } catch (error) {
    const path = error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? '') : '';
    throw new CodedError('SAMPLE_INVALID', { file, path: path || '–' });
  }
}

const DEMO_BOOKINGS = 60;
const DEMO_SEED = 1122;

/** What a morning's import would have brought, so that whoever tries the program finds a queue. */
async function seedBookings(desk: Desk): Promise<void> {
  const rows = sampleBookings(desk.office.today(), DEMO_BOOKINGS, DEMO_SEED);
  const profile = suggestProfile(Object.keys(rows[0] ?? {}), [desk.office.today()]);
  const author = systemAuthor(desk);
  for (const [index, row] of rows.entries()) {
    const converted = toBooking(desk, row, index + 1, profile);
    if (converted.ok) await importBooking(desk, converted.booking, author);
  }
}
