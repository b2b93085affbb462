import { CodedError } from '#common/contract/coded-error.ts';
import type { ScanChoice } from '#common/contract/ipc/intake.ts';
import { readXml, textAt } from './read-xml.ts';

export type ScannerStatus = { state: string; feeder: string | null };

export function readStatus(bytes: Buffer): ScannerStatus {
  const root = readXml(bytes, 'ScannerStatus');
  return { state: textAt(root, 'State') ?? 'Idle', feeder: textAt(root, 'AdfState') };
}

/** Whether paper lies in the feeder; null where the scanner does not say. */
export function isFeederLoaded({ feeder }: ScannerStatus): boolean | null {
  if (feeder === null) return null;
  return feeder !== 'ScannerAdfEmpty';
}

/** What stands in the way of a scan, in words that help at the scanner; null when nothing does. */
export function problemOf({ state, feeder }: ScannerStatus, source: ScanChoice['source']): CodedError | null {
  if (source === 'FEEDER') {
    switch (feeder) {
      case 'ScannerAdfEmpty':
        return new CodedError('SCANNER_FEEDER_EMPTY');
      case 'ScannerAdfJam':
      case 'ScannerAdfMispick':
      case 'ScannerAdfMultipickDetected':
        return new CodedError('SCANNER_JAM');
      case 'ScannerAdfHatchOpen':
        return new CodedError('SCANNER_COVER_OPEN');
      case 'ScannerAdfInputTrayFailed':
      case 'ScannerAdfInputTrayOverloaded':
      case 'ScannerAdfDuplexPageTooShort':
      case 'ScannerAdfDuplexPageTooLong':
        return new CodedError('SCANNER_STOPPED', { reason: feeder });
      default:
    }
  }
  if (state === 'Stopped' || state === 'Down') return new CodedError('SCANNER_STOPPED', { reason: state });
  return null;
}
