import { expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { foreignEntry } from './seen-version.ts';

const entry = (actor: string) => ({
  actor: actor as UserId,
  actorName: actor.toUpperCase(),
  at: '2026-11-24T02:00:00.000Z' as Instant,
});

it('names the newest entry of another person after the version that was seen, and no own one', () => {
  const timeline = [entry('ani'), entry('budi'), entry('ani')];
  expect(foreignEntry(timeline, 1, 'ani')).toMatchObject({ actorName: 'BUDI' });
  expect(foreignEntry(timeline, 2, 'ani')).toBeNull();
  expect(foreignEntry(timeline, 3, 'ani')).toBeNull();
  expect(foreignEntry(timeline, 0, 'cici')).toMatchObject({ actorName: 'ANI' });
});
