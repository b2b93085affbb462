import type {
  PortraitAllowance,
  PortraitAssessment,
  PortraitCode,
  PortraitSubject,
} from '#common/domain/biometrics/portrait.ts';

/** In whose picture, and which rules are eased. */
export type PortraitRules = { subject: PortraitSubject; allowances: readonly PortraitAllowance[] };

/** A box in parts of the picture's width and height, 0–1, origin at the top left. */
export type FaceBox = { x: number; y: number; width: number; height: number };

/** What one live frame says. The hint is the one thing to put right first; null when the frame is good. */
export type Guidance = {
  hint: PortraitCode | null;
  /** Sign of what was measured, so that "lift the chin" and "lower the chin" differ; 0 without a direction. */
  direction: -1 | 0 | 1;
  face: FaceBox | null;
  faces: number;
  /** Crete blur 0–1 of the face, less is sharper; null without a face. */
  blur: number | null;
  ms: number;
};

/** A finished portrait: cropped 7:9, never upsampled, background untouched. */
export type Portrait = {
  jpeg: Uint8Array;
  /** JPEG 2000 master in a JP2 box. */
  jp2: Uint8Array;
  width: number;
  height: number;
  /** Of the encoded file, which is what will be printed. */
  assessment: PortraitAssessment;
  /** Of the full frame before the crop. */
  frame: PortraitAssessment;
  /** 128 numbers of the face; null when it was switched off or no face was found. */
  embedding: Float32Array | null;
};

export type FaceBand = 'SAME' | 'LOOK_CLOSER' | 'DIFFERENT';

export type FaceDistance = { distance: number; band: FaceBand };

export type PortraitRequest =
  | { id: number; kind: 'start' }
  | { id: number; kind: 'guide'; frame: ImageBitmap; rules: PortraitRules }
  | { id: number; kind: 'assess'; image: Blob; rules: PortraitRules }
  | {
      id: number;
      kind: 'finish';
      image: Blob | ImageBitmap;
      rules: PortraitRules;
      isFile: boolean;
      wantsEmbedding: boolean;
    }
  | { id: number; kind: 'embed'; image: Blob }
  | { id: number; kind: 'compare'; one: Blob; other: Blob };

/** Answers by the kind that was asked. */
export type PortraitAnswers = {
  /** `tensors`: how many numbers' fields the runtime holds; grows when something is not let go. */
  start: { engine: string; backend: string; tensors: number; ms: number };
  guide: Guidance;
  /** `extra` holds numbers that no limit stands on, for those who set limits. */
  assess: { assessment: PortraitAssessment; extra: Record<string, number | null>; ms: number };
  finish: { portrait: Portrait | null; frame: PortraitAssessment; ms: number };
  /** 128 numbers of the largest face; null without one. */
  embed: Float32Array | null;
  compare: FaceDistance | null;
};

export type PortraitFailure = 'ENGINE_NOT_READY' | 'WRONG_BACKEND' | 'UNREADABLE' | 'FAILED';

export type PortraitAnswer =
  | { id: number; ok: true; result: PortraitAnswers[keyof PortraitAnswers] }
  | { id: number; ok: false; code: PortraitFailure };
