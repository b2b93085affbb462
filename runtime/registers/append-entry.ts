import { CodedError } from '#common/contract/coded-error.ts';
import { decideEntry, type AskedEntry, type EntryAuthor } from '#common/domain/registers/decide-entry.ts';
import type { Entry } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';

/** The office's books inside one transaction that nobody else writes in. */
export type RegisterStore = {
  find(id: string): Promise<Entry | null>;
  ofSubject(subject: Pick<Entry, 'register' | 'subject'>): Promise<Entry[]>;
  add(entry: Entry): Promise<void>;
  /** Into the chain; never for a line that must not tell who wrote it. */
  note(entry: Entry): Promise<void>;
};

/** Writes a line, once however often it is asked. Throws the refusal's code. */
export async function appendEntry(
  store: RegisterStore,
  asked: AskedEntry,
  author: EntryAuthor,
): Promise<Entry> {
  const known = await store.find(asked.id);
  if (known) {
    // The answer tells the whole line: only to whoever wrote it.
    const isOther = known.actor !== null && known.actor !== author.userId;
    const isSame = known.subject === asked.subject && known.kind === asked.kind;
    if (isOther || !isSame) throw new CodedError('SUBJECT_EXISTS');
    return known;
  }
  const lines = await store.ofSubject(asked);
  const decided = decideEntry(REGISTERS[asked.register], lines, asked, author);
  if (!decided.ok) throw new CodedError(decided.error.code, decided.error.details);
  await store.add(decided.value);
  if (decided.value.actor !== null) await store.note(decided.value);
  return decided.value;
}
