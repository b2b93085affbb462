import type { UserId } from '#common/kernel/ids.ts';
import type { PortraitCode } from './portrait.ts';

/** A head's word about a photo that did not pass, as the journal has it. */
export type PhotoRuling = {
  isAllowed: boolean;
  by: UserId;
  /** Whose photo it was. */
  takenBy: UserId;
  reasonCodes: readonly string[];
  failedCodes: readonly PortraitCode[];
};

export type RulingCount = {
  by: UserId;
  takenBy: UserId;
  allowed: number;
  declined: number;
  reasons: { code: string; count: number }[];
  codes: { code: PortraitCode; count: number }[];
};

/** Who let through what, most first. Counted from the actions themselves: there is no second book that could say otherwise. */
export function countRulings(rulings: readonly PhotoRuling[]): RulingCount[] {
  const pairs = Map.groupBy(rulings, ({ by, takenBy }) => `${by} ${takenBy}`);
  return [...pairs.values()]
    .flatMap((own) => (own[0] ? [countOf(own[0], own)] : []))
    .toSorted((one, other) => other.allowed - one.allowed);
}

function countOf({ by, takenBy }: PhotoRuling, own: readonly PhotoRuling[]): RulingCount {
  const allowed = own.filter(({ isAllowed }) => isAllowed);
  return {
    by,
    takenBy,
    allowed: allowed.length,
    declined: own.length - allowed.length,
    reasons: ranked(allowed.flatMap(({ reasonCodes }) => reasonCodes)),
    codes: ranked(allowed.flatMap(({ failedCodes }) => failedCodes)),
  };
}

function ranked<K extends string>(codes: readonly K[]): { code: K; count: number }[] {
  return [...Map.groupBy(codes, (code) => code)]
    .map(([code, same]) => ({ code, count: same.length }))
    .toSorted((one, other) => other.count - one.count);
}
