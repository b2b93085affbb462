import { z } from 'zod';
import type { ChipFindings } from '#common/domain/production/chip.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { channel } from './channel.ts';

const Nothing = z.object({}).strict();

export const CountryCertificate = z.object({ id: z.string(), name: z.string(), pem: z.string() });
export type CountryCertificate = z.infer<typeof CountryCertificate>;

/** How this PC reads chips and whose signature on them it believes. It belongs to the PC, not to the office. */
export const ChipReaderSettings = z.object({
  command: z.string().min(1).nullable(),
  certificates: z.array(CountryCertificate),
});
export type ChipReaderSettings = z.infer<typeof ChipReaderSettings>;

export type ShownChipReader = {
  command: string | null;
  certificates: readonly { id: string; name: string; expiresOn: PlainDate; isExpired: boolean }[];
};

/** The chip's own picture, for the eye; null where there is none to show. */
export type ChipReading = {
  findings: ChipFindings;
  picture: { mediaType: 'image/jpeg' | 'image/jp2'; bytes: Uint8Array } | null;
};

/** The program that reads the chip of a printed book: set up by IT, started by whoever tests the book. */
export const chipChannels = {
  'production.chipReader': channel<ShownChipReader>()('accounts.manage', Nothing),
  /** Asks for the program with the system's dialog. */
  'production.chooseChipReader': channel<ShownChipReader>()('accounts.manage', Nothing),
  'production.removeChipReader': channel<ShownChipReader>()('accounts.manage', Nothing),
  /** Asks for a PEM or DER file with the system's dialog. */
  'production.addCountryCertificate': channel<ShownChipReader>()('accounts.manage', Nothing),
  'production.removeCountryCertificate': channel<ShownChipReader>()(
    'accounts.manage',
    z.object({ certificateId: z.string().max(120) }).strict(),
  ),
  'production.hasChipReader': channel<boolean>()('case.read', Nothing),
  /** A failure of the reader is an answer, too. */
  'production.readChip': channel<ChipReading>()(
    'case.act',
    z.object({ applicationId: ApplicationId }).strict(),
  ),
};
