import { setTimeout } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { WaitingReply } from '#common/contract/hub/quota.ts';
import type { DayHeld } from '#common/contract/ipc/quota.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { knownFiles } from '#main/records/repositories/applications.ts';

/** Attachments go with the same round and may take minutes: what was decided went before them. */
const HUB_PATIENCE_MS = 20_000;

/**
 * How much of a day lies on this desk: bookings far ahead do not, and a list of its own records alone would leave them out unseen. Null on a
 * desk that is its own authority: it has all there is. Throws HUB_UNREACHABLE.
 */
export async function dayHeld({ db, hub }: Desk, day: PlainDate): Promise<DayHeld | null> {
  if (!hub) return null;
  const ids = await waitingFor(hub, day);
  return { here: (await knownFiles(db, ids)).size, atOffice: ids.length };
}

/** What is missing, fetched from the hub. Throws HUB_UNREACHABLE. */
export async function bringDay({ db, hub, emit }: Desk, day: PlainDate): Promise<{ brought: number }> {
  if (!hub) return { brought: 0 };
  const ids = await waitingFor(hub, day);
  const here = await knownFiles(db, ids);
  const missing = ids.filter((id) => !here.has(id));
  await hub.bringFiles(missing);
  emit('files.changed', { applicationIds: missing });
  return { brought: missing.length };
}

/** A day is moved as a whole or not yet. Throws DAY_INCOMPLETE, HUB_UNREACHABLE. */
export async function assertWholeDay(desk: Desk, day: PlainDate): Promise<void> {
  const held = await dayHeld(desk, day);
  if (held && held.here < held.atOffice) throw new CodedError('DAY_INCOMPLETE', held);
}

/** What this desk decided a moment ago is in what the hub counts next. */
export async function offerOwn({ hub }: Desk): Promise<void> {
  if (!hub) return;
  await Promise.race([hub.wake(), setTimeout(HUB_PATIENCE_MS, undefined, { ref: false })]);
}

async function waitingFor(hub: HubPort, day: PlainDate): Promise<readonly ApplicationId[]> {
  const request = { method: 'POST', path: '/v1/quota/waiting', body: { day } } as const;
  return (await hub.asPerson(WaitingReply, request)).ids;
}
