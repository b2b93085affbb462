import { setImmediate } from 'node:timers/promises';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localTime } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { expiryReason } from '#common/domain/applications/rules-of-file.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { DeskError } from '#main/records/desk-error.ts';
import { systemAuthor } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { derivedUuid } from '#main/records/derived-uuid.ts';
import { recordActions } from './record.ts';

const BATCH = 50;

/**
 * What the calendar alone decides: no-shows after the service day, files that passed their deadline. Run by the
 * authority only, at start and every few minutes. Returns the files that changed.
 */
export async function runSystemActions(desk: Desk): Promise<readonly ApplicationId[]> {
  const changed: ApplicationId[] = [];
  for (;;) {
    const round = await runRound(desk);
    changed.push(...round);
    if (round.length < BATCH) return changed;
    // A whole day's no-shows must not keep the officers waiting.
    await setImmediate();
  }
}

async function runRound(desk: Desk): Promise<readonly ApplicationId[]> {
  const { db, office, clock } = desk;
  if (!office.settings) return [];
  const policy = office.policy();
  const today = office.today();
  const isDayOver = localTime(clock.now(), policy.utcOffsetMinutes) >= policy.serviceEnd;
  const missed: string[] = await db('application')
    .where('state', 'BOOKED')
    .where('appointment_date', isDayOver ? '<=' : '<', today)
    .limit(BATCH)
    .pluck('id');
  const expired: string[] = await db('application')
    .whereIn('state', ['NO_SHOW', 'DOC_INCOMPLETE', 'SUSPENDED'])
    .where('deadline_on', '<', today)
    .limit(BATCH)
    .pluck('id');
  const changed: ApplicationId[] = [];
  for (const id of missed) {
    if (await act(desk, id, 'appointments.markNoShow/1')) changed.push(id as ApplicationId);
  }
  for (const id of expired) {
    if (await act(desk, id, 'applications.expire/1')) changed.push(id as ApplicationId);
  }
  if (changed.length > 0) desk.emit('files.changed', { applicationIds: changed });
  return changed;
}

async function act(desk: Desk, id: string, kind: ActionKind): Promise<boolean> {
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
    return true;
  } catch (error) {
    // A refusal means that somebody acted in between; the next round looks again.
    if (error instanceof DeskError) return false;
    throw error;
  }
}

/** Derived from application, kind and due date, so that the same job can never happen twice. */
export function systemActionId(applicationId: ApplicationId, kind: ActionKind, due: string): ActionId {
  return derivedUuid(`${applicationId}|${kind}|${due}`) as ActionId;
}
