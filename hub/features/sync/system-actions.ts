import { setImmediate } from 'node:timers/promises';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { localDate, localTime, type Instant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { expiryReason } from '#common/domain/applications/rules-of-file.ts';
import { fieldDayOf, wasLetDown } from '#common/domain/field/field-day.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { promiseByItself } from '#hub/features/registers/rechecks-at-hub.ts';
import type { OfficeRules } from '#hub/features/office/hub-office.ts';
import { listDue, type Due, type DueRow } from '#hub/store/due.ts';
import { isMoving, lockOffice, readPlace } from '#hub/store/feed.ts';
import { listOfficeIds } from '#hub/store/office.ts';
import { findFiles } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';
import { savePlace } from '#hub/store/page-writes.ts';
import { recordPage } from './record-page.ts';
import { refreshDeadlines } from './refresh-deadlines.ts';
import { advanceWindow } from './window.ts';

const BATCH = 50;
const EVERY_MS = 60_000;

const EXPIRING = ['NO_SHOW', 'DOC_INCOMPLETE', 'SUSPENDED'] as const satisfies readonly AppState[];

type Job = { kind: ActionKind; due: Omit<Due, 'after'> };

/** Every minute, one run at a time. Returns what stops it, after the run that is under way. */
export function startSystemActions(hub: HubContext): () => Promise<void> {
  let running = Promise.resolve();
  const promised = new Map<string, string>();
  const run = async () => {
    await runSystemActions(hub).catch((error: unknown) =>
      hub.log.error('scheduled actions failed', { error }),
    );
    await promiseByItself(hub, promised).catch((error: unknown) =>
      hub.log.error('promise of a draw failed', { error }),
    );
  };
  const timer = setInterval(() => void (running = running.then(run)), EVERY_MS);
  timer.unref();
  running = run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/**
 * What the calendar alone decides, by the hub's clock: no-shows after the service day, files that passed their deadline,
 * bookings that have come near. Ids are derived, so that two hubs do nothing twice. Returns how many files changed.
 */
export async function runSystemActions(hub: HubContext): Promise<number> {
  let changed = 0;
  for (const officeId of await listOfficeIds(hub.store)) {
    // While it moves here its desk's files are not the hub's yet.
    if (isMoving(await readPlace(hub.store, officeId))) continue;
    await bringBookingsNear(hub, officeId);
    await refreshDeadlines(hub, officeId);
    for (const job of await jobsOf(hub, officeId)) changed += await runJob(hub, officeId, job);
  }
  return changed;
}

async function bringBookingsNear(hub: HubContext, officeId: string): Promise<void> {
  await hub.store.transaction(async (trx) => {
    const place = await lockOffice(trx, officeId);
    const now = hub.clock.now();
    const rules = await hub.office.rules(trx, officeId, place.rulesSeq, now);
    const moved = await advanceWindow(trx, officeId, { place, rules, now });
    if (moved.feedSeq !== place.feedSeq) await savePlace(trx, officeId, moved);
  });
}

async function jobsOf(hub: HubContext, officeId: string): Promise<Job[]> {
  const { rulesSeq } = await readPlace(hub.store, officeId);
  const now = hub.clock.now();
  const rules = await hub.office.rules(hub.store, officeId, rulesSeq, now);
  const { utcOffsetMinutes, serviceEnd } = rules.policy();
  const today = localDate(now, utcOffsetMinutes);
  const yesterday = addDays(today, -1);
  const missedUpTo = localTime(now, utcOffsetMinutes) >= serviceEnd ? today : yesterday;
  return [
    {
      kind: 'appointments.markNoShow/1',
      due: { state: 'BOOKED', column: 'appointment_date', upTo: missedUpTo },
    },
    ...EXPIRING.map((state): Job => ({
      kind: 'applications.expire/1',
      due: { state, column: 'deadline_on', upTo: yesterday },
    })),
  ];
}

/** Page after page, from where the last one ended: a file that is refused is passed by and holds up none behind it. */
async function runJob(hub: HubContext, officeId: string, { kind, due }: Job): Promise<number> {
  let changed = 0;
  let after: Due['after'] = { due: '', id: '' };
  for (;;) {
    const page = await listDue(hub.store, officeId, { ...due, after }, BATCH);
    if (page.length > 0) changed += await actOn(hub, officeId, { kind, state: due.state, page });
    const last = page.at(-1);
    if (!last || page.length < BATCH) return changed;
    after = last;
    // A whole day's no-shows must not keep the desks waiting.
    await setImmediate();
  }
}

type PageOfDue = { kind: ActionKind; state: AppState; page: readonly DueRow[] };

async function actOn(hub: HubContext, officeId: string, { kind, state, page }: PageOfDue): Promise<number> {
  return hub.store.transaction(async (trx) => {
    const now = hub.clock.now();
    const place = await lockOffice(trx, officeId);
    const rules = await hub.office.rules(trx, officeId, place.rulesSeq, now);
    const files = await readAlone(
      trx,
      findFiles(
        trx,
        page.map(({ id }) => id),
      ),
    );
    // Somebody may have acted before the lock was ours.
    const actions = [...files.values()]
      .filter(({ file }) => file.state === state && !isServedOutside(rules, file))
      .map(({ file }, index) => scheduled(kind, { file, now, rules, index }));
    if (actions.length === 0) return 0;
    const desk = { id: '', name: 'HUB', officeId };
    const pushing = { hub, officeId, rules, now, isAuthority: true };
    const done = await recordPage(trx, pushing, {
      place,
      groups: actions.map((action) => ({ desk, actions: [action] })),
    });
    await savePlace(trx, officeId, done.place);
    const refused = done.results.flatMap((result) => (result.status === 'REFUSED' ? [result.code] : []));
    if (refused.length > 0) {
      hub.log.warn('scheduled actions refused', { kind, count: refused.length, code: refused[0] ?? '' });
    }
    return done.results.length - refused.length;
  });
}

/** Who comes to a laptop out there has not failed to come: it tells when it is home, and where it cannot a person decides. */
function isServedOutside({ fieldDays }: OfficeRules, { id, state, appointment }: Application): boolean {
  if (fieldDayOf(fieldDays, id)) return true;
  return state === 'BOOKED' && appointment !== null && wasLetDown(fieldDays, { id, on: appointment.date });
}

type Scheduling = {
  file: Parameters<typeof expiryReason>[0];
  now: Instant;
  rules: OfficeRules;
  index: number;
};

function scheduled(kind: ActionKind, { file, now, rules, index }: Scheduling): PushedAction {
  const dueOn = file.appointment?.date ?? localDate(now, rules.policy().utcOffsetMinutes);
  const id = systemActionId(file.id, kind, `${dueOn}#${file.version}`);
  return {
    seq: index + 1,
    group: id,
    id,
    applicationId: file.id,
    kind,
    payload: kind === 'applications.expire/1' ? { reasonCode: expiryReason(file) ?? '' } : {},
    actor: SYSTEM_ACTOR,
    role: 'SYS',
    desk: 'HUB',
    occurredAt: now,
    basedOn: file.version,
  };
}

/** Derived from application, kind and due date, so that the same job can never happen twice. */
function systemActionId(applicationId: ApplicationId, kind: ActionKind, due: string): ActionId {
  return derivedUuid(`${applicationId}|${kind}|${due}`) as ActionId;
}
