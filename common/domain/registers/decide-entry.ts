import { refuse, type Refusal } from '#common/domain/applications/refusal.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import {
  foldEntries,
  type AskedMeta,
  type Entry,
  type EntryMeta,
  type EntryRule,
  type Register,
} from './register.ts';

/** A line that somebody wants to write. `basedOn`: how many lines of the subject the author saw. */
export type AskedEntry = Pick<Entry, 'id' | 'register' | 'subject' | 'kind' | 'payload'> & {
  basedOn: number;
};

export type EntryAuthor = {
  userId: UserId;
  roles: readonly ActorRole[];
  desk: string;
  now: Instant;
  utcOffsetMinutes: number;
};

/** The line as it will stand in the book, or why it may not. `lines`: what the book has of the subject. */
export function decideEntry<I>(
  register: Register<I>,
  lines: readonly Entry[],
  asked: AskedEntry,
  author: EntryAuthor,
): Result<Entry, Refusal> {
  const rule = register.rules[asked.kind];
  if (!rule) return err(refuse('ACTION_UNKNOWN', { kind: asked.kind }));
  const role = roleFor(rule, author.roles);
  if (role === null) return err(refuse('ROLE_NOT_ALLOWED'));
  const payload = rule.payload.safeParse(asked.payload);
  if (!payload.success) {
    return err(refuse('PAYLOAD_INVALID', { fields: payload.error.issues.map(({ path }) => path.join('.')) }));
  }
  const meta = metaOf(rule, asked, author, role);
  const askedMeta = { ...meta, today: localDate(author.now, author.utcOffsetMinutes) };
  const refusal = refusalOf(register, rule, lines, { asked, payload: payload.data, meta: askedMeta });
  if (refusal) return err(refusal);
  const { register: name, kind } = asked;
  const own: Entry['payload'] = payload.data;
  return ok({ ...meta, register: name, kind, payload: { ...own, ...rule.adds?.(askedMeta) } });
}

function refusalOf<I>(
  register: Register<I>,
  rule: EntryRule<I>,
  lines: readonly Entry[],
  { asked, payload, meta }: { asked: AskedEntry; payload: never; meta: AskedMeta },
): Refusal | null {
  const [known] = foldEntries(register, lines);
  if (rule.opens) return known ? refuse('SUBJECT_EXISTS') : (rule.refuses?.(payload, meta) ?? null);
  if (!known) return refuse('SUBJECT_NOT_FOUND');
  if (known.lines !== asked.basedOn) return refuse('STALE_VERSION');
  return rule.refuses?.(known.item, payload, meta) ?? null;
}

function roleFor({ roles }: Pick<EntryRule<unknown>, 'roles'>, own: readonly ActorRole[]): ActorRole | null {
  if (roles === 'ANYBODY') return own[0] ?? null;
  return own.find((role) => role !== 'SYS' && roles.includes(role)) ?? null;
}

function metaOf(
  rule: Pick<EntryRule<unknown>, 'isAnonymous'>,
  { id, subject }: AskedEntry,
  { userId, desk, now, utcOffsetMinutes }: EntryAuthor,
  role: ActorRole,
): EntryMeta {
  if (!rule.isAnonymous) return { id, subject, actor: userId, role, desk, at: now };
  const at = instantAt(localDate(now, utcOffsetMinutes), '00:00', utcOffsetMinutes);
  return { id, subject, actor: null, role: 'SYS', desk: '', at };
}
