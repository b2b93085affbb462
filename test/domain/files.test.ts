import { describe, expect, it } from 'vitest';
import { replay } from '#common/domain/applications/evolve.ts';
import { AppState, AppType } from '#common/domain/applications/vocabulary.ts';
import { isExaminedType, reach } from '#test/support/rules-journeys.ts';

const BEFORE_ARRIVAL: readonly AppState[] = ['BOOKED', 'NO_SHOW'];

describe.each(AppType.options)('a %s application', (type) => {
  const states = AppState.options.filter((state) => !isExaminedType(type) || !BEFORE_ARRIVAL.includes(state));

  it.each(states)('comes to %s by accepted actions alone', (state) => {
    const t = reach(state, { type });
    expect(t.state).toBe(state);
    expect(replay(t.actions), 'the list alone must give the same file').toEqual(t.file);
  });
});
