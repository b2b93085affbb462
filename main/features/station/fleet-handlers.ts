import { CodedError } from '#common/contract/coded-error.ts';
import { DeskDays, Fleet } from '#common/contract/hub/fleet.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { fleetChannels, FleetEnding, FleetRow, FleetView } from '#common/contract/ipc/fleet.ts';
import { endingsOf, type Ends } from '#common/domain/station/endings.ts';
import { backupTrouble } from '#common/domain/station/hub-backup.ts';
import {
  byTrouble,
  daysToFirstEnd,
  normOf,
  policyDifferences,
  troublesOf,
  type FleetNorm,
} from '#common/domain/station/fleet.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { deskEnds } from './desk-state.ts';

export function fleetHandlers(desk: Desk): Pick<Handlers, keyof typeof fleetChannels> {
  const { session, office, clock } = desk;

  function hub(): HubPort {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    return desk.hub;
  }

  async function fleet(): Promise<FleetView> {
    return viewOf(await hub().asPerson(Fleet, { method: 'GET', path: '/v1/fleet' }), office.hub?.deskId);
  }

  async function order(method: 'POST' | 'PUT', path: string, body?: object): Promise<null> {
    await hub().asPerson(Done, { method, path, ...(body ? { body } : {}) });
    return null;
  }

  return {
    'station.fleet': fleet,

    async 'station.deskDays'({ deskId }) {
      const path = `/v1/desks/${deskId}/days`;
      return (await hub().asPerson(DeskDays, { method: 'GET', path })).days;
    },

    async 'station.endings'() {
      const here = async () => ({
        endings: grouped([{ desk: session.desk, ends: await deskEnds(desk) }], clock.now()),
        backup: null,
      });
      if (!desk.hub) return here();
      return fleet().then(
        ({ endings, backup }) => ({ endings, backup }),
        () => here(),
      );
    },

    async 'station.lockDesk'({ deskId, reason, contact }) {
      await order('POST', `/v1/desks/${deskId}/lock`, { reason, contact });
      await session.audit('DESK', deskId, `locked: ${reason}`);
      return null;
    },

    async 'station.unlockDesk'({ deskId }) {
      await order('POST', `/v1/desks/${deskId}/unlock`);
      await session.audit('DESK', deskId, 'unlocked');
      return null;
    },

    'station.setRing': ({ deskId, ring }) => order('POST', `/v1/desks/${deskId}/ring`, { ring }),
    'station.openRelease': (opening) => order('POST', '/v1/releases/open', opening),
    'station.ringDays': (days) => order('PUT', '/v1/releases/days', days),

    async 'station.noteCameras'({ count }) {
      desk.cameras.count = count;
      return null;
    },
  };
}

function viewOf({ now, desks, releases, days, ends, backup }: Fleet, own: string | undefined): FleetView {
  const norm = normOf(desks);
  const rows = desks.map((desk): FleetRow => ({
    ...desk,
    isThis: desk.deskId === own,
    troubles: troublesOf(desk, norm, now),
    differences: differencesOf(desk, norm),
    daysLeft: desk.report && daysToFirstEnd(desk.report.state, now),
  }));
  const onDesks = desks.flatMap(({ name, report, revokedAt }) =>
    report && revokedAt === null ? [{ desk: name, ends: report.state.ends }] : [],
  );
  return {
    now,
    desks: byTrouble(rows),
    releases,
    days,
    endings: grouped([{ desk: null, ends }, ...onDesks], now),
    backup: { ...backup, trouble: backupTrouble(backup, now) },
  };
}

function differencesOf({ report }: Fleet['desks'][number], norm: FleetNorm): FleetRow['differences'] {
  if (!report) return [];
  return policyDifferences(report.state, norm).map((key) => ({
    key,
    here: report.state.policy[key] ?? null,
    usual: norm.policy.get(key) ?? null,
  }));
}

/** The same authority lies on many PCs: one line for it, with all of them. */
function grouped(
  places: readonly { desk: string | null; ends: readonly Ends[] }[],
  now: Instant,
): FleetEnding[] {
  const found = new Map<string, Ends & { desks: string[] }>();
  for (const { desk, ends } of places) {
    for (const one of ends) {
      const key = [one.kind, one.name, one.endsAt].join(' ');
      const known = found.get(key) ?? { ...one, desks: [] };
      found.set(key, known);
      if (desk !== null && !known.desks.includes(desk)) known.desks.push(desk);
    }
  }
  return [...endingsOf([...found.values()], now)];
}
