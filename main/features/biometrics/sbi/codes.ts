import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import type { SbiError } from './messages.ts';

/**
 * The codes of SBI 0.9.5 and those that the reference device adds (6xx stream, 7xx registration, 8xx authentication). Any other
 * of the 1xx and 5xx is a request that the device did not understand; the rest is the maker's own.
 */
const CODES: Readonly<Record<string, DeskErrorCode>> = {
  '100': 'FINGER_SCANNER_NOT_REGISTERED',
  '101': 'FINGER_NOT_SEEN',
  '102': 'FINGER_EXTRACTION_FAILED',
  '103': 'FINGER_SCANNER_TAMPERED',
  '104': 'FINGER_SCANNER_SERVER',
  '105': 'FINGER_TURNED',
  '106': 'FINGER_SCANNER_NOT_FOUND',
  '107': 'FINGER_SCANNER_KEY_EXPIRED',
  '108': 'FINGER_SCANNER_KEY_EXPIRED',
  '109': 'FINGER_COUNT_NOT_SUPPORTED',
  '110': 'FINGER_SCANNER_NOT_READY',
  '111': 'FINGER_SCANNER_BUSY',
  '202': 'FINGER_SCANNER_UNPLUGGED',
  '503': 'FINGER_SCANNER_UNPLUGGED',
  '604': 'FINGER_SCANNER_NOT_FOUND',
  '605': 'FINGER_SCANNER_UNPLUGGED',
  '607': 'FINGER_SCANNER_BUSY',
  '608': 'FINGER_NOT_SEEN',
  '609': 'FINGER_SCANNER_SLOW',
  '700': 'FINGER_CAPTURE_STOPPED',
  '701': 'FINGER_SCANNER_SLOW',
  '702': 'FINGER_SCANNER_BUSY',
  '703': 'FINGER_SCANNER_BUSY',
  '704': 'FINGER_SCANNER_NOT_FOUND',
  '705': 'FINGER_SCANNER_UNPLUGGED',
  '708': 'FINGER_NOT_SEEN',
  '803': 'FINGER_SCANNER_BUSY',
  '805': 'FINGER_SCANNER_UNPLUGGED',
};

/** Null when the device reports success. */
export function problemOf(error: SbiError | null | undefined): CodedError | null {
  const code = error?.errorCode ?? '0';
  if (Number(code) === 0) return null;
  const known = CODES[code];
  if (known) return new CodedError(known);
  const isRequest = /^1\d\d$/.test(code) || /^50[0-2]$/.test(code);
  return new CodedError(isRequest ? 'FINGER_SCANNER_REFUSED' : 'FINGER_SCANNER_FAULT', { code });
}
