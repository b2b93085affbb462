import type { HubPolicy } from '#common/contract/hub/documents.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Gate, SyncStatus } from '#common/contract/ipc/sync.ts';
import type { Desk } from '#main/features/desk.ts';

/** From this share of a limit on the screen warns. */
const WARN_FROM = 0.8;
const HOUR_MS = 3_600_000;

type Limits = HubPolicy['gates'];

/**
 * What may stop new intake at this desk: too long without the hub, too much that waits, a full disk, a wrong clock, a
 * version that the hub no longer takes. Files that are open are always finished: only new ones are kept from coming in.
 */
export async function intakeGates(desk: Desk): Promise<readonly Gate[]> {
  const { gates: limits } = desk.office.deskPolicy();
  const status = desk.hub ? await desk.hub.status() : null;
  const found = [diskGate(await desk.freeDiskMb(), limits), ...hubGates(desk, status, limits)];
  return found.filter((gate) => gate !== null);
}

/** Throws INTAKE_STOPPED with the gate's name. */
export async function assertIntakeOpen(desk: Desk): Promise<void> {
  const stopped = (await intakeGates(desk)).find(({ level }) => level === 'STOP');
  if (stopped) throw new CodedError('INTAKE_STOPPED', { gate: stopped.id });
}

function hubGates(desk: Desk, status: SyncStatus | null, limits: Limits): (Gate | null)[] {
  if (status?.mode !== 'HUB') return [];
  const since = status.lastSyncAt ?? desk.office.hub?.joinedAt ?? desk.clock.now();
  const hours = (Date.parse(desk.clock.now()) - Date.parse(since)) / HOUR_MS;
  return [
    gateOf('SYNC_AGE', hours, limits.syncAgeHours),
    gateOf('PENDING', status.waiting, limits.pendingActions),
    gateOf('CLOCK', Math.abs(status.clockOffMinutes), limits.clockOffMinutes),
    status.link === 'OUTDATED' ? { id: 'VERSION', level: 'STOP', value: 1, limit: 1 } : null,
  ];
}

function gateOf(id: Gate['id'], value: number, limit: number): Gate | null {
  if (value < limit * WARN_FROM) return null;
  return { id, level: value >= limit ? 'STOP' : 'WARN', value: Math.floor(value), limit };
}

/** The other way round: what is left must not fall below the limit. */
function diskGate(freeMb: number, { freeDiskMb: limit }: Limits): Gate | null {
  if (freeMb > limit / WARN_FROM) return null;
  return { id: 'DISK', level: freeMb < limit ? 'STOP' : 'WARN', value: Math.floor(freeMb), limit };
}
