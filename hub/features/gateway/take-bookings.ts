import type { ImportBooking } from '#common/domain/appointments/actions.ts';
import type { MappingProfile } from '#common/contract/ipc/appointments.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { bookingAction, fieldOfRefusal } from '#runtime/bookings/booking-action.ts';
import { suggestProfile } from '#runtime/bookings/fields.ts';
import type { Row } from '#runtime/bookings/row.ts';
import { headingsOf } from '#runtime/bookings/table.ts';
import { toBooking } from '#runtime/bookings/to-booking.ts';
import type { Store } from '#hub/store/database.ts';
import { lockOffice, readPlace } from '#hub/store/feed.ts';
import { findFilesByNumber } from '#hub/store/gateway-results.ts';
import { lockGateway, saveCursor } from '#hub/store/gateway-state.ts';
import { savePlace } from '#hub/store/page-writes.ts';
import { recordPage } from '#hub/features/sync/record-page.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { isStorable } from '#hub/features/sync/storable.ts';
import { advanceWindow } from '#hub/features/sync/window.ts';
import type { EntryError, Page } from './central-gateway.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { storeProblems } from './problems.ts';

type Line = { row: number; booking: ImportBooking };
/** Decided under one lock: a day's bookings must not keep the desks waiting. */
const AT_ONCE = 50;

/** All pages since the cursor, by the same reading and the same rules as an import at a desk. Returns the files changed. */
export async function takeBookings(parts: GatewayParts): Promise<number> {
  const { hub, officeId, gateway } = parts;
  let changed = 0;
  for (;;) {
    const { bookingCursor } = await hub.store.transaction((trx) =>
      lockGateway(trx, officeId, hub.clock.now()),
    );
    const page = await gateway.bookings(bookingCursor);
    if (!page) return changed;
    const { lines, errors } = await convert(parts, page);
    errors.push(...page.wrong);
    for (const chunk of chunksOf(lines)) {
      const done = await record(parts, chunk);
      changed += done.changed;
      errors.push(...done.errors);
    }
    await hub.store.transaction(async (trx) => {
      await storeProblems(trx, parts, { kind: 'BOOKING', entries: page.entries }, errors);
      await saveCursor(trx, officeId, 'booking_cursor', page.cursor);
    });
    await page.settle(errors);
    if (!page.more) return changed;
  }
}

async function convert(
  { hub, officeId }: GatewayParts,
  { entries }: Page<Row | null>,
): Promise<{ lines: Line[]; errors: EntryError[] }> {
  const { rulesSeq } = await readPlace(hub.store, officeId);
  const rules = await hub.office.rules(hub.store, officeId, rulesSeq, hub.clock.now());
  const { today } = rules;
  const profile = profileFor(entries);
  const lines: Line[] = [];
  const errors: EntryError[] = [];
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    const converted = toBooking(entry, row, profile, { sop: rules.sop(), today });
    const subject = entry ? numberIn(entry, profile) : '';
    if (converted.ok && isStorable(converted.booking)) lines.push({ row, booking: converted.booking });
    else if (converted.ok) errors.push({ row, subject, field: '', code: 'ENTRY_UNSTORABLE' });
    else {
      errors.push(...converted.errors.map(({ field, code }) => ({ row, subject, field, code })));
    }
  }
  return { lines, errors };
}

/** Documented names and the headings that are known without a mapping. That somebody has paid is never supposed. */
function profileFor(entries: readonly (Row | null)[]): MappingProfile {
  const dates = entries
    .slice(0, 20)
    .flatMap((row) => Object.values(row ?? {}).filter((text) => /^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/.test(text)));
  return suggestProfile(headingsOf(entries), dates);
}

function numberIn(entry: Row, { columns }: MappingProfile): string {
  const text = entry[columns['number'] ?? ''] ?? '';
  return /^[A-Za-z0-9.\-/ ]{4,40}$/.test(text) ? text : '';
}

/** A number that comes twice is judged twice, the second time on what the first has made of the file. */
function chunksOf(lines: readonly Line[]): Line[][] {
  const chunks: Line[][] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    const isNew = !last?.some(({ booking }) => booking.number === line.booking.number);
    if (last && isNew && last.length < AT_ONCE) last.push(line);
    else chunks.push([line]);
  }
  return chunks;
}

/** Some lines under the office's lock; a line that is refused costs itself only. */
async function record(
  { hub, officeId }: GatewayParts,
  lines: readonly Line[],
): Promise<{ changed: number; errors: EntryError[] }> {
  return hub.store.transaction(async (trx) => {
    const now = hub.clock.now();
    const locked = await lockOffice(trx, officeId);
    const rules = await hub.office.rules(trx, officeId, locked.rulesSeq, now);
    const place = await advanceWindow(trx, officeId, { place: locked, rules, now });
    const actions = await actionsOf(trx, { officeId, now }, lines);
    const desk = { id: '', name: 'HUB', officeId };
    const pushing = { hub, officeId, rules, now, isAuthority: true };
    const done = await recordPage(trx, pushing, {
      place,
      groups: actions.map(({ action }) => ({ desk, actions: [action] })),
    });
    await savePlace(trx, officeId, done.place);
    const errors = done.results.flatMap((result, index) => {
      const line = actions[index]?.line;
      if (result.status !== 'REFUSED' || !line) return [];
      const { row, booking } = line;
      return [{ row, subject: booking.number, field: fieldOfRefusal(result.code), code: result.code }];
    });
    return { changed: done.results.length - errors.length, errors };
  });
}

async function actionsOf(
  trx: Store,
  { officeId, now }: { officeId: string; now: PushedAction['occurredAt'] },
  lines: readonly Line[],
): Promise<{ line: Line; action: PushedAction }[]> {
  const numbers = lines.map(({ booking }) => booking.number);
  const known = await findFilesByNumber(trx, officeId, numbers);
  return lines.flatMap((line, index) => {
    const found = bookingAction(known.get(line.booking.number) ?? null, line.booking);
    if (!found) return [];
    const { id, applicationId, kind, payload, basedOn } = found;
    const action: PushedAction = {
      seq: index + 1,
      group: id,
      id,
      applicationId,
      kind,
      payload,
      actor: SYSTEM_ACTOR,
      role: 'SYS',
      desk: 'HUB',
      occurredAt: now,
      basedOn,
    };
    return [{ line, action }];
  });
}
