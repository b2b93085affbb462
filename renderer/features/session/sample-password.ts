import sampleOffice from '#resources/sample/office.json?raw';
import { z } from 'zod';

/** The published password of the sample office's invented people. */
export function samplePassword(): string {
  return z.object({ password: z.string() }).parse(JSON.parse(sampleOffice)).password;
}
