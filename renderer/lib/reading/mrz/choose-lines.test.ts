import { describe, expect, it } from 'vitest';
import { chooseLines, countFulfilled } from './choose-lines.ts';
import type { PlaceEvidence } from './evidence.ts';

const UPPER = 'P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<';
const LOWER = 'X0000001<6IDN8711124M33010141371991211000154';

/** A print that leaves no doubt, but for the places given as candidates with their support. */
function printed(doubts: Readonly<Record<number, readonly [string, number][]>> = {}): PlaceEvidence[] {
  return [...(UPPER + LOWER)].map((character, index) => ({
    candidates: (doubts[index] ?? [[character, 0.9]]).map(([character, support]) => ({
      character,
      support,
      score: 0.9,
    })),
    belongs: 0.3,
  }));
}

/** The place of the first digit of the birth date. */
const BIRTH = 44 + 13;

describe('the choice among the characters of a zone', () => {
  const right = withCheckDigits(LOWER);

  it('takes the likeliest, and is sure of them', () => {
    const chosen = chooseLines(printedAs(right));
    expect(chosen).toEqual({ lines: [UPPER, right], unsure: [], byCheckDigits: [] });
    expect(countFulfilled(right)).toBe(5);
  });

  it('lets the check digits settle a near tie', () => {
    const doubts = {
      [BIRTH]: [
        ['3', 0.05],
        ['8', -0.05],
      ] as const,
    };
    const chosen = chooseLines(printedAs(right, doubts));
    expect(chosen.lines[1]).toBe(right);
    expect(chosen.byCheckDigits).toEqual([BIRTH]);
    expect(chosen.unsure).toEqual([]);
  });

  it('never takes what the print speaks against, whatever the check digits want', () => {
    const doubts = {
      [BIRTH]: [
        ['3', 0.8],
        ['8', -0.8],
      ] as const,
    };
    const chosen = chooseLines(printedAs(right, doubts));
    expect(chosen.lines[1].charAt(13)).toBe('3');
    expect(countFulfilled(chosen.lines[1])).toBeLessThan(5);
  });

  it('is unsure of a letter of the name that nothing but a faint print supports', () => {
    const doubts = {
      6: [
        ['A', 0.05],
        ['R', -0.05],
      ] as const,
    };
    expect(chooseLines(printedAs(right, doubts)).unsure).toEqual([6]);
  });

  it('is unsure where a character is printed that does not belong there', () => {
    const places = printedAs(right);
    places[BIRTH] = { candidates: places[BIRTH]?.candidates ?? [], belongs: -0.4 };
    expect(chooseLines(places).unsure).toEqual([BIRTH]);
  });

  it('is sure of a near tie when every other reading of it fails a check digit', () => {
    const doubts = {
      [BIRTH]: [
        ['8', 0.05],
        ['3', -0.05],
      ] as const,
    };
    const chosen = chooseLines(printedAs(right, doubts));
    expect(chosen.lines[1]).toBe(right);
    expect(chosen.unsure).toEqual([]);
  });

  it('is unsure of a near tie that no check digit can tell apart, as A counts ten and 0 nothing', () => {
    const doubts = {
      [44 + 3]: [
        ['0', 0.05],
        ['A', -0.05],
      ] as const,
    };
    expect(chooseLines(printedAs(right, doubts)).unsure).toEqual([44 + 3]);
  });

  it('is unsure of all near ties when the check digits allow more than one reading', () => {
    // Both places weigh the same in both check digits: five more at one of them is as good as five more at the other.
    const second = BIRTH + 3;
    const seeming = { [BIRTH]: tie('3', '8'), [second]: tie('1', '6') };
    expect(chooseLines(printedAs(right, seeming)).unsure).toEqual([BIRTH, second]);
    const fulfilled = { [BIRTH]: tie('8', '3'), [second]: tie('1', '6') };
    expect(chooseLines(printedAs(right, fulfilled)).lines[1]).toBe(right);
    expect(chooseLines(printedAs(right, fulfilled)).unsure).toEqual([BIRTH, second]);
  });

  function tie(likelier: string, rival: string) {
    return [[likelier, 0.05] as const, [rival, -0.05] as const];
  }

  function printedAs(
    lower: string,
    doubts: Readonly<Record<number, readonly (readonly [string, number])[]>> = {},
  ) {
    const places = printed();
    return [...(UPPER + lower)].map((character, index) => ({
      ...(places[index] ?? { belongs: 0.3 }),
      candidates: (doubts[index] ?? [[character, 0.9] as const]).map(([character, support]) => ({
        character,
        support,
        score: 0.9,
      })),
    }));
  }
});

/** The check digits that these fields have. */
function withCheckDigits(lower: string): string {
  const digitOf = (field: string) => {
    const value = (character: string) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(character);
    const sum = [...field].reduce((total, character, at) => {
      return total + Math.max(0, value(character)) * ([7, 3, 1][at % 3] ?? 0);
    }, 0);
    return String(sum % 10);
  };
  let line = lower;
  for (const [from, to] of [
    [0, 9],
    [13, 19],
    [21, 27],
    [28, 42],
  ] as const) {
    line = line.slice(0, to) + digitOf(line.slice(from, to)) + line.slice(to + 1);
  }
  const all = line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43);
  return line.slice(0, 43) + digitOf(all);
}
