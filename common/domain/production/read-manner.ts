import { z } from 'zod';

/**
 * How the two lines of a book came in. SCANNED: both by a reader, in bursts that no hand types (`renderer/lib/keyboard/scan-detector.ts`: at
 * most 45 ms between two characters, ended with Enter). TYPED: at least one by the keyboard, by pasting, or mended after a scan.
 */
export const ReadManner = z.enum(['SCANNED', 'TYPED']);
export type ReadManner = z.infer<typeof ReadManner>;
