import { z } from 'zod';

export const QueueReason = z.object({ reason: z.string().trim().min(3).max(300) }).strict();
export const Transfer = z
  .object({ toDesk: z.string().trim().min(1).max(40), reason: z.string().trim().min(3).max(300) })
  .strict();
