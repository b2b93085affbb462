/**
 * What IT decides for a PC and nobody at it may change. This table is the only place that names a key: the reader, the group policy
 * template, the JSON schema and the page for IT are made from it. Words for people are in the catalogue `policy`.
 */
export const MACHINE_POLICY = {
  HubUrl: {
    kind: 'TEXT',
    // Without TLS only on the PC itself: the office's data never cross a cable in the open.
    pattern: String.raw`^(https://[^\s/]+|http://(127\.0\.0\.1|localhost)(:\d+)?)/?$`,
    maximum: 200,
    example: 'https://hub.kanim.example:8443',
  },
  HubCaFile: {
    kind: 'TEXT',
    pattern: String.raw`^(/|[A-Za-z]:\\|\\\\)\S.*$`,
    maximum: 400,
    example: '/etc/loket/hub-ca.pem',
  },
  HubCaSha256: {
    kind: 'TEXT',
    pattern: '^[0-9A-Fa-f]{64}$',
    maximum: 64,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  SiteFile: {
    kind: 'TEXT',
    pattern: String.raw`^(/|[A-Za-z]:\\|\\\\)\S.*$`,
    maximum: 400,
    example: String.raw`\\server\loket\loket.site`,
  },
  SiteKey: {
    kind: 'TEXT',
    // Letters that are easily confused do not occur in it.
    pattern: '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$',
    maximum: 19,
    example: '7K3M-9QXT-0B5W-HRDJ',
  },
  UpdateMode: { kind: 'CHOICE', options: ['off', 'notify', 'auto'], example: 'notify' },
  UpdateFolder: {
    kind: 'TEXT',
    pattern: String.raw`^(/|[A-Za-z]:\\|\\\\)\S.*$`,
    maximum: 400,
    example: String.raw`\\server\loket`,
  },
  OfflineHours: { kind: 'NUMBER', minimum: 1, maximum: 336, example: 72 },
  IdleLockMinutes: { kind: 'NUMBER', minimum: 1, maximum: 60, example: 10 },
  ClosedFileDays: { kind: 'NUMBER', minimum: 2, maximum: 365, example: 30 },
  ScreenshotProtection: { kind: 'FLAG', example: true },
  Devices: {
    kind: 'LIST',
    options: ['CAMERA', 'FINGERPRINT', 'SCANNER', 'CHIP_READER', 'PRINTER'],
    example: ['CAMERA', 'SCANNER', 'PRINTER'],
  },
  PrinterA4: { kind: 'TEXT', pattern: String.raw`^\S.*$`, maximum: 120, example: 'HP LaserJet' },
  PrinterRoll80: { kind: 'TEXT', pattern: String.raw`^\S.*$`, maximum: 120, example: 'EPSON TM-T82' },
  PrinterLabel: { kind: 'TEXT', pattern: String.raw`^\S.*$`, maximum: 120, example: 'Zebra ZD220' },
} as const satisfies Record<string, PolicyEntry>;

export type PolicyEntry =
  | { kind: 'TEXT'; pattern: string; maximum: number; example: string }
  | { kind: 'CHOICE'; options: readonly string[]; example: string }
  | { kind: 'NUMBER'; minimum: number; maximum: number; example: number }
  | { kind: 'FLAG'; example: boolean }
  | { kind: 'LIST'; options: readonly string[]; example: readonly string[] };

export type PolicyKey = keyof typeof MACHINE_POLICY;
export const POLICY_KEYS = Object.keys(MACHINE_POLICY) as readonly PolicyKey[];

type ValueOf<E> = E extends { kind: 'CHOICE'; options: readonly (infer O)[] }
  ? O
  : E extends { kind: 'LIST'; options: readonly (infer O)[] }
    ? readonly O[]
    : E extends { kind: 'NUMBER' }
      ? number
      : E extends { kind: 'FLAG' }
        ? boolean
        : string;

/** Keys that IT left out are decided by the office and the person at the desk. */
export type MachinePolicy = { readonly [K in PolicyKey]?: ValueOf<(typeof MACHINE_POLICY)[K]> };

export type PolicyDevice = (typeof MACHINE_POLICY)['Devices']['options'][number];
