import { z } from 'zod';

/** What a PC is asked before an office works at it, in the order of the report. */
export const AcceptanceCheck = z.enum([
  'POLICY',
  'WINDOW',
  'SANDBOX',
  'FUSES',
  'ARCHIVE',
  'KEYRING',
  'ADDON',
  'DATABASE',
  'DISK',
  'PRINTERS',
  'CAMERA',
  'FINGERPRINT',
  'SCANNER',
  'HUB',
  'AUTHORITY',
  'CLOCK',
  'UPDATES',
]);
export type AcceptanceCheck = z.infer<typeof AcceptanceCheck>;

/** NOT_ASSESSED: this PC has no such thing, or nothing here can tell. It is neither a pass nor a fail. */
export const AcceptanceOutcome = z.enum(['PASS', 'FAIL', 'NOT_ASSESSED']);
export type AcceptanceOutcome = z.infer<typeof AcceptanceOutcome>;

/** What is said of a result beside names and numbers; its words are in the catalogue `accept`. */
export const AcceptanceNote = z.enum([
  'BARRED',
  'NOT_ENCRYPTED',
  'DRIVER_OPEN',
  'ROOM_NEEDED',
  'NOT_THERE',
  'NO_PRINTER',
  'PRINTERS_LISTED',
  'NO_ISSUER',
  'NO_DEVICE',
  'DEVICE_SILENT',
  'NO_SCANNER',
  'UPDATES_OFF',
  'NOWHERE',
  'NO_HUB',
  'HUB_AWAY',
  'NO_TLS_HERE',
  'NOT_BELIEVED',
  'PINNED',
  'BY_SYSTEM',
  'NO_TIME',
  'NOT_PACKAGED',
  'NO_FUSES',
  'FUSES_OTHER',
  'NO_ARCHIVE',
  'COMPARED',
  'CHANGEABLE',
  'READ_ONLY',
  'STAND_IN',
  'NO_POLICY',
  'NAMES_IGNORED',
  'NO_CAMERA_LIST',
  'NO_CAMERA',
  'CAMERA_FRAMES',
  'CAMERA_SILENT',
  'NO_WORD',
  'NO_SECCOMP',
  'NO_SANDBOX',
  'RECORDS_SHUT',
  'NO_ANSWER',
  'NO_PUBLISHER',
  'SIGNATURE_UNKNOWN',
  'SIGNATURE_BAD',
  'OTHER_SIGNER',
  'RECORDS_DAMAGED',
  'CHECK_BROKE',
]);
export type AcceptanceNote = z.infer<typeof AcceptanceNote>;

const Values = z.record(z.string(), z.unknown());

/** A failure of the program itself, of which the catalogue of errors knows the next step. `of`: the device, where there are several. */
export const AcceptanceProblem = z.object({ code: z.string(), of: z.string(), details: Values });
export type AcceptanceProblem = z.infer<typeof AcceptanceProblem>;

/** `detail`: codes, names of devices and counts; never anything of an applicant. */
export const AcceptanceResult = z.object({
  id: AcceptanceCheck,
  outcome: AcceptanceOutcome,
  detail: z.string(),
  note: z.object({ id: AcceptanceNote, values: Values }).nullable(),
  problems: z.array(AcceptanceProblem),
});
export type AcceptanceResult = z.infer<typeof AcceptanceResult>;

export const AcceptanceReport = z.object({
  format: z.literal('loket-acceptance/1'),
  made: z.string(),
  program: z.string(),
  desk: z.string(),
  system: z.string(),
  /** The engines that the program ran on. A stand-in says nothing of Electron's own binary. */
  engine: z.object({ electron: z.string(), chrome: z.string(), node: z.string(), isStandIn: z.boolean() }),
  isPackaged: z.boolean(),
  results: z.array(AcceptanceResult),
  passed: z.int(),
  failed: z.int(),
  notAssessed: z.int(),
});
export type AcceptanceReport = z.infer<typeof AcceptanceReport>;
