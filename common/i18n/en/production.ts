import { type production as id } from '../id/production.ts';

export const production: typeof id = {
  title: 'Production',
};
