import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { scannerUrl } from './escl/address.ts';
import { certificateOf } from './escl/first-sight.ts';
import { PATIENCE, ScannerLink } from './escl/scanner-link.ts';
import { checkWritable } from './put-aside.ts';

type Mine =
  | 'documents.intakeSettings'
  | 'documents.chooseFolder'
  | 'documents.saveFolder'
  | 'documents.addScanner'
  | 'documents.removeScanner';

/** What IT sets up on this PC for getting pages in. The audit tells that it changed, not where things lie. */
export function intakeSettingsHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { preferences, session, tray } = desk;

  async function save(change: Partial<IntakeSettings>, note: string): Promise<IntakeSettings> {
    await session.audit('SETTING', session.desk, note);
    preferences.setIntake({ ...preferences.intake(), ...change });
    await tray.look();
    return preferences.intake();
  }

  return {
    async 'documents.intakeSettings'() {
      return preferences.intake();
    },

    async 'documents.chooseFolder'() {
      const folder = await desk.dialogs.chooseFolder();
      if (folder === null) return preferences.intake();
      await checkWritable(folder);
      return save({ folder }, 'scanner folder chosen');
    },

    async 'documents.saveFolder'({ isWatched, afterTaking }) {
      const folder = isWatched ? preferences.intake().folder : null;
      return save({ folder, afterTaking }, 'scanner folder changed');
    },

    async 'documents.addScanner'({ name, address }) {
      const { scanners } = preferences.intake();
      const root = scannerUrl(address);
      const url = root.href;
      if (scanners.some((known) => known.url === url)) throw new CodedError('SCANNER_KNOWN');
      const certificate = await certificateOf(root, PATIENCE.answer.silenceMs);
      await new ScannerLink({ url, certificate }).offer();
      return save({ scanners: [...scanners, { id: v7(), name, url, certificate }] }, 'scanner added');
    },

    async 'documents.removeScanner'({ scannerId }) {
      const { scanners, choices } = preferences.intake();
      const { [scannerId]: _gone, ...left } = choices;
      return save(
        { scanners: scanners.filter(({ id }) => id !== scannerId), choices: left },
        'scanner removed',
      );
    },
  };
}
