import { v7 } from 'uuid';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { permittedActions, type PermittedAction } from '#common/domain/applications/permitted-actions.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { recordActions } from '#main/features/applications/record.ts';
import { storeAttachment } from '#main/features/documents/store-attachment.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { aBooking } from '#test/support/people.ts';
import { aPicture } from '#test/support/pictures.ts';
import { validPayload } from '#test/support/rules-payloads.ts';
import type { Random } from '#test/support/rules-random.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

/** Every role but IT's, so that each desk can carry a file far; duties still stand between two of them. */
export const ALL_ROLES: readonly Role[] = Role.options.filter(
  (role) => role !== 'IT_ADMIN' && role !== 'AUDITOR',
);

/** What carries a file on; everything else is tried now and then. */
const ONWARDS = new Set([
  'queue.callTicket/1',
  'queue.claim/1',
  'documents.recordDocument/1',
  'documents.recordWatchlist/1',
  'documents.acceptDossier/1',
  'biometrics.capturePhoto/1',
  'biometrics.captureFingerprints/1',
  'biometrics.captureSignature/1',
  'interview.recordInterview/1',
  'approval.verificationPassed/1',
  'approval.recordAdjudication/1',
  'approval.approve/2',
  'production.allocateBlank/1',
  'production.print/2',
  'production.qcPass/1',
  'production.notifyReady/1',
  'production.handOver/1',
]);
/** Numbers that the desk gives: an officer never types them. */
const BY_DESK: ReadonlySet<string> = new Set(['queue.callTicket/1', 'queue.claim/1']);

export type Officer = { t: TestDesk; people: readonly UserId[]; random: Random; serials: number };

/** One thing that an officer does and is told is saved. Returns its id; null when the rules offered nothing this time. */
export async function doSomething(officer: Officer): Promise<ActionId | null> {
  const { t, random } = officer;
  const known: ApplicationId[] = await t.desk.db('application').orderBy('id').pluck('id');
  if (known.length < 3 || random.oneIn(12)) return book(officer);
  const id = random.pick(known);
  const file = await findApplication(t.desk.db, id);
  if (!file) return null;
  try {
    return await act(officer, file);
  } catch (error) {
    // A rule's no: the officer is told at once and does something else.
    if (error instanceof CodedError) return null;
    throw error;
  }
}

/** One booking in four is made at more than one desk. */
async function book({ t, random, serials }: Officer): Promise<ActionId | null> {
  const serial = random.oneIn(4) ? 1 + random.int(40) : serials + random.int(1_000);
  const booking = aBooking({}, serial);
  const reply = await t.call('appointments.byHand', booking);
  return reply.ok ? bookingIds(booking.number).actionId : null;
}

async function act(officer: Officer, file: Application): Promise<ActionId | null> {
  const { t, random, people } = officer;
  const { db, office, clock } = t.desk;
  const userId = random.pick(people);
  const policy = office.policy(file.sopId);
  const now = clock.now();
  const facts = { ...(await factsFor(db, null, { userId, roles: ALL_ROLES }, now)), kinship: null };
  const offered = permittedActions(file, { userId, roles: ALL_ROLES }, { policy, facts, now });
  if (offered.length === 0) return null;
  const { kind, role } = choose(offered, random);
  const blanks = await db('blank')
    .where({ state: 'IN_STOCK', holder: userId })
    .select('serial', 'kind', 'pages');
  const stock = blanks.map((blank) => ({ ...blank, inStock: true, inHand: true }));
  const made = validPayload(kind, { file, policy, now, role, blanks: stock, familyOnHold: [], random });
  const payload = BY_DESK.has(kind) ? made : await withOwnWords(officer, file.id, made);
  const id = v7() as ActionId;
  await db.transaction((trx) =>
    recordActions(trx, office, {
      applicationId: file.id,
      actions: [{ id, kind, payload }],
      basedOn: file.version,
      author: { userId, roles: ALL_ROLES, desk: t.desk.session.desk },
      now,
    }),
  );
  return id;
}

function choose(offered: readonly PermittedAction[], random: Random): PermittedAction {
  const onwards = offered.filter(({ kind }) => ONWARDS.has(kind));
  return random.pick(onwards.length > 0 && !random.oneIn(5) ? onwards : offered);
}

/** Notes that tell one from another, numbers of this desk's own, and pictures that lie in its vault. */
async function withOwnWords(officer: Officer, id: ApplicationId, payload: object): Promise<object> {
  const { t, random } = officer;
  const own = v7();
  let shade = 0;
  async function word(name: string, value: unknown): Promise<unknown> {
    if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) {
      shade += 1;
      const bytes = aPicture(shade * 10, 480, 640);
      return (await storeAttachment(t.desk, id, bytes)).attachmentId;
    }
    if (name === 'note' && typeof value === 'string' && value !== '') return `Catatan ${own}`;
    if (name === 'registerNo') return `R-${own}`;
    if (name === 'passportNumber') return `X${String(1_000_000 + random.int(900_000))}`;
    if (Array.isArray(value)) {
      const parts: unknown[] = [];
      for (const part of value) parts.push(await word(name, part));
      return parts;
    }
    return typeof value === 'object' && value !== null ? worded(value) : value;
  }
  async function worded(value: object): Promise<object> {
    const words: [string, unknown][] = [];
    for (const [name, part] of Object.entries(value)) words.push([name, await word(name, part)]);
    return Object.fromEntries(words);
  }
  return worded(payload);
}
