import type { AccessReport } from '#common/contract/hub/access-report.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { ACCESS_REQUESTS } from '#common/domain/registers/access-requests.ts';
import { foldEntries } from '#common/domain/registers/register.ts';
import { accessFile } from '#runtime/privacy/access-file.ts';
import { noteImages } from './erase.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { readEntries } from '#hub/store/registers.ts';
import { entriesOfFile, filesOfPerson, picturesOfFile, toldToCentre } from '#hub/store/access-report.ts';

/** Everything that the office keeps of a person, by a request on record. That it was put together is in the chain of each. */
export async function accessReport(hub: HubContext, doer: Doer, subject: string): Promise<AccessReport> {
  const { officeId } = doer;
  // Pictures of the last minutes are not read out of their actions yet.
  await noteImages(hub, officeId);
  return hub.store.transaction(async (trx) => {
    const lines = await readEntries(trx, officeId, { register: 'access-requests', subject, since: null });
    const [request] = foldEntries(ACCESS_REQUESTS, lines);
    if (!request) throw new CodedError('SUBJECT_NOT_FOUND');
    const files = await filesOfPerson(trx, officeId, request.item.applicationId);
    if (files.length === 0) throw new CodedError('FILE_NOT_FOUND');
    const report: AccessReport = { at: hub.clock.now(), files: [] };
    for (const file of files) {
      await appendNote(hub, trx, doer, { event: 'VIEW', subject: file.id, detail: 'access report' });
      report.files.push(
        accessFile(file, {
          pictures: await picturesOfFile(trx, officeId, file.id),
          told: await toldToCentre(trx, officeId, file.id),
          entries: await entriesOfFile(trx, officeId, file.id),
        }),
      );
    }
    return report;
  });
}
