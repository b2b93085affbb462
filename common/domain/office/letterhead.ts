import { z } from 'zod';

const line = z.string().trim().min(1).max(120);

/** What stands above and below the office's letters. */
export const Letterhead = z.strictObject({
  /** From the ministry down to the office, each on a line of its own. */
  nameLines: z.array(line).min(1).max(5),
  address: line.max(200),
  phone: z.string().trim().max(40),
  email: z.union([z.literal(''), z.email().max(80)]),
  /** Before the date: `Padang, 24 November 2026`. */
  city: line.max(60),
  /** Under the signature: who signs, by office and not by name. */
  signatoryTitle: line,
});
export type Letterhead = z.infer<typeof Letterhead>;
