import type { TimelineEntry } from '#common/contract/ipc/applications.ts';

/** The newest entry that somebody else made since the version that the person has looked at; null when there is none. */
export function foreignEntry(
  timeline: readonly Pick<TimelineEntry, 'actor' | 'actorName' | 'at'>[],
  seenVersion: number,
  userId: string,
): Pick<TimelineEntry, 'actor' | 'actorName' | 'at'> | null {
  // The list holds one entry per version.
  return timeline.slice(seenVersion).findLast(({ actor }) => actor !== userId) ?? null;
}
