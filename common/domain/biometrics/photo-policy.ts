import type { PlainDate } from '#common/kernel/plain-date.ts';
import { ageAt } from '#common/kernel/plain-date.ts';
import type { PortraitSubject } from './portrait.ts';

/** What the office has decided about photos, as plain values. */
export type PhotoPolicy = {
  /** A picture from a file instead of the camera. */
  fileInput: boolean;
  /** The live picture beside the old passport and earlier files. */
  comparison: boolean;
  gallery: { enabled: boolean; dpiaReference: string; decidedBy: string; days: number };
  /** Completed years below which somebody is an infant, or a child, for the rules of a portrait. */
  infantBelowAge: number;
  childBelowAge: number;
};

/** A version of the procedure that says nothing about photos allows nothing that needs a decision. */
export const PLAIN_PHOTO_POLICY: PhotoPolicy = {
  fileInput: false,
  comparison: false,
  gallery: { enabled: false, dpiaReference: '', decidedBy: '', days: 0 },
  infantBelowAge: 2,
  childBelowAge: 11,
};

/** Searching many for one face needs more than a switch: the assessment and the person who answers for it. */
export function isGalleryOn({ gallery }: PhotoPolicy): boolean {
  return gallery.enabled && gallery.dpiaReference.trim() !== '' && gallery.decidedBy.trim() !== '';
}

/** Which rules of a portrait hold for somebody of this age. */
export function portraitSubject(birthDate: PlainDate, on: PlainDate, policy: PhotoPolicy): PortraitSubject {
  const age = ageAt(birthDate, on);
  if (age < policy.infantBelowAge) return 'INFANT';
  return age < policy.childBelowAge ? 'CHILD' : 'ADULT';
}
