import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** What the simulated centre does badly; set over `PUT /control` while it runs. */
export const Faults = z.strictObject({
  /** DOWN: connections break. ERRORS: 500. GARBAGE: answers that are no answers. LOST: it does the work, and the answer is lost. */
  mode: z.enum(['WELL', 'DOWN', 'ERRORS', 'GARBAGE', 'LOST']).default('WELL'),
  /** Only requests to this path; empty is all of them. */
  path: z.string().max(60).default(''),
  /** Slow: each answer waits for so long. */
  delayMs: z.int().min(0).max(120_000).default(0),
  /** Every page is told twice. */
  repeats: z.boolean().default(false),
  /** Statuses of these application numbers are refused for good. */
  refuses: z.array(z.string()).default([]),
  /** Its words about a refused status. */
  refusal: z.string().max(300).default('Nomor permohonan tidak dikenal'),
  /** Stands at the end of each cursor. */
  cursorEnd: z.string().max(10).default(''),
  /** A batch with one of these is answered 422 as a whole, as a centre does that parses first. */
  chokesOn: z.array(z.string()).default([]),
});
export type Faults = z.infer<typeof Faults>;

export const WELL: Faults = Faults.parse({});

export async function slowDown({ delayMs }: Faults): Promise<void> {
  if (delayMs > 0) await wait(delayMs);
}
