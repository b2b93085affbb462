import type {
  CallOffFieldDay,
  CountFieldDay,
  PrepareFieldDay,
  TakeOutOfFieldDay,
} from '#common/contract/hub/field.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Claim } from '#common/domain/applications/application.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { fieldDayOf, type FieldCount, type FieldDay } from '#common/domain/field/field-day.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, instantAt, localDate } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { appendNote, type Doer, type Note } from '#hub/features/session/office-change.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { claimDesks } from '#hub/store/claim-desk.ts';
import type { Store } from '#hub/store/database.ts';
import { findDesk } from '#hub/store/desks.ts';
import { publishDocument } from '#hub/store/documents.ts';
import { lockOffice, nextFeedSeq, readPlace } from '#hub/store/feed.ts';
import {
  countsOf,
  countTries,
  countWorked,
  endFieldDay,
  findFieldDay,
  insertFieldDay,
  isDayIdTaken,
  listFieldDays,
  listWentOut,
  noteTry,
  openDayOf,
  storeCount,
  storeTakenOut,
} from '#hub/store/field-days.ts';
import { findFiles } from '#hub/store/page-reads.ts';
import { readAlone } from '#hub/store/read-together.ts';
import type { z } from 'zod';

const KEPT_MINUTES = 30 * 24 * 60;
const MIN_NOTE = 10;
const MOST_TRIES = 3;

/**
 * Gives a group's files to a laptop for a day. Throws DESK_UNKNOWN, FIELD_DAY_OPEN when it is out already, INPUT_INVALID for a
 * day on which it does not hold the bookings, FILE_NOT_FOUND, FILE_IN_FIELD, CLAIMED_BY_OTHER, NOT_FROM_THIS_STATE for a closed one.
 */
export async function prepareFieldDay(hub: HubContext, doer: Doer, day: PrepareFieldDay): Promise<void> {
  const { officeId } = doer;
  await hub.store.transaction(async (trx) => {
    const { rulesSeq, feedSeq } = await lockOffice(trx, officeId);
    const known = await findFieldDay(trx, officeId, day.id);
    // Sent again after its answer was lost; another day needs another id.
    if (known && isSameDay(known, day)) return;
    if (known || (await isDayIdTaken(trx, day.id))) throw new CodedError('INPUT_INVALID', { fields: ['id'] });
    const now = hub.clock.now();
    const rules = await hub.office.rules(trx, officeId, rulesSeq, now);
    const today = localDate(now, rules.policy().utcOffsetMinutes);
    if (day.on < today || day.on > addDays(today, rules.deskPolicy.bookingDays)) {
      throw new CodedError('INPUT_INVALID', { fields: ['on'] });
    }
    const desk = await findDesk(trx, day.deskId);
    if (desk?.officeId !== officeId || desk.revokedAt !== null) throw new CodedError('DESK_UNKNOWN');
    const out = await openDayOf(trx, day.deskId);
    if (out) throw new CodedError('FIELD_DAY_OPEN', { place: out.place });
    await assertInOffice(trx, officeId, { day, deskName: desk.name, since: now });
    await insertFieldDay(trx, officeId, { ...day, by: doer.actor, at: now, feedSeq });
    await tell(hub, trx, doer, {
      event: 'FIELD',
      subject: day.id,
      detail: `prepared ${day.kind} ${day.files.length} files desk ${day.deskId} on ${day.on}`,
    });
  });
}

/** All of them are the office's, still open, and in nobody else's hands. */
async function assertInOffice(
  trx: Store,
  officeId: string,
  { day, deskName, since }: { day: PrepareFieldDay; deskName: string; since: FieldDay['preparedAt'] },
): Promise<void> {
  const files = await readAlone(trx, findFiles(trx, day.files));
  const running = await listFieldDays(trx, officeId, since);
  const claimed = await claimDesks(trx, day.files);
  for (const id of day.files) {
    const stored = files.get(id);
    if (stored?.officeId !== officeId) throw new CodedError('FILE_NOT_FOUND');
    const { file } = stored;
    if (isFinal(file.state)) throw new CodedError('NOT_FROM_THIS_STATE', { state: file.state });
    const taken = fieldDayOf(running, id);
    if (taken) throw new CodedError('FILE_IN_FIELD', { place: taken.place, desk: taken.deskName });
    if (file.claim && !isAtDesk(claimed.get(id) ?? null, file.claim, { id: day.deskId, name: deskName })) {
      throw new CodedError('CLAIMED_BY_OTHER', { desk: file.claim.desk });
    }
  }
}

/** By the desk itself; by its name where the claim's action is not here to tell. */
function isAtDesk(claimedAt: string | null, claim: Claim, desk: { id: string; name: string }): boolean {
  return claimedAt === null ? claim.desk === desk.name : claimedAt === desk.id;
}

/**
 * One person's count of what came home. The second one ends the day when both and the hub agree, or when a note says why
 * not. A count that differs is refused with FIELD_COUNT_DIFFERS and written into the chain; after three of them a note is needed
 * in any case, so that nobody comes to the right numbers by trying. Throws FIELD_COUNTER_WENT_OUT where the office wants one of
 * the two to have stayed and neither has.
 */
