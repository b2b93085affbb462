import { z } from 'zod';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import { ActorRole, type Role } from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** The books that an office keeps beside its application files. */
export const RegisterName = z.enum([
  'access-requests',
  'announcements',
  'breaches',
  'holds',
  'irregularities',
  'complaints',
  'disposals',
  'survey',
  'improvements',
  'transports',
  'vault',
  'destructions',
  'rights-reviews',
  'rechecks',
  'quota',
  'reconciliations',
]);
export type RegisterName = z.infer<typeof RegisterName>;

/** What one book speaks of: a complaint, an announcement. Given by whoever begins it. */
export const SubjectId = z.uuid();

/** One line of a book. Nothing in it is ever changed; what a subject is now is worked out from its lines. */
export const Entry = z.strictObject({
  id: z.uuid(),
  register: RegisterName,
  subject: SubjectId,
  kind: z.string().min(1).max(60),
  payload: z.record(z.string(), z.unknown()),
  /** Null where the book must not know who wrote. */
  actor: UserId.nullable(),
  role: ActorRole,
  /** Empty where `actor` is null. */
  desk: z.string().max(60),
  at: Instant,
});
export type Entry = z.infer<typeof Entry>;

/** What a rule sees of a line beside its payload. */
export type EntryMeta = Pick<Entry, 'id' | 'subject' | 'actor' | 'role' | 'desk' | 'at'>;

/** What a rule sees of a line that is about to be written. No stored line has `today`: it is not known again when the book is read. */
export type AskedMeta = EntryMeta & {
  /** The office's day, which is not that of `at`: Greenwich begins its own hours later. */
  today: PlainDate;
};

type RuleHead<P> = {
  payload: z.ZodType<P>;
  /** Who may write it. ANYBODY: whoever is signed in. */
  roles: readonly Role[] | 'ANYBODY';
  /** Person, desk and minute are left out, and no second book tells them: only the day stays. */
  isAnonymous?: boolean;
  /** The person proved again who they are, minutes ago. */
  needsProof?: boolean;
  /** Written into the payload beside what the author asked for. */
  adds?(meta: AskedMeta): Record<string, unknown>;
};

/** A line that begins a subject. */
export type OpeningEntry<I, P = never> = RuleHead<P> & {
  opens: true;
  refuses?(payload: P, meta: AskedMeta): Refusal | null;
  open(payload: P, meta: EntryMeta): I;
};

/** A line about a subject that was begun. */
export type LaterEntry<I, P = never> = RuleHead<P> & {
  opens?: false;
  refuses?(item: I, payload: P, meta: AskedMeta): Refusal | null;
  apply(item: I, payload: P, meta: EntryMeta): I;
};

export type EntryRule<I> = OpeningEntry<I> | LaterEntry<I>;

/** Who looks into a book. */
export type Reader = { userId: UserId; roles: readonly ActorRole[] };

/** What a reader of the book does not get to see all the same. Applied by whoever keeps the book. */
type Sight<I> = {
  sees(item: I, reader: Reader): boolean;
  /** The payload as this reader may know it. */
  hides(entry: Entry, item: I, reader: Reader): Entry['payload'];
};

export type Register<I> = {
  name: RegisterName;
  readers: readonly Role[] | 'ANYBODY';
  sight?: Sight<I>;
  rules: Readonly<Record<string, EntryRule<I>>>;
};

/** The payload's schema alone fixes the type. */
export function opensWith<I, S extends z.ZodType>(
  payload: S,
  rule: Omit<OpeningEntry<I, z.infer<S>>, 'payload' | 'opens'>,
): OpeningEntry<I> {
  return { ...rule, payload, opens: true } as unknown as OpeningEntry<I>;
}

export function goesOnWith<I, S extends z.ZodType>(
  payload: S,
  rule: Omit<LaterEntry<I, z.infer<S>>, 'payload' | 'opens'>,
): LaterEntry<I> {
  return { ...rule, payload } as unknown as LaterEntry<I>;
}

/** A subject as it is now, and how many lines speak of it. */
export type Kept<I> = { subject: string; item: I; lines: number };

/** What the lines of a book make of its subjects, in the order in which these began. Lines of a newer build are passed over. */
export function foldEntries<I>(register: Register<I>, entries: Iterable<Entry>): Kept<I>[] {
  const kept = new Map<string, Kept<I>>();
  for (const entry of entries) {
    const rule = register.rules[entry.kind];
    const known = kept.get(entry.subject);
    const payload = entry.payload as never;
    if (!rule || (rule.opens ? known !== undefined : known === undefined)) continue;
    if (rule.opens) {
      kept.set(entry.subject, { subject: entry.subject, item: rule.open(payload, entry), lines: 1 });
    } else if (known) {
      kept.set(entry.subject, {
        ...known,
        item: rule.apply(known.item, payload, entry),
        lines: known.lines + 1,
      });
    }
  }
  return [...kept.values()];
}

export function mayRead(
  { readers }: Pick<Register<unknown>, 'readers'>,
  roles: readonly ActorRole[],
): boolean {
  return readers === 'ANYBODY' || readers.some((role) => roles.includes(role));
}

/** The lines as this reader may know them: of subjects that are not for these eyes nothing at all. */
export function entriesFor<I>(
  register: Register<I>,
  entries: readonly Entry[],
  reader: Reader,
): readonly Entry[] {
  const { sight } = register;
  if (!sight) return entries;
  const items = new Map(foldEntries(register, entries).map(({ subject, item }) => [subject, item]));
  return entries.flatMap((entry) => {
    const item = items.get(entry.subject);
    // A line of a newer build about a subject that this one cannot read is not shown either.
    if (item === undefined || !sight.sees(item, reader)) return [];
    return [{ ...entry, payload: sight.hides(entry, item, reader) }];
  });
}
