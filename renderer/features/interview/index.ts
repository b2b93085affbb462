import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { ExaminationWork } from './examination-work.tsx';
import { InterviewWork } from './interview-work.tsx';
import { SuspendedWork } from './suspended-work.tsx';

export { EarlierSection } from './earlier-section.tsx';
export { ApplicantScreen } from './book-data/applicant-screen.tsx';

export const interviewStages: readonly StageWorkEntry[] = [
  {
    stage: 'interview',
    states: ['IN_SERVICE'],
    Work: InterviewWork,
    covers: ['interview.recordInterview/1', 'interview.confirmData/1', 'approval.suspend/1'],
  },
  {
    stage: 'interview',
    states: ['SUSPENDED'],
    Work: SuspendedWork,
    covers: ['interview.resume/1', 'interview.openExamination/1'],
  },
  {
    stage: 'interview',
    states: ['UNDER_EXAMINATION'],
    Work: ExaminationWork,
    covers: ['interview.recordExamination/2'],
  },
];
