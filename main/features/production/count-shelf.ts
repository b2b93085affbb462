import { CodedError } from '#common/contract/coded-error.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { CountsDue, ShelfCounted } from '#common/contract/ipc/production.ts';
import type { CountView } from '#common/domain/production/stock-count.ts';
import { isMissingOnShelf, isShelfCountDue } from '#common/domain/production/shelf-count.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import { recordActions } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { handsOf } from '#main/records/repositories/blanks.ts';
import { listReady } from '#main/records/repositories/ready.ts';

type Look = { id: ActionId; applicationId: ApplicationId; found: boolean };

/** Each book by itself: one that went out meanwhile is named and stops none of the others. */
export async function countShelf(
  desk: Desk,
  { entries }: { entries: readonly Look[] },
): Promise<ShelfCounted> {
  const refused: { number: string; code: string }[] = [];
  const missing: ShelfCounted['missing'][number][] = [];
  let counted = 0;
  for (const { id, applicationId, found } of entries) {
    const before = await findApplication(desk.db, applicationId);
    try {
      const file = await desk.db.transaction((trx) =>
        recordActions(trx, desk.office, {
          applicationId,
          actions: [{ id, kind: 'production.countOnShelf/1', payload: { found } }],
          basedOn: before?.version ?? null,
          author: authorOf(desk),
          now: desk.clock.now(),
        }),
      );
      counted += 1;
      const { number, applicant, shelf } = file;
      if (isMissingOnShelf(file) && shelf) {
        missing.push({ number, name: applicant.fullName, rack: shelf.rack, box: shelf.box });
      }
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      refused.push({ number: before?.number ?? '', code: error.code });
    }
  }
  desk.emit('files.changed', { applicationIds: entries.map(({ applicationId }) => applicationId) });
  return { counted, refused, missing };
}

const COUNTS_SHELF: ReadonlySet<string> = new Set(['HANDOVER', 'SUBSECTION_HEAD', 'SECTION_HEAD']);

/** What is still to be counted today by those who do it; on days on which the office is closed nothing is. */
export async function countsDue(
  desk: Desk,
  countsOfToday: () => Promise<readonly CountView[] | null>,
): Promise<CountsDue> {
  const { db, office } = desk;
  const { roles, userId } = authorOf(desk);
  const today = office.today();
  const policy = office.policy();
  if (!policy.viewing.isWorkingDay(today)) return { hands: null, shelf: null };
  const isStock = permissionsOf(roles).has('stock.read') && !roles.includes('AUDITOR');
  const shelf = roles.some((role) => COUNTS_SHELF.has(role))
    ? (await listReady(db, '')).filter(({ file }) => isShelfCountDue(file, today, policy)).length
    : null;
  const counts = isStock ? await countsOfToday() : null;
  if (!counts) return { hands: null, shelf };
  const done = new Set(
    counts.filter(({ state, on }) => state !== 'OPEN' && on === today).map(({ hand }) => hand.who),
  );
  const { hands } = await handsOf(db, userId);
  const held = new Set(hands.map(({ who }) => who?.id ?? null));
  return { hands: [...held].filter((who) => !done.has(who)).length, shelf };
}
