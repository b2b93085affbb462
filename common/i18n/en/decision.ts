import { type decision as id } from '../id/decision.ts';

export const decision: typeof id = {
  title: 'Decision',
};
