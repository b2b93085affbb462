import type { ReadyBook } from '#common/contract/ipc/production.ts';
import { remindersDue } from '#common/domain/production/pickup.ts';
import { listReady } from '#main/records/repositories/ready.ts';
import { isHalfCounted, isMissingOnShelf } from '#common/domain/production/shelf-count.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Desk } from '#main/features/desk.ts';

/** More than any office keeps on its shelves; what lies beyond is found by its number. */
const MOST_SHOWN = 500;

/** Passports that wait to be collected, longest first. */
export async function listReadyBooks(
  { db, office, clock }: Desk,
  { text, dueOnly }: { text: string; dueOnly: boolean },
): Promise<{ rows: readonly ReadyBook[]; total: number }> {
  const now = clock.now();
  const found = (await listReady(db, text)).flatMap(({ file, deadlineOn }): ReadyBook[] => {
    const { id, number, applicant, shelf = null, readyAt } = file;
    if (readyAt === null) return [];
    const reminders = remindersDue(file, now, office.policy(file.sopId).utcOffsetMinutes);
    if (dueOnly && reminders.length === 0) return [];
    const place = shelf && { rack: shelf.rack, box: shelf.box };
    return [
      {
        applicationId: id,
        number,
        name: applicant.fullName,
        shelf: place,
        readyAt,
        reminders,
        deadlineOn,
        shelfCount: shelfCountOf(file, now),
      },
    ];
  });
  return { rows: found.slice(0, MOST_SHOWN), total: found.length };
}

function shelfCountOf(file: Application, now: Instant): ReadyBook['shelfCount'] {
  if (isHalfCounted(file, now)) return 'HALF';
  if (!file.shelfCount?.second) return 'NONE';
  return isMissingOnShelf(file) ? 'MISSING' : 'FOUND';
}
