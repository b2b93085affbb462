import { addMinutes, localDate } from '#common/kernel/instant.ts';
import { UserId } from '#common/kernel/ids.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type {
  AskStanding,
  Fleet,
  FleetRelease,
  FleetReport,
  LockDesk,
  OpenRelease,
  Standing,
} from '#common/contract/hub/fleet.ts';
import { openFrom, type Ring, type RingDays } from '#common/domain/station/rings.ts';
import type { z } from 'zod';
import { readBackupState } from '#hub/backup/backup-state.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { appendNote, noteInAudit, type Doer } from '#hub/features/session/office-change.ts';
import { findAccount } from '#hub/store/accounts.ts';
import { findDesk, listDesks, toDeskInfo, type DeskRecord } from '#hub/store/desks.ts';
import { readPlace } from '#hub/store/feed.ts';
import {
  dropReportsBefore,
  insertOpening,
  listOpenings,
  newestReports,
  readRingDays,
  reportsOf,
  saveReport,
  saveRingDays,
  setLock,
  setRing,
} from '#hub/store/fleet.ts';
import { notifyStanding } from '#hub/store/listen.ts';
import { hubEnds, readFeeds } from './releases.ts';

/** So many days of a desk's reports stay. */
const KEPT_DAYS = 14;
/** A report sooner after the last is answered and not written. */
const APART_MINUTES = 0.5;

/** How a desk stands; what it tells of itself is kept, and by how much its clock is off. */
export async function standingOf(
  hub: HubContext,
  { id, officeId }: CallingDesk,
  { report }: AskStanding,
): Promise<Standing> {
  const desk = await findDesk(hub.store, id);
  if (!desk) throw new CodedError('DESK_UNKNOWN');
  if (report) {
    const at = hub.clock.now();
    const clockOffSeconds = Math.round((Date.parse(report.now) - Date.parse(at)) / 1000);
    const day = await officeDay(hub, officeId);
    await saveReport(hub.store, {
      deskId: id,
      day,
      report: {
        at,
        clockOffSeconds: Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, clockOffSeconds)),
        state: report.state,
      },
      unlessSince: addMinutes(at, -APART_MINUTES),
    });
    await dropReportsBefore(hub.store, id, addDays(day, -KEPT_DAYS));
  }
  return { lock: desk.lock, ring: desk.ring };
}

/** A PC that lost its battery lives in another decade; the column holds 68 years. */
const MOST_SECONDS = 2_000_000_000;

async function officeDay({ store, office, clock }: HubContext, officeId: string) {
  const now = clock.now();
  const { rulesSeq } = await readPlace(store, officeId);
  const rules = await office.rules(store, officeId, rulesSeq, now);
  return localDate(now, rules.policy().utcOffsetMinutes);
}

/** Where the hub lies, and what it was told of its surroundings. */
export type HubPlace = { dataFolder: string; tlsPem: string | null; hasBackupFolder: boolean };

export async function readFleet(
  { store, clock }: HubContext,
  officeId: string,
  place: HubPlace,
): Promise<Fleet> {
  const [desks, reports, openings, days, feeds, ends] = await Promise.all([
    listDesks(store, officeId),
    newestReports(store, officeId),
    listOpenings(store, officeId),
    readRingDays(store, officeId),
    readFeeds(place.dataFolder),
    hubEnds(place.dataFolder, place.tlsPem),
  ]);
  const byVersion = new Map(feeds.map((feed) => [feed.version, feed]));
  const releases = [...byVersion.values()].map(({ version, vendor, stagingPercentage }): FleetRelease => {
    const from = (ring: Ring) => openFrom(ring, openings.get(version) ?? [], days);
    return {
      version,
      expires: vendor.expires,
      percentage: stagingPercentage ?? null,
      openFrom: { TRIAL: from('TRIAL'), EARLY: from('EARLY'), ALL: from('ALL') },
    };
  });
  return {
    now: clock.now(),
    desks: desks.map((desk) => ({
      ...toDeskInfo(desk),
      ring: desk.ring,
      lock: desk.lock,
      report: reports.get(desk.deskId) ?? null,
    })),
    releases,
    days,
    ends,
    backup: readBackupState(place.dataFolder, place.hasBackupFolder),
  };
}