export async function countFieldDay(
  hub: HubContext,
  doer: Doer,
  { id, home, worked, note }: z.infer<typeof CountFieldDay> & { id: string },
): Promise<'COUNTED' | 'HOME'> {
  const outcome = await hub.store.transaction(async (trx) => {
    const day = await lockOpen(trx, doer, id);
    const at = hub.clock.now();
    const first = (await countsOf(trx, id)).find(({ by }) => by !== doer.actor);
    if (!first) {
      await storeCount(trx, id, { by: doer.actor, at, home, worked });
      await tell(hub, trx, doer, { event: 'FIELD', subject: id, detail: 'counted by the first' });
      return 'COUNTED';
    }
    const counted = { home, worked };
    const { rulesSeq } = await readPlace(trx, doer.officeId);
    const rules = await hub.office.rules(trx, doer.officeId, rulesSeq, at);
    const since = instantAt(day.on, '00:00', rules.policy().utcOffsetMinutes);
    if (rules.deskPolicy.fieldCounterStayed) {
      const wentOut = new Set(await listWentOut(trx, id, since));
      if ([first.by, doer.actor].every((by) => wentOut.has(by as UserId))) {
        throw new CodedError('FIELD_COUNTER_WENT_OUT');
      }
    }
    const expected = { home: day.files.length, worked: await countWorked(trx, id, since) };
    const isSame = isEqual(first, counted) && isEqual(expected, counted);
    const tries = await countTries(trx, id);
    if ((!isSame || tries >= MOST_TRIES) && note.length < MIN_NOTE) {
      await noteTry(trx, id);
      await appendNote(hub, trx, doer, {
        event: 'FIELD',
        subject: id,
        detail: `counted ${textOf(counted)}, differs`,
      });
      return 'DIFFERS';
    }
    await storeCount(trx, id, { by: doer.actor, at, home, worked });
    const kept = isSame && tries < MOST_TRIES ? '' : note;
    await endFieldDay(trx, id, { at, as: 'HOME', note: kept, expected, counted });
    const found = `${textOf(counted)} of ${textOf(expected)}, first ${textOf(first)} by ${first.by}`;
    const detail = `home ${found}${kept ? ` note: ${kept}` : ''}`.slice(0, 400);
    await tell(hub, trx, doer, { event: 'FIELD', subject: id, detail });
    return 'HOME';
  });
  // No number is told: whoever counts again counts, and does not copy.
  if (outcome === 'DIFFERS') throw new CodedError('FIELD_COUNT_DIFFERS');
  return outcome;
}

/** It never left, or comes back uncounted by a head's word. */
export async function callOffFieldDay(
  hub: HubContext,
  doer: Doer,
  { id, reason }: z.infer<typeof CallOffFieldDay> & { id: string },
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    await lockOpen(trx, doer, id);
    const at = hub.clock.now();
    await endFieldDay(trx, id, { at, as: 'CALLED_OFF', note: reason, expected: null, counted: null });
    await tell(hub, trx, doer, { event: 'FIELD', subject: id, detail: `called off: ${reason}` });
  });
}

/**
 * One file is the office's again while the others stay out. Throws FIELD_LAST_FILE for the only one: the day is called off
 * then; FILE_NOT_FOUND for one that does not go along.
 */
export async function takeOutOfFieldDay(
  hub: HubContext,
  doer: Doer,
  { id, file, reason }: TakeOutOfFieldDay & { id: string },
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    const day = await lockOpen(trx, doer, id);
    // Sent again after its answer was lost.
    if (day.takenOut.some((taken) => taken.file === file)) return;
    if (!day.files.includes(file)) throw new CodedError('FILE_NOT_FOUND');
    if (day.files.length === 1) throw new CodedError('FIELD_LAST_FILE');
    // The actor is the account whose sign-in the hub checked.
    await storeTakenOut(trx, id, { file, at: hub.clock.now(), by: doer.actor as UserId, reason });
    await tell(hub, trx, doer, { event: 'FIELD', subject: id, detail: `taken out ${file}: ${reason}` });
  });
}

/** With the desk that is revoked: what it carried is the office's again. The caller ends the transaction. */
export async function loseFieldDayOf(hub: HubContext, trx: Store, doer: Doer, deskId: string): Promise<void> {
  const day = await openDayOf(trx, deskId);
  if (!day) return;
  const ended = { at: hub.clock.now(), as: 'LOST' as const, note: '', expected: null, counted: null };
  await endFieldDay(trx, day.id, ended);
  const detail = `lost ${day.files.length} files desk ${deskId}`;
  await tell(hub, trx, doer, { event: 'FIELD', subject: day.id, detail });
}

async function lockOpen(trx: Store, { officeId }: Doer, id: string): Promise<FieldDay> {
  await lockOffice(trx, officeId);
  const day = await findFieldDay(trx, officeId, id);
  if (!day) throw new CodedError('NOT_FOUND');
  if (day.ended) throw new CodedError('FIELD_DAY_ENDED');
  return day;
}

/** Every desk hears of it with the feed, and the chain keeps it. */
async function tell(hub: HubContext, trx: Store, doer: Doer, note: Note): Promise<void> {
  const { officeId, actor } = doer;
  const at = hub.clock.now();
  const body = await listFieldDays(trx, officeId, addMinutes(at, -KEPT_MINUTES));
  const feedSeq = await nextFeedSeq(trx, officeId);
  await publishDocument(trx, officeId, { name: 'field-days', body, feedSeq, at, by: actor });
  await appendNote(hub, trx, doer, note);
}

function isSameDay(known: FieldDay, { kind, place, on, deskId, files }: PrepareFieldDay): boolean {
  const isSame = known.kind === kind && known.place === place && known.on === on && known.deskId === deskId;
  const all = new Set([...known.files, ...known.takenOut.map(({ file }) => file)]);
  return isSame && all.size === files.length && files.every((file) => all.has(file));
}

function isEqual(left: FieldCount, right: FieldCount): boolean {
  return left.home === right.home && left.worked === right.worked;
}

function textOf({ home, worked }: FieldCount): string {
  return `${home}/${worked}`;
}
