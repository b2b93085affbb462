import { CodedError } from '#common/contract/coded-error.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { bookData } from '#common/domain/interview/book-data.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';

type Channels =
  'interview.secondScreen' | 'interview.showBook' | 'interview.hideBook' | 'interview.shownBook';

export function interviewHandlers(desk: Desk): Pick<Handlers, Channels> {
  const { db, session, preferences, secondScreen } = desk;
  return {
    async 'interview.secondScreen'() {
      return { isThere: secondScreen.isThere, shows: secondScreen.shows };
    },
    async 'interview.showBook'({ applicationId }) {
      const officer = authorOf(desk).userId;
      const file = await findApplication(db, applicationId);
      if (!file || !isInInterview(file, officer)) throw new CodedError('FILE_HIDDEN');
      if (!secondScreen.isThere) throw new CodedError('SECOND_SCREEN_MISSING');
      const data = bookData(file);
      // Somebody else is about to read it: told before it is shown.
      await session.audit('VIEW', applicationId, 'second screen');
      secondScreen.show({
        applicationId,
        book: { data, language: preferences.read().language },
        async isStillDue() {
          const now = await findApplication(db, applicationId);
          return now !== null && isInInterview(now, officer);
        },
      });
      return null;
    },
    async 'interview.hideBook'() {
      secondScreen.hide();
      return null;
    },
    async 'interview.shownBook'() {
      return secondScreen.book;
    },
  };
}

/** In this officer's hands, in the stage in which the applicant signs. */
function isInInterview({ state, claim }: Application, officer: UserId): boolean {
  return state === 'IN_SERVICE' && claim?.by === officer;
}
