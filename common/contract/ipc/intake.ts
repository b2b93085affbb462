import { z } from 'zod';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';
import type { StoredAttachment } from './documents.ts';
import type { ReplyError } from './reply.ts';

/** A file in the folder that the scanner writes to. `id` stands for its name: no path crosses to the page. */
export type TrayFile = {
  id: string;
  name: string;
  bytes: number;
  at: Instant;
  /** Null until it has been looked into. */
  mediaType: string | null;
  /** ARRIVING: still being written or held open. */
  state: 'ARRIVING' | 'READY' | 'REFUSED';
  problem: ReplyError | null;
  /** Name of the bytes that were looked into; null until then. What is filed later must still be these. */
  print: AttachmentId | null;
  /** The document of the open file that already holds these bytes. */
  filedAs: DocCode | null;
};

/** `more`: files beyond those that are shown at once. */
export type Tray = {
  folder: 'NONE' | 'OPEN' | 'UNREACHABLE';
  files: readonly TrayFile[];
  more: number;
};

/** How one page source of a scanner can scan. */
export type ScanSource = {
  source: 'GLASS' | 'FEEDER';
  resolutions: readonly number[];
  colours: readonly ScanColour[];
  papers: readonly ScanPaper[];
  canDuplex: boolean;
};

export const ScanColour = z.enum(['COLOUR', 'GREY', 'BLACK_WHITE']);
export type ScanColour = z.infer<typeof ScanColour>;
/** F4 is the folio of Indonesian offices, a little longer than A4. */
export const ScanPaper = z.enum(['A4', 'F4', 'CARD']);
export type ScanPaper = z.infer<typeof ScanPaper>;

export const ScanChoice = z
  .object({
    source: z.enum(['GLASS', 'FEEDER']),
    resolution: z.int().min(75).max(1200),
    colour: ScanColour,
    paper: ScanPaper,
    isDuplex: z.boolean(),
  })
  .strict();
export type ScanChoice = z.infer<typeof ScanChoice>;

export type ScannerOffer = {
  model: string;
  sources: readonly ScanSource[];
  /** Whether paper lies in the feeder; null where the scanner does not say. */
  isFeederLoaded: boolean | null;
};

/** What came of a scan: its pages in order, and what stopped it. Pages before the stop are stored. */
export type ScanResult = { pages: readonly StoredAttachment[]; problem: ReplyError | null };

export type ScannerInfo = { id: string; name: string };

export const Scanner = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  /** The certificate that it showed when it was added, as PEM; null over plain HTTP. */
  certificate: z.string().nullable(),
});
export type Scanner = z.infer<typeof Scanner>;

/** What this PC knows about getting pages in. It belongs to the PC, not to the office. */
export const IntakeSettings = z.object({
  folder: z.string().nullable(),
  /** What becomes of a file once it is a page: moved aside into `taken`, or deleted. */
  afterTaking: z.enum(['MOVE', 'DELETE']),
  scanners: z.array(Scanner),
  /** The last choice at each scanner, by its id. */
  choices: z.record(z.string(), ScanChoice),
});
export type IntakeSettings = z.infer<typeof IntakeSettings>;

const TrayFileId = z.string().regex(/^[0-9a-f]{32}$/);
const SeenFile = z.object({ fileId: TrayFileId, print: AttachmentId }).strict();
const OfFile = { applicationId: ApplicationId };
const Nothing = z.object({}).strict();

export const intakeChannels = {
  'documents.tray': channel<Tray>()('case.act', z.object(OfFile).strict()),
  'documents.readTrayFile': channel<{ mediaType: string; bytes: Uint8Array }>()(
    'case.act',
    z.object({ ...OfFile, fileId: TrayFileId }).strict(),
  ),
  /** Seals the files in the vault, if they are what was seen. They stay in the folder until they are pages. */
  'documents.storeTrayFiles': channel<readonly StoredAttachment[]>()(
    'case.act',
    z.object({ ...OfFile, files: z.array(SeenFile).min(1).max(50) }).strict(),
  ),
  /** Clears away what is a page of this file by now; anything else is refused and stays. */
  'documents.clearTrayFiles': channel<null>()(
    'case.act',
    z.object({ ...OfFile, fileIds: z.array(TrayFileId).min(1).max(50) }).strict(),
  ),
  'documents.scanners': channel<readonly ScannerInfo[]>()('case.act', Nothing),
  'documents.scannerOffer': channel<{ offer: ScannerOffer; last: ScanChoice | null }>()(
    'case.act',
    z.object({ scannerId: z.string().max(40) }).strict(),
  ),
  'documents.scan': channel<ScanResult>()(
    'case.act',
    z.object({ ...OfFile, scannerId: z.string().max(40), choice: ScanChoice }).strict(),
  ),
  'documents.cancelScan': channel<null>()('case.act', Nothing),
  'documents.intakeSettings': channel<IntakeSettings>()('accounts.manage', Nothing),
  /** Asks for a folder with the system's dialog. */
  'documents.chooseFolder': channel<IntakeSettings>()('accounts.manage', Nothing),
  'documents.saveFolder': channel<IntakeSettings>()(
    'accounts.manage',
    z.object({ isWatched: z.boolean(), afterTaking: z.enum(['MOVE', 'DELETE']) }).strict(),
  ),
  /** Only a scanner that answers is added. */
  'documents.addScanner': channel<IntakeSettings>()(
    'accounts.manage',
    z.object({ name: z.string().trim().min(1).max(60), address: z.string().trim().min(1).max(200) }).strict(),
  ),
  'documents.removeScanner': channel<IntakeSettings>()(
    'accounts.manage',
    z.object({ scannerId: z.string().max(40) }).strict(),
  ),
};
