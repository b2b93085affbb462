import { AppendEntry, EntriesReply, type ReadEntries } from '#common/contract/hub/registers.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  entriesFor,
  Entry,
  foldEntries,
  mayRead,
  type Kept,
  type Register,
} from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { appendEntry } from '#runtime/registers/append-entry.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import {
  dropQueuedEntry,
  listQueuedEntries,
  queueEntry,
  readEntries,
  registerStore,
} from '#main/records/repositories/registers.ts';

/** Nobody answered, or nobody who is signed in with the hub asks: a line without an author waits for either. */
const WAITS: ReadonlySet<string> = new Set(['HUB_UNREACHABLE', 'HUB_SIGN_IN_NEEDED']);

/**
 * Writes a line into a book of the office: at its hub, or here where the desk is its own authority. `waits`: it is kept and goes
 * to the hub later. Throws the refusal's code, and HUB_UNREACHABLE for a line that tells who wrote it.
 */
export async function writeEntry(desk: Desk, entry: AppendEntry): Promise<{ waits: boolean }> {
  const asked = AppendEntry.parse(entry);
  if (!desk.hub) {
    await writeHere(desk, asked);
    return { waits: false };
  }
  try {
    await sendEntry(desk, asked);
    return { waits: false };
  } catch (error) {
    const canWait = REGISTERS[asked.register].rules[asked.kind]?.isAnonymous === true;
    if (!canWait || !(error instanceof CodedError) || !WAITS.has(error.code)) throw error;
    await queueEntry(desk.db, asked, desk.clock.now());
    return { waits: true };
  }
}

/** The subjects of a book as they are now; those that something was written about since, where a moment is named. */
export async function readRegister<I>(
  desk: Desk,
  register: Register<I>,
  { subject = null, since = null }: { subject?: string | null; since?: Instant | null } = {},
): Promise<Kept<I>[]> {
  if (!mayRead(register, authorOf(desk).roles)) throw new CodedError('FORBIDDEN');
  const asked: ReadEntries = { register: register.name, subject, since };
  return foldEntries(register, await entriesOf(desk, register, asked));
}

/** Lines that had to wait, in their order. One that the hub refuses stays here and holds up nobody behind it. */
export async function sendWaiting(desk: Desk): Promise<void> {
  if (!desk.hub || !desk.session.user) return;
  for (const entry of await listQueuedEntries(desk.db)) {
    try {
      await sendEntry(desk, entry);
      await dropQueuedEntry(desk.db, entry.id);
    } catch (error) {
      if (!(error instanceof CodedError) || WAITS.has(error.code)) throw error;
      desk.log.warn('line of a book refused', {
        register: entry.register,
        kind: entry.kind,
        code: error.code,
      });
    }
  }
}

async function entriesOf<I>(
  desk: Desk,
  register: Register<I>,
  asked: ReadEntries,
): Promise<readonly Entry[]> {
  if (!desk.hub) return entriesFor(register, await readEntries(desk.db, asked), authorOf(desk));
  const request = { method: 'POST', path: '/v1/registers/read', body: asked } as const;
  return (await desk.hub.asPerson(EntriesReply, request)).entries;
}

async function sendEntry({ hub }: Desk, entry: AppendEntry): Promise<void> {
  await hub?.asPerson(Entry, { method: 'POST', path: '/v1/registers/append', body: entry });
}

async function writeHere(desk: Desk, asked: AppendEntry): Promise<void> {
  const { userId, roles, desk: name } = authorOf(desk);
  const { utcOffsetMinutes } = desk.office.policy();
  const author = { userId, roles, desk: name, now: desk.clock.now(), utcOffsetMinutes };
  await desk.db.transaction((trx) => appendEntry(registerStore(trx), asked, author));
}
