import { scoreOf, type FineRead } from './fine-read.ts';
import { CHARACTERS, CLASSES } from './glyph-set.ts';
import { supportFor } from './discriminants.ts';
import { likeness } from './likeness.ts';
import { setOf } from './looks.ts';
import type { Allowed } from './positions.ts';

/** A character that may stand at a place. */
export type Candidate = {
  character: string;
  /** Correlation with the print, 1 at best. */
  score: number;
  /**
   * What the print says for it against its strongest rival of the same place: 1 is all that tells the two apart, 0 is a tie, below 0
   * the rival is likelier.
   */
  support: number;
};

/** One place of the zone: what it may be, the likeliest first. */
export type PlaceEvidence = {
  candidates: readonly Candidate[];
  /** By how much the best of this place correlates more than any character that does not belong here; 0 and H may differ by a hair. */
  belongs: number;
};

export function evidenceAt(read: FineRead, index: number, allowed: Allowed): PlaceEvidence {
  const match = read.cells[index];
  if (!match) return { candidates: [], belongs: -1 };
  const score = (at: number) => scoreOf(match, at);
  const highest = Math.max(...allowed.map(score));
  const near = allowed.filter((at) => score(at) > highest - FAR);
  const witnesses = read.alike[index] ?? [];
  const total = witnesses.reduce((sum, { weight }) => sum + weight, 0);
  const against = (at: number, rival: number) =>
    witnesses.reduce((sum, one) => sum + one.weight * pairSupport(read, one.index, at, rival), 0) / total;
  const candidates = near
    .map((at) => ({
      at,
      character: CHARACTERS.charAt(at),
      score: score(at),
      support: near.reduce((least, rival) => (rival === at ? least : Math.min(least, against(at, rival))), 1),
    }))
    .toSorted((a, b) => b.support - a.support)
    .slice(0, MOST);
  const stranger = Math.max(...EVERY.map((at) => (allowed.includes(at) ? -1 : score(at))));
  return { candidates, belongs: (candidates[0]?.score ?? -1) - stranger };
}

/** What the print at one place says for a class against another: the mean of how well both fit and how they are told apart. */
export function pairSupport(read: FineRead, index: number, real: number, rival: number): number {
  const match = read.cells[index];
  if (!match) return 0;
  const room = Math.max(0.03, 1 - likeness(setOf(read.look), real, rival));
  const byFit = (scoreOf(match, real) - scoreOf(match, rival)) / (Math.max(0.2, scoreOf(match, real)) * room);
  return (clamp(byFit) + clamp(supportFor(match.discriminants, real, rival))) / 2;
}

function clamp(value: number): number {
  return Math.max(-1.5, Math.min(1.5, value));
}

const MOST = 5;
/** A class that correlates so much less than the best is out of the question, whatever the discriminants say. */
const FAR = 0.2;
const EVERY: Allowed = Array.from({ length: CLASSES }, (_, at) => at);
