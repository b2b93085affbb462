import { foldMovements, handOf, isSameHand, type HeldBlank, type Movement } from './custody.ts';

/**
 * The present of every number against what the movements alone make of it. Answers the first number that a line took out of a hand in
 * which it was not, that lies elsewhere, or that only one of the two knows; null where both say the same.
 */
export function findWrongBlank(movements: Iterable<Movement>, blanks: readonly HeldBlank[]): string | null {
  const { ledger, broken } = foldMovements(movements);
  const wrong = blanks
    .filter((blank) => !isSame(blank, ledger.get(blank.serial)))
    .map(({ serial }) => serial);
  const here = new Set(blanks.map(({ serial }) => serial));
  const gone = [...ledger.keys()].filter((serial) => !here.has(serial));
  return [...broken, ...wrong, ...gone].toSorted()[0] ?? null;
}

function isSame(blank: HeldBlank, told: HeldBlank | undefined): boolean {
  return (
    told !== undefined &&
    told.kind === blank.kind &&
    told.pages === blank.pages &&
    told.state === blank.state &&
    isSameHand(handOf(told), handOf(blank))
  );
}
