import { isDecider } from '#common/domain/session/permission.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { queuePage, queueTotal, stageCounts } from '#main/records/repositories/queue.ts';
import { searchFiles } from '#main/records/repositories/search.ts';
import { findDraft, saveDraft } from '#main/records/repositories/small-tables.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { act } from './act.ts';
import { findLikenesses } from './alike.ts';
import { claimNext } from './claim-next.ts';
import { earlierFiles } from './earlier-files.ts';
import { linkFamily, unlinkFamily } from './family/link.ts';
import { suggestFamily } from './family/suggest.ts';
import { viewFamily } from './family/view.ts';
import { viewFile } from './file-view.ts';
import { bringFile, searchAtHub } from './older-files.ts';
import { partOf } from './office-queues.ts';
import { searchTrace } from './search-trace.ts';

type Mine = Extract<keyof Handlers, `applications.${string}`>;

export function applicationHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock, session } = desk;
  const rowContext = () => ({ viewer: authorOf(desk).userId, today: office.today() });

  return {
    'applications.earlier': ({ applicationId }) => earlierFiles(desk, applicationId),

    async 'applications.queue'({ queue, ...asked }) {
      const context = rowContext();
      const query = { ...asked, part: partOf(desk, asked.stage, queue) };
      const rows = await queuePage(db, query, context);
      const isLast = rows.length < query.limit;
      // A short page tells the total by itself; a full one is counted.
      const total = isLast ? query.offset + rows.length : await queueTotal(db, query, context);
      return { rows, total, nextOffset: isLast ? null : query.offset + rows.length };
    },

    'applications.counts': () => stageCounts(db, rowContext()),

    async 'applications.open'({ applicationId }) {
      const view = await viewFile(desk, applicationId);
      await session.audit('VIEW', applicationId, view.isRevealed ? 'whole' : 'masked');
      return view;
    },

    async 'applications.reveal'({ applicationId, reason }) {
      // The entry comes first: nothing is shown that could not be recorded.
      await session.audit('REVEAL', applicationId, reason);
      session.reveal(applicationId);
      return viewFile(desk, applicationId);
    },

    'applications.alike': ({ applicationId }) => findLikenesses(desk, applicationId),

    'applications.family': ({ applicationId }) => viewFamily(desk, applicationId),
    'applications.suggestFamily': ({ applicationId }) => suggestFamily(desk, applicationId),
    async 'applications.linkFamily'(asked) {
      return { linked: await linkFamily(desk, asked) };
    },
    async 'applications.unlinkFamily'({ applicationId, note }) {
      await unlinkFamily(desk, applicationId, note);
      return null;
    },

    'applications.act': (asked) => act(desk, asked, (record) => record(authorOf(desk))),

    async 'applications.claimNext'({ stage, queue, after }) {
      return claimNext(desk, { stage, part: partOf(desk, stage, queue), after });
    },

    // The same decide path as for whoever sits here: the hub judges the second person's authority once more.
    'applications.confirm': ({ credentials, ...asked }) =>
      act(desk, asked, (record) => session.asSecondPerson(credentials, record)),

    async 'applications.search'({ text, limit }) {
      const nik = isDecider(authorOf(desk).roles) ? 'PREFIX' : 'WHOLE';
      const rows = await searchFiles(db, { text, limit, nik }, rowContext());
      // Before the answer: nothing is shown that could not be recorded.
      await session.auditSearch(await searchTrace(db, text, rows.length));
      return rows;
    },

    'applications.searchOffice': ({ text }) => searchAtHub(desk, text),

    async 'applications.bring'({ applicationId }) {
      await bringFile(desk, applicationId);
      return null;
    },

    async 'applications.saveDraft'({ applicationId, form, content }) {
      const accountId = authorOf(desk).userId;
      await saveDraft(db, { accountId, applicationId, form, content, savedAt: clock.now() });
      return null;
    },

    async 'applications.loadDraft'({ applicationId, form }) {
      return findDraft(db, authorOf(desk).userId, applicationId, form);
    },
  };
}
