import { accessSync, constants, readFileSync } from 'node:fs';
import { CodedError } from '#common/contract/coded-error.ts';
import { endingsOf } from '#common/domain/station/endings.ts';
import { backupTrouble, type HubBackup } from '#common/domain/station/hub-backup.ts';
import { normOf, troublesOf } from '#common/domain/station/fleet.ts';
import { readFleet, unlockDesk, type HubPlace } from '#hub/features/station/fleet.ts';
import { fleet as english } from '#common/i18n/en/fleet.ts';
import { fleet as indonesian } from '#common/i18n/id/fleet.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { HubConfig } from '#hub/config.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { listDesks } from '#hub/store/desks.ts';
import { explained } from './explain.ts';
import type { OpenHub } from './open-hub.ts';

/** The PCs with what is wrong with each, and what ends soon: for whoever sits at the hub itself. */
export async function printStatus({ hub, config, officeId }: OpenHub): Promise<string> {
  if (officeId === null) throw new CodedError('HUB_NOT_SET_UP');
  const tlsPem = config.tls && readFileSync(config.tls.certFile, 'utf8');
  const hasBackupFolder = config.backupFolder !== null;
  const place = { dataFolder: config.dataFolder, tlsPem, hasBackupFolder };
  const { desks, now, backup } = await readFleet(hub, officeId, place);
  const norm = normOf(desks);
  const lines = desks
    .filter(({ revokedAt }) => revokedAt === null)
    .map((desk) => {
      const troubles = troublesOf(desk, norm, now).join(' ') || 'well';
      return `${desk.name}: ${desk.report?.state.version ?? '-'} ${desk.ring} seen ${desk.lastSeenAt ?? 'never'} ${troubles}`;
    });
  const hubLines = [backupText(backup, now), centreText(config)];
  return [...lines, ...hubLines, await endingsText(hub, officeId, place)].filter(Boolean).join('\n');
}

/** The last good one, and what is wrong with its next step in both languages. */
export function backupText(backup: HubBackup, now: Instant): string {
  const last = `hub: backup ${backup.doneAt ?? 'never'}`;
  const trouble = backupTrouble(backup, now);
  if (trouble === null) return last;
  const why = backup.failed === null ? '' : ` ${backup.failed.at} ${backup.failed.code}`;
  const next = [indonesian, english].map((texts) => `  ${texts.backupNext[trouble]}`);
  return [`${last}, ${trouble}${why}`, ...next].join('\n');
}

/** A folder of the centre's that the hub cannot write: nothing comes and goes. */
function centreText({ centre }: HubConfig): string {
  if (centre?.kind !== 'files') return '';
  try {
    accessSync(centre.folder, constants.W_OK);
    return '';
  } catch (error) {
    return explained(error) ?? '';
  }
}

/** One line for each thing that ends within 30 days; empty when nothing does. */
export async function endingsText(hub: HubContext, officeId: string, place: HubPlace): Promise<string> {
  const { desks, ends, now } = await readFleet(hub, officeId, place);
  const onDesks = desks.flatMap(({ name, report, revokedAt }) =>
    (revokedAt === null ? (report?.state.ends ?? []) : []).map((one) => ({ ...one, where: name })),
  );
  return endingsOf([...ends.map((one) => ({ ...one, where: 'hub' })), ...onDesks], now)
    .map(
      ({ kind, name, endsAt, daysLeft, where }) =>
        `${where}: ${kind} ${name} ends ${endsAt}, ${daysLeft} days`,
    )
    .join('\n');
}

/** For an office whose only PC with somebody of IT at it was locked. */
export async function unlockByName(hub: HubContext, officeId: string, name: string): Promise<string> {
  // Of several that bore the name, the one that was enrolled last.
  const found = (await listDesks(hub.store, officeId)).findLast((desk) => desk.name === name);
  if (!found) throw new CodedError('NOT_FOUND');
  await unlockDesk(hub, { officeId, actor: '', desk: 'HUB' }, found.deskId);
  return `${name}: ${found.lock === null ? 'was not locked' : 'unlocked at its next contact'}`;
}
