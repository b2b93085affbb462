import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_KINDS, type ActionKind } from '#common/domain/applications/rules.ts';
import { AppState, type AppState as State } from '#common/domain/applications/vocabulary.ts';
import { seeded } from '#test/support/rules-random.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { replayViolations } from './invariants.ts';
import { describeWalk, OFFICE, Walk, type Person } from './random-walk.ts';
import { finalStates } from './transition-table.ts';

/**
 * Ten thousand random lives of a file, each step by any person with any entry, right or wrong. LOKET_LONG (10 in `npm run test:long`) multiplies the
 * number, LOKET_SEED repeats a failure (fast-check prints its seed and the shortest list of steps).
 */
const BATCHES = 5;
const FILES_PER_BATCH = 2000 * Number(process.env['LOKET_LONG'] || 1);
const STEPS = 34;
const MINUTES_ALLOWED = 10 * Number(process.env['LOKET_LONG'] || 1);

const seenStates = new Set<State>();
const seenKinds = new Set<ActionKind>();

const life = fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS, size: 'max' });

describe('whatever people do', () => {
  it.each(Array.from({ length: BATCHES }, (_, batch) => batch + 1))(
    'the rules of the office hold at every step (part %i)',
    () => {
      const seed = process.env['LOKET_SEED'];
      fc.assert(
        fc.property(life, (steps) => liveOneLife(steps)),
        {
          numRuns: FILES_PER_BATCH,
          includeErrorInReport: true,
          ...(seed ? { seed: Number(seed) } : {}),
        },
      );
    },
    MINUTES_ALLOWED * 60_000,
  );

  it('is a fair trial: every state is come to and every action done', () => {
    expect(
      AppState.options.filter((state) => !seenStates.has(state)),
      'states that no file came to',
    ).toEqual([]);
    expect(
      ACTION_KINDS.filter((kind) => !seenKinds.has(kind)),
      'actions that nobody ever did',
    ).toEqual([]);
  });
});

function liveOneLife(steps: readonly number[]): void {
  const [first = 0] = steps;
  const walk = new Walk(first);
  // Looking at every offer costs as much as the whole walk: one look in every second life.
  const inspectAfter = first % (2 * STEPS);
  for (const [index, seed] of steps.entries()) {
    walk.step(seed);
    const file = walk.t.fileOrNull;
    if (!file) return;
    seenStates.add(file.state);
    if (index === inspectAfter) offersAreExact(walk.t, seed);
    if (finalStates.includes(file.state)) break;
  }
  for (const kind of walk.accepted) seenKinds.add(kind);
  fail(walk.t, replayViolations(walk.t.actions, walk.t.file));
  if (finalStates.includes(walk.t.state)) nothingIsOffered(walk.t);
}

/** What the screen offers is exactly what would be accepted. */
function offersAreExact(t: TestFile, seed: number): void {
  const random = seeded(seed);
  const person = random.pick(OFFICE);
  const offered = t.permitted(person.by, person.roles);
  for (const kind of ACTION_KINDS) {
    const offer = offered.find((one) => one.kind === kind);
    if (offer) {
      const code = t.codeOf(kind, { by: person.by, role: offer.role, random });
      fail(
        t,
        code === 'ACCEPTED' ? [] : [`${kind} is offered to ${describePerson(person)} but refused: ${code}`],
      );
    } else {
      for (const role of person.roles) {
        const code = t.codeOf(kind, { by: person.by, role, random });
        fail(t, code === 'ACCEPTED' ? [`${kind} is hidden from ${describePerson(person)} but accepted`] : []);
      }
    }
  }
}

function nothingIsOffered(t: TestFile): void {
  for (const person of OFFICE) {
    const offered = t.permitted(person.by, person.roles).map(({ kind }) => kind);
    fail(t, offered.length === 0 ? [] : [`${t.state} is final, but ${offered.join(', ')} is offered`]);
  }
}

function describePerson({ by, roles }: Person): string {
  return `${by.slice(-3)} (${roles.join(', ')})`;
}

function fail(t: TestFile, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`${problems.join('; ')}\n${describeWalk(t)}`);
}
