import { z } from 'zod';
import { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BookPages, type Hand, type Movement } from '#common/domain/production/custody.ts';
import type { Instant } from '#common/kernel/instant.ts';

const Count = z.int().min(0);

/** Blanks of one product over a span: what was here, came, went, and is here. `left` of each kind is counted when it left. */
export const BlankBalance = z.strictObject({
  kind: PassportKind,
  pages: BookPages,
  opening: Count,
  received: Count,
  issued: Count,
  spoiled: Count,
  voided: Count,
  /** A count or a transport lacked them. */
  missing: Count,
  /** Given to a carrier, for another unit or an officer outside. */
  sent: Count,
  closing: Count,
});
export type BlankBalance = z.infer<typeof BlankBalance>;

const LEFT_AS = {
  ISSUED: 'issued',
  SPOILED: 'spoiled',
  VOIDED: 'voided',
  MISSING: 'missing',
  TRANSPORT: 'sent',
} as const;

/** The balance by the ledger's own lines, oldest first. */
export function balanceBlanks(
  movements: Iterable<Movement>,
  { since, until }: { since: Instant; until: Instant },
): BlankBalance[] {
  const rows = new Map<string, BlankBalance>();
  for (const { bookKind: kind, pages, at, count, from, to } of movements) {
    if (at >= until) continue;
    const key = `${kind} ${pages}`;
    const row = rows.get(key) ?? emptyRow(kind, pages);
    rows.set(key, row);
    const change = (isHere(to) ? count : 0) - (from !== null && isHere(from) ? count : 0);
    row.closing += change;
    if (at < since) row.opening += change;
    else if (change > 0) row.received += change;
    else if (change < 0) row[LEFT_AS[leftFor(to)]] -= change;
  }
  return [...rows.values()].toSorted(
    (one, other) => one.kind.localeCompare(other.kind) || one.pages - other.pages,
  );
}

function isHere({ at }: Hand): boolean {
  return at === 'VAULT' || at === 'PERSON' || at === 'FILE';
}

function leftFor({ at }: Hand): keyof typeof LEFT_AS {
  if (at === 'ISSUED' || at === 'SPOILED' || at === 'MISSING' || at === 'TRANSPORT') return at;
  return 'VOIDED';
}

function emptyRow(kind: PassportKind, pages: BlankBalance['pages']): BlankBalance {
  return {
    kind,
    pages,
    opening: 0,
    received: 0,
    issued: 0,
    spoiled: 0,
    voided: 0,
    missing: 0,
    sent: 0,
    closing: 0,
  };
}
