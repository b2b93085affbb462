import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { HeldFiles } from '#common/contract/hub/held.ts';
import { quoted } from '#main/features/audit/export-file.ts';
import { CodesWithdrawn, NewCodeReply, OpenCodes, RevokeReply } from '#common/contract/hub/station.ts';
import { MoveHere } from '#common/contract/hub/take-over.ts';
import type { stationChannels } from '#common/contract/ipc/station.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk, HubPort } from '#main/features/desk.ts';

type Mine = Exclude<
  keyof typeof stationChannels,
  `station.site${string}` | 'station.makeSiteFile' | 'station.saveSiteFile'
>;

export function stationHandlers(desk: Desk): Pick<Handlers, Mine> {
  function hub(): HubPort {
    if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
    return desk.hub;
  }

  const held = (deskId: string) =>
    hub().asPerson(HeldFiles, { method: 'GET', path: `/v1/desks/${deskId}/held` });

  return {
    'station.policy': async () => desk.machine,

    async 'station.newCode'({ deskName, kind }) {
      const request = { method: 'POST', path: '/v1/desks/code', body: { deskName, kind } } as const;
      return hub().asPerson(NewCodeReply, request);
    },

    'station.newKeyCode': async ({ deskId }) =>
      hub().asPerson(NewCodeReply, { method: 'POST', path: `/v1/desks/${deskId}/code` }),

    async 'station.openCodes'() {
      const { codes } = await hub().asPerson(OpenCodes, { method: 'GET', path: '/v1/desks/codes' });
      return codes;
    },

    'station.withdrawCodes': async (body) =>
      hub().asPerson(CodesWithdrawn, { method: 'POST', path: '/v1/desks/codes/withdraw', body }),

    'station.mayMove': async () => hub().asPerson(MoveHere, { method: 'GET', path: '/v1/take-over' }),

    'station.held': ({ deskId }) => held(deskId),

    async 'station.exportHeld'({ deskId }) {
      const path = await desk.dialogs.chooseSavePath(`berkas-komputer-${desk.office.today()}.csv`);
      if (path === null) return { saved: false };
      const { deskName, files } = await held(deskId);
      await desk.session.audit('DESK', deskId, `held files listed ${files.length}`);
      const rows = files.map(({ number, state, claimedBy, isCarried }) => [
        deskName,
        number,
        state,
        claimedBy ?? '',
        isCarried ? 'carried' : '',
      ]);
      const lines = [['desk', 'number', 'state', 'claimedBy', 'field'], ...rows].map((row) =>
        row.map(quoted).join(';'),
      );
      await writeFile(path, `\uFEFF${lines.join('\r\n')}\r\n`, { mode: 0o600 });
      return { saved: true };
    },

    async 'station.revoke'({ deskId, reason }) {
      const request = { method: 'POST', path: `/v1/desks/${deskId}/revoke` } as const;
      const { files } = await hub().asPerson(RevokeReply, request);
      await desk.session.audit('DESK', deskId, `revoked: ${reason}`);
      return { files };
    },
  };
}
