import { type office as id } from '../id/office.ts';

export const office: typeof id = {
  title: 'Office',
};
