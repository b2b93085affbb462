import { type capture as id } from '../id/capture.ts';

export const capture: typeof id = {
  title: 'Photo and fingerprints',
};
