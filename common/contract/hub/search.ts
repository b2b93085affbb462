import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { AppState, AppType, ServiceLane } from '#common/domain/applications/vocabulary.ts';

/** Asked by a person for a file that lies on no desk any more; in the body, because names do not belong in addresses. */
export const OfficeSearch = z.strictObject({
  text: z.string().trim().min(2).max(120),
  limit: z.int().min(1).max(50),
});

/** A line of the answer. The NIK is masked where it is read: a list reveals nobody. */
export const FoundFile = z.strictObject({
  id: ApplicationId,
  number: z.string(),
  name: z.string(),
  maskedNik: z.string(),
  passportNumber: z.string().nullable(),
  type: AppType,
  lane: ServiceLane,
  state: AppState,
  stateSince: Instant,
});
export type FoundFile = z.infer<typeof FoundFile>;

export const OfficeSearchReply = z.strictObject({ files: z.array(FoundFile) });
