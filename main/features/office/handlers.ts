import { v7 } from 'uuid';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { officeChannels } from '#common/contract/ipc/office.ts';
import { isRecordable } from '#common/domain/applications/vocabulary.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { lateRows, stageCounts } from '#main/records/repositories/queue.ts';
import {
  beginOutage,
  endOutage,
  isOutageDeclared,
  listOutages,
} from '#main/records/repositories/small-tables.ts';
import { todayFigures } from '#main/records/repositories/day-figures.ts';
import { refreshDueDays } from '#main/features/applications/due-days.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk, HubRequest } from '#main/features/desk.ts';
import { verifyAudit } from './verify-audit.ts';

type Mine = keyof typeof officeChannels;

const LATE_SHOWN = 12;

export function officeHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock, session, preferences } = desk;

  /** What holds for the whole office is decided at its hub and comes back to every desk, this one too, with the feed. */
  async function tellHub(request: HubRequest): Promise<void> {
    await desk.hub?.asPerson(Done, request);
    await desk.hub?.ask();
    await refreshDueDays(desk);
  }

  async function declareAtHub(reason: string) {
    await tellHub({ method: 'POST', path: '/v1/office/outage', body: { reason } });
    const [current] = await listOutages(db);
    if (!current) throw new CodedError('NOT_FOUND');
    return current;
  }

  return {
    async 'office.sop'({ id }) {
      return office.sop(id);
    },

    async 'office.board'() {
      const today = office.today();
      const context = { viewer: authorOf(desk).userId, today };
      const outages = await listOutages(db);
      return {
        counts: await stageCounts(db, context),
        today: await todayFigures(db, today, office.policy().utcOffsetMinutes),
        late: await lateRows(db, LATE_SHOWN, context),
        outage: outages.find((outage) => outage.endedAt === null) ?? null,
        calendar: office.calendarConcern(),
      };
    },

    'office.outages': () => listOutages(db),

    async 'office.declareOutage'({ reason }) {
      if (await isOutageDeclared(db)) throw new CodedError('OUTAGE_DECLARED');
      if (desk.hub) return declareAtHub(reason);
      const author = authorOf(desk);
      await beginOutage(db, { id: v7(), at: clock.now(), reason, by: author.userId });
      await session.audit('OUTAGE', 'office', 'declared');
      await office.refresh(db);
      await refreshDueDays(desk);
      desk.emit('office.changed', null);
      const [current] = await listOutages(db);
      if (!current) throw new CodedError('NOT_FOUND');
      return current;
    },

    async 'office.endOutage'() {
      if (desk.hub) {
        await tellHub({ method: 'DELETE', path: '/v1/office/outage' });
        return null;
      }
      await endOutage(db, clock.now());
      await session.audit('OUTAGE', 'office', 'ended');
      await office.refresh(db);
      await refreshDueDays(desk);
      desk.emit('office.changed', null);
      return null;
    },

    async 'office.pauseDesk'({ isPaused, reason }) {
      session.pauseDesk(isPaused);
      await session.audit('SETTING', session.desk, isPaused ? `paused: ${reason}` : 'resumed');
      desk.emit('session.changed', await session.status());
      return null;
    },

    async 'office.setDesk'({ desk: name }) {
      await session.audit('SETTING', session.desk, 'desk renamed');
      preferences.setDesk(name);
      desk.emit('session.changed', await session.status());
      return null;
    },

    async 'office.stagePolicies'() {
      return office.policy().stagePolicy;
    },

    async 'office.stagePolicy'({ stage, policy }) {
      if (desk.hub) {
        await tellHub({ method: 'PUT', path: '/v1/office/stage-policy', body: { stage, policy } });
        return null;
      }
      const settings = office.settings;
      if (!settings) throw new CodedError('NOT_FOUND');
      if (policy === 'RECORDED_FROM_SIMKIM' && !isRecordable(stage)) {
        throw new CodedError('STAGE_NOT_RECORDABLE');
      }
      await office.save(db, { ...settings, stagePolicy: { ...settings.stagePolicy, [stage]: policy } });
      await session.audit('SETTING', stage, policy);
      desk.emit('office.changed', null);
      return null;
    },

    async 'office.copyText'({ text }) {
      desk.copyText(text);
      return null;
    },

    'office.verifyAudit': () => verifyAudit(db),

    async 'office.preferences'(change) {
      preferences.write(change);
      return null;
    },

    async 'office.readPreferences'() {
      return preferences.read();
    },
  };
}
