import { setImmediate } from 'node:timers/promises';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localTime } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { expiryReason } from '#common/domain/applications/rules-of-file.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import { recordActions } from './record.ts';

const BATCH = 50;

/** `upTo` is the last due day that counts; `after` is where the last page ended. */
type Due = { state: AppState; column: 'appointment_date' | 'deadline_on'; upTo: string; after: Place };
type Place = { due: string; ordinal: number };
type DueRow = Place & { id: string };

const START: Place = { due: '', ordinal: 0 };
const EXPIRING = ['NO_SHOW', 'DOC_INCOMPLETE', 'SUSPENDED'] as const satisfies readonly AppState[];

/**
 * What the calendar alone decides: no-shows after the service day, files that passed their deadline. Run by the
 * authority only, at start and every few minutes. Returns the files that changed.
 */
export async function runSystemActions(desk: Desk): Promise<readonly ApplicationId[]> {
  const { office, clock } = desk;
  if (!office.settings) return [];
  const { utcOffsetMinutes, serviceEnd } = office.policy();
  const today = office.today();
  const yesterday = addDays(today, -1);
  const isDayOver = localTime(clock.now(), utcOffsetMinutes) >= serviceEnd;
  const missed = {
    state: 'BOOKED',
    column: 'appointment_date',
    upTo: isDayOver ? today : yesterday,
  } as const;
  const changed = [...(await actOnAll(desk, missed, 'appointments.markNoShow/1'))];
  for (const state of EXPIRING) {
    const expired = { state, column: 'deadline_on', upTo: yesterday } as const;
    changed.push(...(await actOnAll(desk, expired, 'applications.expire/1')));
  }
  return changed;
}

/** Page after page, from where the last one ended: a file that is refused is passed by and holds up none behind it. */
async function actOnAll(
  desk: Desk,
  due: Omit<Due, 'after'>,
  kind: ActionKind,
): Promise<readonly ApplicationId[]> {
  const changed: ApplicationId[] = [];
  const refusals = new Map<string, { count: number; first: string }>();
  let after = START;
  for (;;) {
    const page: DueRow[] = await listDue(desk.db, { ...due, after });
    const round: ApplicationId[] = [];
    for (const { id } of page) {
      const refusal = await act(desk, id, kind);
      if (refusal === null) round.push(id as ApplicationId);
      else refusals.set(refusal, counted(refusals.get(refusal), id));
      // A whole day's no-shows must not keep the officers waiting: their calls are heard only between two turns of the loop.
      await setImmediate();
    }
    if (round.length > 0) desk.emit('files.changed', { applicationIds: round });
    changed.push(...round);
    const last = page.at(-1);
    if (!last || page.length < BATCH) break;
    after = last;
  }
  for (const [code, { count, first }] of refusals) {
    desk.log.warn('system actions refused', { kind, code, count, first });
  }
  return changed;
}

function counted(before: { count: number; first: string } | undefined, id: string) {
  return { count: (before?.count ?? 0) + 1, first: before?.first ?? id };
}

/** In the order of the index, the row number last, so that a page begins exactly where the one before ended. */
export function listDue(db: DeskDatabase, { state, column, upTo, after }: Due) {
  return db('application')
    .where('state', state)
    .where(column, '<=', upTo)
    .whereRaw('(??, ordinal) > (?, ?)', [column, after.due, after.ordinal])
    .orderBy([column, 'ordinal'])
    .limit(BATCH)
    .select<DueRow[]>('id', 'ordinal', { due: column });
}

/** Null when it was done, else the code of the refusal. */
async function act(desk: Desk, id: string, kind: ActionKind): Promise<string | null> {
  const { db, office, clock } = desk;
  const applicationId = id as ApplicationId;
  try {
    await db.transaction(async (trx) => {
      const file = await findApplication(trx, applicationId);
      if (!file) return;
      const dueOn = file.appointment?.date ?? office.today();
      const payload = kind === 'applications.expire/1' ? { reasonCode: expiryReason(file) ?? '' } : {};
      const action = {
        id: systemActionId(applicationId, kind, `${dueOn}#${file.version}` as PlainDate),
        kind,
        payload,
      };
      await recordActions(trx, office, {
        applicationId,
        actions: [action],
        basedOn: file.version,
        author: systemAuthor(desk),
        now: clock.now(),
      });
    });
    return null;
  } catch (error) {
    // Mostly somebody acted in between; the next round looks again.
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

/** Derived from application, kind and due date, so that the same job can never happen twice. */
export function systemActionId(applicationId: ApplicationId, kind: ActionKind, due: string): ActionId {
  return derivedUuid(`${applicationId}|${kind}|${due}`) as ActionId;
}
