import { z } from 'zod';
import { PLAIN_PHOTO_POLICY, type PhotoPolicy } from '#common/domain/biometrics/photo-policy.ts';
import { setting } from './provenance.ts';

/** No public text settles any of this; what looks for one face among many is off until somebody answers for it. */
export const PhotoSettings = z.strictObject({
  fileInput: setting(z.boolean()),
  comparison: setting(z.boolean()),
  gallery: setting(
    z
      .strictObject({
        enabled: z.boolean(),
        /** Number of the data protection impact assessment (UU 27/2022). */
        dpiaReference: z.string().trim().max(120),
        /** The section head who decided it. */
        decidedBy: z.string().trim().max(120),
        /** How far back files are looked at. */
        days: z.int().min(0).max(3660),
      })
      .refine(
        ({ enabled, dpiaReference, decidedBy }) => !enabled || (dpiaReference !== '' && decidedBy !== ''),
        {
          message: 'GALLERY_UNDECIDED',
        },
      ),
  ),
  infantBelowAge: setting(z.int().min(0).max(17)),
  childBelowAge: setting(z.int().min(0).max(17)),
});
export type PhotoSettings = z.infer<typeof PhotoSettings>;

/** What the rules read; an older version of the procedure has no part about photos. */
export function photoPolicyOf(part: PhotoSettings | undefined): PhotoPolicy {
  if (!part) return PLAIN_PHOTO_POLICY;
  return {
    fileInput: part.fileInput.value,
    comparison: part.comparison.value,
    gallery: part.gallery.value,
    infantBelowAge: part.infantBelowAge.value,
    childBelowAge: part.childBelowAge.value,
  };
}
