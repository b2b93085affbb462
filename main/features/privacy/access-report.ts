import { AccessReport } from '#common/contract/hub/access-report.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { ACCESS_REQUESTS } from '#common/domain/registers/access-requests.ts';
import { accessFile } from '#runtime/privacy/access-file.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';
import type { Desk } from '#main/features/desk.ts';
import { entriesOfFile, picturesOfFile } from '#main/records/repositories/access-report.ts';
import { findApplication, findFilesOfNik } from '#main/records/repositories/applications.ts';
import { noteImages } from './erase.ts';

/** Everything that the office keeps of a person: at the hub over its records, on a desk alone over its own. Throws HUB_UNREACHABLE. */
export async function accessReport(desk: Desk, subject: string): Promise<AccessReport> {
  const { hub } = desk;
  if (!hub) return ownReport(desk, subject);
  return hub.asPerson(AccessReport, {
    method: 'POST',
    path: '/v1/privacy/access-report',
    body: { subject },
  });
}

async function ownReport(desk: Desk, subject: string): Promise<AccessReport> {
  // No report without a request on record.
  const [request] = await readRegister(desk, ACCESS_REQUESTS, { subject });
  if (!request) throw new CodedError('SUBJECT_NOT_FOUND');
  const file = await findApplication(desk.db, request.item.applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  // Pictures of the last minutes are not read out of their actions yet.
  await noteImages(desk);
  const report: AccessReport = { at: desk.clock.now(), files: [] };
  for (const one of await findFilesOfNik(desk.db, file.applicant.nik)) {
    await desk.session.audit('VIEW', one.id, 'access report');
    report.files.push(
      accessFile(one, {
        pictures: await picturesOfFile(desk.db, one.id),
        told: [],
        entries: await entriesOfFile(desk.db, one.id),
      }),
    );
  }
  return report;
}
