import { type intake as id } from '../id/intake.ts';

export const intake: typeof id = {
  title: 'Intake',
};
