import type { Application } from '#common/domain/applications/application.ts';
import { GALLERY_DISTANCE, type GalleryCheck } from '#common/domain/biometrics/face-comparison.ts';
import { isGalleryOn, type PhotoPolicy } from '#common/domain/biometrics/photo-policy.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { addFullDays } from '#common/kernel/instant.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { dropTemplates, saveTemplate, templatesOfOthers } from '#main/records/repositories/face-templates.ts';
import { findAttachment } from '#main/records/repositories/small-tables.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';

/** 100,000 faces take some 20 ms (docs/FIGURES.md); beyond that a desk keeps nothing. */
const MOST = 100_000;
const NAMED = 10;

type Asked = { applicationId: ApplicationId; embedding: readonly number[] };

/** The nearest faces of other people, for a supervisor to look at. Null where the office has not decided to look. */
export async function findFaces(
  desk: Desk,
  { applicationId, embedding }: Asked,
): Promise<GalleryCheck | null> {
  const file = await findApplication(desk.db, applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  const policy = desk.office.policy().photo;
  await forgetOld(desk, policy);
  if (!looksForFaces(desk, file)) return null;
  if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
  const since = addFullDays(desk.clock.now(), -policy.gallery.days);
  const others = await templatesOfOthers(desk.db, { nik: file.applicant.nik, since, limit: MOST });
  const hits = others
    .map((other) => ({
      applicationId: other.applicationId,
      distance: distance(embedding, other.embedding),
    }))
    .filter((hit) => hit.distance <= GALLERY_DISTANCE)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, NAMED);
  await desk.session.audit('SEARCH', applicationId, `faces ${others.length}, near ${hits.length}`);
  return { checked: others.length, hits };
}

/** The face of the photo that now stands on the file. */
export async function keepFace(
  desk: Desk,
  { applicationId, attachmentId, embedding }: Asked & { attachmentId: AttachmentId },
): Promise<null> {
  const file = await findApplication(desk.db, applicationId);
  if (!file) throw new CodedError('FILE_NOT_FOUND');
  if (!looksForFaces(desk, file) || file.photo?.attachmentId !== attachmentId) return null;
  // The file may be on its way already; the photo is still its taker's.
  if (file.photo.stamp.by !== authorOf(desk).userId) throw new CodedError('FILE_HIDDEN');
  if (!(await findAttachment(desk.db, applicationId, attachmentId))) {
    throw new CodedError('ATTACHMENT_MISSING');
  }
  const template = { applicationId, attachmentId, embedding: Float32Array.from(embedding) };
  await saveTemplate(desk.db, template, desk.clock.now());
  return null;
}

/** The office's newest decision can end it for every file; a file that began before it was switched on stays without. */
export function looksForFaces({ office }: Pick<Desk, 'office'>, { sopId }: Application): boolean {
  return isGalleryOn(office.policy().photo) && isGalleryOn(office.policy(sopId).photo);
}

/** Faces are kept no longer than the procedure in force says, and none once it is off. */
export async function forgetOld(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  policy: PhotoPolicy,
): Promise<void> {
  const before = addFullDays(clock.now(), -policy.gallery.days);
  await dropTemplates(db, isGalleryOn(policy) ? before : null);
}

/** Euclidean, as the model was trained. */
export function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) {
    sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  }
  return Math.sqrt(sum);
}
