import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { CompareReply, DifferencesReply, GatewayReport, OpenResults } from '#common/contract/hub/gateway.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { OfferedResult } from '#common/contract/ipc/gateway.ts';
import { CentreState } from '#common/domain/gateway/centre.ts';
import { openResults, type CentreResult } from '#common/domain/gateway/result.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { readMeta } from '#main/records/repositories/small-tables.ts';
import { csvText } from '#runtime/csv-text.ts';
import { reconcileHandlers } from './reconcile-handlers.ts';
import { readLists } from './read-lists.ts';

type Mine = Extract<keyof Handlers, `gateway.${string}`>;

export function gatewayHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, dialogs } = desk;

  function hub(): HubPort {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    return desk.hub;
  }

  function differencesOf(day: PlainDate | null): Promise<DifferencesReply> {
    const query = day === null ? '' : `?day=${day}`;
    const path = `/v1/gateway/differences${query}`;
    return hub().asPerson(DifferencesReply, { method: 'GET', path });
  }

  return {
    ...reconcileHandlers(desk),

    async 'gateway.centre'() {
      const stored = await readMeta(db, 'document:centre');
      return stored === null ? null : CentreState.parse(JSON.parse(stored));
    },

    async 'gateway.results'({ applicationId }) {
      const file = await findApplication(db, applicationId);
      if (!desk.hub || !file) return [];
      const path = `/v1/gateway/results/${applicationId}`;
      const told = await desk.hub.asPerson(OpenResults, { method: 'GET', path }).catch((error: unknown) => {
        // Without the hub the officer enters by hand what SIMKIM shows, as ever.
        if (error instanceof CodedError) return { results: [] };
        throw error;
      });
      // This desk may be further on with the file than the hub is.
      // Numbers of a payment are as hidden as in the file itself.
      const isWhole = await mayLookInside(desk, applicationId);
      return openResults(file, told.results)
        .filter(({ kind }) => isWhole || kind !== 'PAYMENT')
        .map(offered);
    },

    async 'gateway.report'() {
      return hub().asPerson(GatewayReport, { method: 'GET', path: '/v1/gateway' });
    },

    async 'gateway.closeProblem'({ id, note }) {
      await hub().asPerson(Done, { method: 'PUT', path: `/v1/gateway/problems/${id}`, body: { note } });
      return null;
    },

    async 'gateway.resendStatus'({ id }) {
      await hub().asPerson(Done, { method: 'POST', path: `/v1/gateway/problems/${id}/resend` });
      return null;
    },

    'gateway.differences': async ({ day }) => differencesOf(day),

    async 'gateway.explain'(body) {
      await hub().asPerson(Done, { method: 'PUT', path: '/v1/gateway/differences', body });
      return null;
    },

    async 'gateway.bringLists'({ day }) {
      const port = hub();
      const paths = await dialogs.chooseFiles({ extensions: ['csv', 'json', 'xlsx'], isMultiple: true });
      if (paths.length === 0) return null;
      const { simkim, payments } = await readLists(paths);
      const body = { day, simkim, payments };
      const request = { method: 'POST', path: '/v1/gateway/differences', body } as const;
      const reply = await port.asPerson(CompareReply, request);
      await desk.session.audit('IMPORT', 'lists', day);
      const sources = [...(simkim ? ['SIMKIM' as const] : []), ...(payments ? ['PAYMENTS' as const] : [])];
      return { sources, ...reply };
    },

    async 'gateway.saveDifferences'({ day, headings }) {
      const { rows } = await differencesOf(day);
      const path = await dialogs.chooseSavePath(`selisih-${day}.csv`);
      if (path === null) return { saved: false };
      const lines = rows.map(({ kind, subject, loket, simkim, payment, state, note }) => [
        kind,
        subject,
        loket ?? '',
        simkim ?? '',
        payment ?? '',
        state,
        note ?? '',
      ]);
      await writeFile(path, csvText([headings, ...lines]), { mode: 0o600 });
      return { saved: true };
    },
  };
}

function offered(result: CentreResult): OfferedResult {
  const { nik: _nik, number: _number, ...rest } = result;
  return rest;
}
