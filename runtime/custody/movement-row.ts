import type { Movement } from '#common/domain/production/custody.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import { must } from '#common/kernel/must.ts';

/** A line of the ledger as desk and hub both keep it: each hand in two columns. The last number is written for searches, never read. */
export type MovementRow = Omit<Movement, 'bookKind' | 'from' | 'to'> & {
  book_kind: Movement['bookKind'];
  from_at: Movement['to']['at'] | null;
  from_who: string | null;
  to_at: Movement['to']['at'];
  to_who: string | null;
};

export function toMovementRow(movement: Movement) {
  const { bookKind, from, to, ...rest } = movement;
  const last = must(serialRange(movement)?.at(-1), 'a line names a range');
  return {
    ...rest,
    last,
    book_kind: bookKind,
    from_at: from?.at ?? null,
    from_who: from?.who ?? null,
    to_at: to.at,
    to_who: to.who,
  };
}

export function toMovement({ book_kind, from_at, from_who, to_at, to_who, ...rest }: MovementRow): Movement {
  return {
    ...rest,
    bookKind: book_kind,
    from: from_at === null ? null : { at: from_at, who: from_who },
    to: { at: to_at, who: to_who },
  };
}
