import type { Head } from './draw-head.ts';

const plain = { iris: [0.03, 0.015, 0.008], lips: [0.3, 0.09, 0.085] } as const;

/** Heads that do not resemble anybody; faces of different width and skin, hair short, long and under a scarf. */
export const HEADS: Readonly<Record<'ANI' | 'BUDI' | 'CITRA' | 'DEWA', Head>> = {
  BUDI: {
    shape: { cheeks: 0.69, jaw: 0.52, nose: 0.085, eyes: 0.26, mouth: 0.2 },
    look: {
      ...plain,
      skin: [0.4, 0.22, 0.135],
      hair: [0.012, 0.01, 0.009],
      cover: 'SHORT',
      scarf: [0, 0, 0],
      shirt: [0.03, 0.04, 0.09],
      seed: 3,
    },
  },
  ANI: {
    shape: { cheeks: 0.66, jaw: 0.6, nose: 0.075, eyes: 0.255, mouth: 0.185 },
    look: {
      ...plain,
      skin: [0.47, 0.28, 0.18],
      hair: [0.015, 0.011, 0.01],
      cover: 'LONG',
      scarf: [0, 0, 0],
      shirt: [0.12, 0.03, 0.04],
      seed: 11,
    },
  },
  CITRA: {
    shape: { cheeks: 0.68, jaw: 0.58, nose: 0.078, eyes: 0.258, mouth: 0.19 },
    look: {
      ...plain,
      skin: [0.43, 0.25, 0.155],
      hair: [0.01, 0.01, 0.01],
      cover: 'SCARF',
      scarf: [0.02, 0.06, 0.1],
      shirt: [0.02, 0.05, 0.09],
      seed: 23,
    },
  },
  DEWA: {
    shape: { cheeks: 0.71, jaw: 0.48, nose: 0.092, eyes: 0.265, mouth: 0.21 },
    look: {
      ...plain,
      skin: [0.28, 0.145, 0.085],
      hair: [0.01, 0.008, 0.008],
      cover: 'SHORT',
      scarf: [0, 0, 0],
      shirt: [0.1, 0.1, 0.11],
      seed: 41,
    },
  },
};
