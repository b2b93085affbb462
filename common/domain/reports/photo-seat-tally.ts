import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Period } from './period.ts';
import type { Step } from './walk.ts';

/** What is counted of the photos that were taken here; one that was only recorded from SIMKIM says nothing of a seat. */
export const PHOTO_COUNTS = [
  'photos',
  'passed',
  'warned',
  'failed',
  /** The engine could not judge it. */
  'notAssessed',
  /** Taken again. */
  'retaken',
  'fromFile',
  /** A head's word about one that did not pass, told at the seat where it was taken. */
  'allowed',
  'declined',
] as const;
type PhotoCount = (typeof PHOTO_COUNTS)[number];

const Count = z.int().min(0);

/** Photos of one seat and officer: a lamp that fades and a hand that hurries both show here. */
export const PhotoSeatRow = z.strictObject({
  desk: z.string(),
  by: UserId,
  photos: Count,
  passed: Count,
  warned: Count,
  failed: Count,
  notAssessed: Count,
  retaken: Count,
  fromFile: Count,
  allowed: Count,
  declined: Count,
});
export type PhotoSeatRow = z.infer<typeof PhotoSeatRow>;

export type PhotoEvent = Pick<PhotoSeatRow, 'desk' | 'by'> & { day: PlainDate; what: readonly PhotoCount[] };

const VERDICTS = { PASS: 'passed', WARN: 'warned', FAIL: 'failed' } as const;

export function photosOf({ action, before }: Step, offset: number): PhotoEvent[] {
  const day = localDate(action.occurredAt, offset);
  switch (action.kind) {
    case 'biometrics.capturePhoto/1': {
      const { attachmentId, assessment, notAssessed, retakeReason, source } = action.payload;
      if (attachmentId === null) return [];
      const what: PhotoCount[] = ['photos'];
      if (assessment) what.push(VERDICTS[assessment.verdict]);
      if (notAssessed !== undefined) what.push('notAssessed');
      if (retakeReason !== null) what.push('retaken');
      if (source === 'FILE') what.push('fromFile');
      return [{ desk: action.desk, by: action.actor, day, what }];
    }
    case 'biometrics.allowPhoto/1':
    case 'biometrics.declinePhoto/1': {
      const taken = before?.photo?.stamp;
      if (!taken) return [];
      const word = action.kind === 'biometrics.allowPhoto/1' ? 'allowed' : 'declined';
      return [{ desk: taken.desk, by: taken.by, day, what: [word] }];
    }
    default:
      return [];
  }
}

export class PhotoSeatTally {
  readonly #period: Period;
  readonly #seats = new Map<string, PhotoSeatRow>();

  constructor(period: Period) {
    this.#period = period;
  }

  add({ photos }: { photos: readonly PhotoEvent[] }): void {
    const { from, to } = this.#period;
    for (const { day, desk, by, what } of photos) {
      if (day < from || to < day) continue;
      const key = `${desk} ${by}`;
      const row = this.#seats.get(key) ?? emptyRow(desk, by);
      this.#seats.set(key, row);
      for (const one of what) row[one] += 1;
    }
  }

  finish(): PhotoSeatRow[] {
    return [...this.#seats.values()].toSorted(
      (one, other) => one.desk.localeCompare(other.desk) || other.photos - one.photos,
    );
  }
}

function emptyRow(desk: string, by: UserId): PhotoSeatRow {
  return {
    desk,
    by,
    photos: 0,
    passed: 0,
    warned: 0,
    failed: 0,
    notAssessed: 0,
    retaken: 0,
    fromFile: 0,
    allowed: 0,
    declined: 0,
  };
}
