import { z } from 'zod';
import type { AccessReport } from '#common/contract/hub/access-report.ts';
import { DisposedAsk, type DisposalPreview, type DisposedFiles } from '#common/contract/hub/disposals.ts';
import { SubjectId } from '#common/domain/registers/register.ts';
import { channel } from './channel.ts';

export const privacyChannels = {
  /** Whole files whose years are over, counted. The decisions are lines of the book `disposals`. */
  'privacy.previewDisposal': channel<DisposalPreview>()('disposals.read', z.strictObject({})),
  'privacy.disposedFiles': channel<DisposedFiles>()('disposals.read', DisposedAsk),
  /** The list of what went, as a workbook, where the person chooses. */
  'privacy.saveDisposedFiles': channel<{ saved: boolean }>()(
    'disposals.read',
    DisposedAsk.pick({ run: true }),
  ),
  /** What two persons decided goes now, on a desk that is its own authority; with a hub within its minute. */
  'privacy.carryOut': channel<null>()('disposals.read', z.strictObject({})),
  /** Everything that is kept of a person, for a request on record: of its file, and of all others of the same person. */
  'privacy.accessReport': channel<AccessReport>()('access.report', z.strictObject({ subject: SubjectId })),
};
