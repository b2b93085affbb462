import { arch, platform, release } from 'node:os';
import type { RecordsCheck, StationHealth } from '#common/contract/ipc/health.ts';
import type { Desk } from '#main/features/desk.ts';
import { intakeGates } from '#main/features/sync/gates.ts';
import { checkRecords, sqliteVersion } from '#main/records/check-records.ts';
import { schemaVersion } from '#main/records/open-database.ts';
import { recordsBytes } from '#main/records/repositories/desk-copy.ts';

export async function stationHealth(desk: Desk): Promise<StationHealth> {
  const { db, vault, clock, hub, logFolder } = desk;
  const sync = hub ? await hub.status() : ({ mode: 'STANDALONE' } as const);
  const pictures = [...(await vault.sizes()).values()].reduce((sum, bytes) => sum + bytes, 0);
  // Outside Electron there are two of them less.
  const engines: NodeJS.Dict<string> = process.versions;
  return {
    versions: {
      loket: desk.updates.status().version,
      electron: engines['electron'] ?? '',
      chrome: engines['chrome'] ?? '',
      node: process.versions.node,
      sqlite: await sqliteVersion(db),
      system: `${platform()} ${release()} ${arch()}`,
    },
    schema: await schemaVersion(db),
    storage: {
      records: await recordsBytes(db),
      vault: pictures,
      logs: await logFolder.bytes(),
      free: Math.round((await desk.freeDiskMb()) * 1024 * 1024),
    },
    clock: { now: clock.now(), offMinutes: sync.mode === 'HUB' ? sync.clockOffMinutes : null },
    sync,
    gates: await intakeGates(desk),
    log: desk.logThreshold.choice(),
  };
}

/** Opens every picture, one after the other: a seal that does not hold is counted, not thrown. */
export async function wholeCheck({ db, vault }: Desk): Promise<RecordsCheck> {
  const pages = await checkRecords(db);
  const ids = [...(await vault.sizes()).keys()];
  let damagedPictures = 0;
  for (const id of ids) await vault.get(id).catch(() => (damagedPictures += 1));
  return { pages, pictures: ids.length, damagedPictures };
}
