import { type handover as id } from '../id/handover.ts';

export const handover: typeof id = {
  title: 'Handover',
};
