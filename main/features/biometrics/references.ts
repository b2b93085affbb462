import type { FaceReference, PhotoStation } from '#common/contract/ipc/photo.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { portraitSubject } from '#common/domain/biometrics/photo-policy.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { findApplication, findFilesOfNik } from '#main/records/repositories/applications.ts';
import type { Desk } from '#main/features/desk.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import { todayOf } from '#main/features/applications/project.ts';
import { readAttachment } from '#main/features/documents/read-attachment.ts';
import { looksForFaces } from './gallery.ts';

/** More than these nobody looks at while the applicant stands before the camera. */
const MOST_FILES = 3;
const MOST_PAGES = 2;

export async function stationOf(desk: Desk, applicationId: ApplicationId): Promise<PhotoStation> {
  const file = await fileInSight(desk, applicationId);
  const policy = desk.office.policy(file.sopId);
  return {
    subject: portraitSubject(file.applicant.birthDate, todayOf(desk.clock.now(), policy), policy.photo),
    policy: policy.photo,
    isGalleryOn: looksForFaces(desk, file),
    references: policy.photo.comparison ? await referencesOf(desk, file) : [],
  };
}

/** Photos of the same person: pages of the old passport, and what earlier files under the same NIK carry. */
async function referencesOf({ db }: Desk, file: Application): Promise<FaceReference[]> {
  const pages = (file.documents.PASPOR_LAMA?.attachments ?? [])
    .filter(({ mediaType }) => mediaType.startsWith('image/'))
    .slice(0, MOST_PAGES)
    .map(({ id, addedAt }): FaceReference => ({
      with: 'OLD_PASSPORT',
      applicationId: file.id,
      attachmentId: id,
      number: file.number,
      takenAt: addedAt,
    }));
  const earlier = (await findFilesOfNik(db, file.applicant.nik))
    .filter((other) => other.id !== file.id)
    .flatMap(({ id, number, photo }): FaceReference[] =>
      photo?.attachmentId
        ? [
            {
              with: 'EARLIER_FILE',
              applicationId: id,
              attachmentId: photo.attachmentId,
              number,
              takenAt: photo.stamp.at,
            },
          ]
        : [],
    )
    .toSorted((one, other) => other.takenAt.localeCompare(one.takenAt))
    .slice(0, MOST_FILES);
  return [...pages, ...earlier];
}

type Asked = { applicationId: ApplicationId; of: ApplicationId; attachmentId: AttachmentId };

/** Only what `stationOf` named, and only to whoever has the file itself in hand. */
export async function readReference(desk: Desk, { applicationId, of, attachmentId }: Asked) {
  const file = await fileInSight(desk, applicationId);
  const policy = desk.office.policy(file.sopId).photo;
  const known = policy.comparison ? await referencesOf(desk, file) : [];
  if (!known.some((one) => one.applicationId === of && one.attachmentId === attachmentId)) {
    throw new CodedError('ATTACHMENT_MISSING');
  }
  // The entry comes first, in the trail of the file that is looked at.
  await desk.session.audit('VIEW', of, `attachment ${attachmentId.slice(0, 12)}`);
  return readAttachment(desk, of, attachmentId);
}

async function fileInSight(desk: Desk, applicationId: ApplicationId): Promise<Application> {
  const file = await findApplication(desk.db, applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
  return file;
}
