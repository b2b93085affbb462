import { z } from 'zod';
import type { BookData } from '#common/domain/interview/book-data.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { channel } from './channel.ts';
import type { Preferences } from './office.ts';

const Nothing = z.object({}).strict();

/** What stands on the applicant's screen, and nothing else of the office. */
export type ShownBook = { data: BookData; language: Preferences['language'] };

/** The screen on the applicant's side of the desk, where this PC has a second one. */
export const interviewChannels = {
  'interview.secondScreen': channel<{ isThere: boolean; shows: ApplicationId | null }>()('case.act', Nothing),
  /** Opens the data of this file's book on it. Throws SECOND_SCREEN_MISSING, FILE_HIDDEN. */
  'interview.showBook': channel<null>()('case.act', z.object({ applicationId: ApplicationId }).strict()),
  'interview.hideBook': channel<null>()('case.act', Nothing),
  /** Asked by the page on that screen; it may ask nothing else. Null when nothing is to be shown. */
  'interview.shownBook': channel<ShownBook | null>()('PUBLIC', Nothing),
};

/** The only channel that answers the applicant's page. */
export const APPLICANTS_CHANNEL = 'interview.shownBook' as const;
