import { z } from 'zod';

/** What the simulated scanner does badly; set over `PUT /control` while it runs. */
export const ScannerFaults = z.strictObject({
  /**
   * GARBAGE: answers that are no XML. ENTITY: XML with an entity that points at a file. HUGE: XML without end. CUT: a page that
   * breaks off in its middle, its length as promised. TORN: a page shorter than its own head says, sent as whole. LIES: a page
   * that is a web page. DOWN: connections break. ELSEWHERE: every answer sends to another host.
   */
  mode: z
    .enum(['WELL', 'GARBAGE', 'ENTITY', 'HUGE', 'CUT', 'TORN', 'LIES', 'DOWN', 'ELSEWHERE'])
    .default('WELL'),
  /** Each answer waits for so long. */
  delayMs: z.int().min(0).max(120_000).default(0),
  /** So many requests for a job or a page are answered 503 first. */
  busy: z.int().min(0).max(1000).default(0),
  /** After so many pages of a job the paper is stuck; null never. */
  jamAfter: z.int().min(0).nullable().default(null),
  isCoverOpen: z.boolean().default(false),
  isStopped: z.boolean().default(false),
});
export type ScannerFaults = z.infer<typeof ScannerFaults>;

export const NO_FAULTS: ScannerFaults = ScannerFaults.parse({});
