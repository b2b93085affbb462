import { type interview as id } from '../id/interview.ts';

export const interview: typeof id = {
  title: 'Interview',
};
