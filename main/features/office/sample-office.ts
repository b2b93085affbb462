import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { z } from 'zod';
import { must } from '#common/kernel/must.ts';
import type { StockCommand } from '#common/domain/production/custody.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import { askStock } from '#runtime/custody/stock-acts.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { countAccounts, findAccountByUsername } from '#main/records/repositories/accounts.ts';
import { custodyStore } from '#main/records/repositories/custody.ts';
import { createAccount } from '#main/features/session/handlers.ts';
import { suggestProfile } from '#runtime/bookings/fields.ts';
import { importBooking, toBooking } from '#main/features/appointments/import/run-import.ts';
import { systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { sampleBookings } from './sample-bookings.ts';

const SampleOffice = z
  .object({
    name: z.string(),
    code: z.string(),
    city: z.string(),
    zone: z.enum(['WIB', 'WITA', 'WIT']),
    password: z.string(),
    fingerFiles: z.boolean(),
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
  const { name, code, city, zone, fingerFiles } = sample;
  for (const person of sample.people) {
    const account = { ...person, nik: null, password: sample.password };
    // Everybody may know the password of the sample office; it is not a start password.
    await createAccount(desk, account, { cost: 'test', mustChange: false });
  }
  await seedStock(desk, sample);
  // The calendar and the tariff of the bookings below are the office's.
  await desk.office.save(desk.db, { name, code, city, zone, stagePolicy: {}, fingerFiles });
  if (isDemo) await seedBookings(desk);
}

/** Deliveries as the office would have taken them in; half of each is in the print officer's hand already. */
async function seedStock(desk: Desk, { people, blanks }: z.infer<typeof SampleOffice>): Promise<void> {
  const at = desk.clock.now();
  const named = async (role: Role): Promise<StockPerson> => {
    const username = people.find(({ roles }) => roles.includes(role))?.username ?? '';
    const { id, roles } = must(await findAccountByUsername(desk.db, username), 'the sample office has one');
    return { id, roles };
  };
  const head = await named('SECTION_HEAD');
  const keeper = await named('SUBSECTION_HEAD');
  const printer = await named('PRINT');
  await desk.db.transaction(async (trx) => {
    const store = custodyStore(trx, () => at);
    const door: StockCommand = { kind: 'OPEN_VAULT', reason: 'DELIVERY', note: '' };
    await askStock(store, { id: v7(), command: door, second: head }, { by: keeper, at, desk: '' });
    for (const { firstSerial: first, count, kind: bookKind, pages } of blanks) {
      const delivery: StockCommand = { kind: 'RECEIVE', first, count, bookKind, pages, reference: 'SAMPLE' };
      await askStock(store, { id: v7(), command: delivery, second: keeper }, { by: head, at, desk: '' });
      const given: StockCommand = {
        kind: 'HAND_OVER',
        first,
        count: Math.ceil(count / 2),
        from: { at: 'VAULT', who: null },
        to: { at: 'PERSON', who: printer.id },
      };
      await askStock(store, { id: v7(), command: given, second: printer }, { by: keeper, at, desk: '' });
    }
    const shut: StockCommand = { kind: 'CLOSE_VAULT', note: '' };
    await askStock(store, { id: v7(), command: shut, second: null }, { by: keeper, at, desk: '' });
  });
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
