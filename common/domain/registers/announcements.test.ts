import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { onTheWall, publishedFrom, PublishedNotice, type Announcement } from './announcements.ts';

const DAY = plainDate('2026-11-24');

function notice(title: string, hour: string, change: Partial<Announcement> = {}): Announcement {
  return {
    id: v7(),
    title,
    text: 'Kuota hari ini penuh.',
    from: DAY,
    to: DAY,
    isUrgent: false,
    state: 'PUBLISHED',
    writtenBy: null,
    writtenAt: `2026-11-24T00:00:00.000Z` as Instant,
    publishedBy: null,
    publishedAt: `2026-11-24T${hour}:00:00.000Z` as Instant,
    ...change,
  };
}

const published = (given: readonly Announcement[]) =>
  publishedFrom(
    given.map((item) => ({ item })),
    DAY,
  );
const wall = (given: readonly Announcement[]) => onTheWall(published(given), DAY);

describe('the wall of the hall', () => {
  it('shows what is urgent first, then the newest', () => {
    const given = [
      notice('second', '02'),
      notice('oldest', '01'),
      notice('newest', '03'),
      notice('urgent, older', '00', { isUrgent: true }),
      notice('urgent, newer', '01', { isUrgent: true }),
    ];
    const wanted = ['urgent, newer', 'urgent, older', 'newest', 'second', 'oldest'];
    expect(wall(given).map(({ title }) => title)).toEqual(wanted);
    expect(wall(given.toReversed()).map(({ title }) => title)).toEqual(wanted);
  });

  it('shows nothing that is a draft, withdrawn, over or yet to come', () => {
    const given = [
      notice('draft', '01', { state: 'DRAFT' }),
      notice('withdrawn', '01', { state: 'WITHDRAWN' }),
      notice('over', '01', { from: plainDate('2026-11-20'), to: plainDate('2026-11-23') }),
      notice('to come', '01', { from: plainDate('2026-11-25'), to: plainDate('2026-11-26') }),
    ];
    expect(wall(given)).toEqual([]);
  });

  it('is told beforehand what comes, and of nobody who wrote it', () => {
    const tomorrow = { from: plainDate('2026-11-25'), to: plainDate('2026-11-26') };
    const given = [notice('to come', '01', tomorrow), notice('now', '02')];
    const told = published(given);
    expect(told.map(({ title }) => title)).toEqual(['to come', 'now']);
    for (const one of told) expect(PublishedNotice.safeParse(one).success).toBe(true);
    expect(onTheWall(told, plainDate('2026-11-25')).map(({ title }) => title)).toEqual(['to come']);
  });
});