export async function daysOf({ store }: HubContext, doer: Doer, deskId: string): Promise<FleetReport[]> {
  await getDesk(store, doer, deskId);
  return reportsOf(store, deskId);
}

/**
 * Nobody works at that desk from its next contact on; what it has not sent is still taken. Doing it again replaces reason and contact.
 * Throws NOT_FOUND, DESK_REVOKED, DESK_LOCK_OWN for the desk from which it is asked.
 */
export async function lockDesk(
  hub: HubContext,
  { doer, from }: { doer: Doer; from: string | null },
  deskId: string,
  { reason, contact }: z.infer<typeof LockDesk>,
): Promise<void> {
  const desk = await getDesk(hub.store, doer, deskId);
  if (desk.revokedAt !== null) throw new CodedError('DESK_REVOKED');
  if (deskId === from) throw new CodedError('DESK_LOCK_OWN');
  const account =
    doer.actor === '' ? null : await findAccount(hub.store, doer.officeId, UserId.parse(doer.actor));
  const lock = { at: hub.clock.now(), by: account?.displayName ?? '', reason, contact };
  await hub.store.transaction(async (trx) => {
    await setLock(trx, deskId, lock);
    await appendNote(hub, trx, doer, { event: 'DESK', subject: deskId, detail: `locked: ${reason}` });
    await notifyStanding(trx, deskId);
  });
}

/** Doing it twice changes nothing. Throws NOT_FOUND. */
export async function unlockDesk(hub: HubContext, doer: Doer, deskId: string): Promise<void> {
  const desk = await getDesk(hub.store, doer, deskId);
  if (desk.lock === null) return;
  await hub.store.transaction(async (trx) => {
    await setLock(trx, deskId, null);
    await appendNote(hub, trx, doer, { event: 'DESK', subject: deskId, detail: 'unlocked' });
    await notifyStanding(trx, deskId);
  });
}

export async function changeRing(hub: HubContext, doer: Doer, deskId: string, ring: Ring): Promise<void> {
  const desk = await getDesk(hub.store, doer, deskId);
  if (desk.ring === ring) return;
  await hub.store.transaction(async (trx) => {
    await setRing(trx, deskId, ring);
    await appendNote(hub, trx, doer, { event: 'DESK', subject: deskId, detail: `ring ${ring}` });
    await notifyStanding(trx, deskId);
  });
}

/** Throws NOT_FOUND for a version that does not lie in the hub's folder: nothing is opened blindly. */
export async function openRelease(
  hub: HubContext,
  doer: Doer,
  { version, ring }: z.infer<typeof OpenRelease>,
  dataFolder: string,
): Promise<void> {
  const isThere = (await readFeeds(dataFolder)).some((feed) => feed.version === version);
  if (!isThere) throw new CodedError('NOT_FOUND');
  const { officeId } = doer;
  await hub.store.transaction(async (trx) => {
    const isNew = await insertOpening(trx, { officeId, version, ring, at: hub.clock.now() });
    if (!isNew) return;
    await appendNote(hub, trx, doer, {
      event: 'SETTING',
      subject: 'update',
      detail: `${version} open for ${ring}`,
    });
  });
}

export async function changeRingDays(hub: HubContext, doer: Doer, days: RingDays): Promise<void> {
  await saveRingDays(hub.store, doer.officeId, days);
  const detail = `days after the trial: early ${days.EARLY ?? '-'}, all ${days.ALL ?? '-'}`;
  await noteInAudit(hub, doer, { event: 'SETTING', subject: 'update', detail });
}

async function getDesk(store: HubContext['store'], { officeId }: Doer, deskId: string): Promise<DeskRecord> {
  const desk = await findDesk(store, deskId);
  if (desk?.officeId !== officeId) throw new CodedError('NOT_FOUND');
  return desk;
}
