import { CodedError } from '#common/contract/coded-error.ts';
import { BookingUploads, UploadBytes } from '#common/contract/hub/gateway.ts';
import type { OfferedUpload, TakenUpload } from '#common/contract/ipc/documents.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { storeAttachment } from './store-attachment.ts';

/**
 * What the applicant sent in with the booking and no page was made of. Only for whoever may look into the file; empty without a hub, and while
 * it is away: then pages are scanned, as ever.
 */
export async function offeredUploads(
  desk: Desk,
  applicationId: ApplicationId,
): Promise<readonly OfferedUpload[]> {
  const file = await findApplication(desk.db, applicationId);
  if (!desk.hub || !file || !(await mayLookInside(desk, applicationId))) return [];
  const path = `/v1/gateway/uploads/${applicationId}`;
  const told = await desk.hub.asPerson(BookingUploads, { method: 'GET', path }).catch((error: unknown) => {
    if (error instanceof CodedError) return { uploads: [] };
    throw error;
  });
  const hasBookingPage = (code: OfferedUpload['code']) =>
    file.documents[code]?.attachments.some(({ source }) => source === 'BOOKING') ?? false;
  return told.uploads.filter(({ code }) => !hasBookingPage(code)).map(({ id, code }) => ({ id, code }));
}

/** Fetched one by one and checked like any other page. What cannot be taken is told and holds up no other. */
export async function takeUploads(
  desk: Desk,
  applicationId: ApplicationId,
  wanted: readonly OfferedUpload[],
): Promise<readonly TakenUpload[]> {
  const { hub } = desk;
  if (!hub) throw new CodedError('HUB_NOT_JOINED');
  if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
  const taken: TakenUpload[] = [];
  for (const { id, code } of wanted) {
    try {
      const path = `/v1/gateway/uploads/${applicationId}/${id}`;
      const { base64 } = await hub.asPerson(UploadBytes, { method: 'GET', path });
      const page = await storeAttachment(desk, applicationId, Buffer.from(base64, 'base64'));
      taken.push({ id, code, page, problem: null });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const { code: problem, details } = error;
      taken.push({ id, code, page: null, problem: details ? { code: problem, details } : { code: problem } });
    }
  }
  return taken;
}
