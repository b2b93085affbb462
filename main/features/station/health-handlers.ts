import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { healthChannels, ScannerTest } from '#common/contract/ipc/health.ts';
import type { Patience } from '#main/features/documents/intake/escl/scanner-link.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { diagnostics } from './diagnostics.ts';
import { stationHealth, wholeCheck } from './health.ts';
import { testScanner } from './scanner-test.ts';

export function healthHandlers(desk: Desk, patience?: Patience): Pick<Handlers, keyof typeof healthChannels> {
  const { session, dialogs, office } = desk;
  return {
    'station.health': () => stationHealth(desk),

    async 'station.checkRecords'() {
      const found = await wholeCheck(desk);
      const isWell = found.pages.length === 0 && found.damagedPictures === 0;
      await session.audit('DESK', 'records', isWell ? 'checked' : 'checked: damage found');
      return found;
    },

    async 'station.saveDiagnostics'() {
      const path = await dialogs.chooseSavePath(`loket-diagnostik-${office.today()}.json`);
      if (path === null) return { saved: false };
      const text = await diagnostics(desk);
      await session.audit('DESK', 'diagnostics', 'saved');
      await writeDiagnostics(path, text);
      return { saved: true };
    },

    async 'station.saveBlockedDiagnostics'() {
      // The blocked desk answers this channel itself; here IT signs in and gets the whole of it.
      throw new CodedError('SIGNED_OUT');
    },

    async 'station.testScanners'() {
      const { scanners } = desk.preferences.intake();
      const tested: ScannerTest[] = [];
      // One after the other: two of them may be one machine under two names.
      for (const scanner of scanners) tested.push(await testScanner(scanner, patience));
      return tested;
    },

    async 'station.setLogLevel'({ level }) {
      await session.audit('DESK', 'log', `level ${level}`);
      return desk.logThreshold.choose(level);
    },
  };
}

/** Throws FILE_NOT_WRITTEN. */
export async function writeDiagnostics(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 }).catch(() => {
    throw new CodedError('FILE_NOT_WRITTEN');
  });
}
