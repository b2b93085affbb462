import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { runSystemActions } from '#main/features/applications/system-actions.ts';
import type { MoveParts } from '#main/sync/move/move-desk.ts';
import type { EnrolmentKind } from '#common/contract/hub/station.ts';
import { createAccount } from '#hub/features/session/accounts.ts';
import { makeCode } from '#hub/features/station/enrolment.ts';
import type { Edge } from './hub-edge.ts';
import { runPassportDay, runToAdjudication, runToInterview } from './passport-day.ts';
import { aBooking } from './people.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';
import { openTestDesk, type TestDesk } from './test-desk.ts';

/** The working day of the lone desk, and the evening on which its office moves. */
export const DAY = '2026-11-24T02:00:00.000Z';
export const EVENING = '2026-11-24T09:30:00.000Z';

/** As the sample office calls itself. */
const OFFICE_CODE = 'KANIM-CONTOH';

/** A folder of its own, so that the desk can be stopped and opened again. */
export class LoneDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'loket-alone-'));
  readonly #key = randomBytes(32);
  #open: TestDesk | null = null;

  async open(options: { now?: string; connect?: MoveParts['connect'] } = {}): Promise<TestDesk> {
    await this.close();
    const { now = EVENING, connect } = options;
    const place = { folder: this.folder, key: this.#key, now };
    this.#open = await openTestDesk({ ...place, ...(connect ? { connect } : {}) });
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = null;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type LoneFiles = Record<'handedOver' | 'adjudication' | 'interview' | 'noShow', ApplicationId>;

/** A day at a desk that is alone: files in several states, pictures, an outage, an acting head, a closed account. */
export async function workAlone(t: TestDesk): Promise<LoneFiles> {
  const handedOver = await runPassportDay(t, 1);
  const adjudication = await runToAdjudication(t, 2);
  await t.as('kasi');
  await t.get('office.declareOutage', { reason: 'Pusat data tidak terjangkau' });
  await t.get('office.endOutage', {});
  const interview = await runToInterview(t, 3);
  await t.as('kasi');
  await t.get('office.stagePolicy', { stage: 'capture', policy: 'RECORDED_FROM_SIMKIM' });
  await t.as('loket');
  const booking = aBooking({ appointment: { date: '2026-11-24', time: '10:00' } }, 4);
  const { applicationId: noShow } = await t.get('appointments.byHand', booking);
  await t.as('tikim');
  const accounts = await t.get('session.accounts', {});
  const idOf = (name: string) =>
    must(
      accounts.find(({ username }) => username === name),
      name,
    ).id;
  const closed = { displayName: 'Nita Inteldakim', roles: ['BAP_EXAMINER' as const], active: false };
  await t.get('session.updateAccount', { id: idOf('bap'), ...closed, password: null });
  await t.get('session.appoint', {
    id: idOf('kasubsi'),
    role: 'SECTION_HEAD',
    from: '2026-11-24T00:00:00.000Z',
    until: '2026-12-24T00:00:00.000Z',
    decree: 'SP-1',
  });
  t.setNow(EVENING);
  await runSystemActions(t.desk);
  return { handedOver, adjudication, interview, noShow };
}

/** An empty office at the hub under the sample office's code, with the account that set it up. */
export async function emptyOffice(edge: Edge): Promise<{
  officeId: string;
  code(desk: string, kind?: EnrolmentKind): Promise<string>;
}> {
  const officeId = await edge.test.addOffice(OFFICE_CODE);
  const doer = { officeId, actor: '', desk: 'HUB' };
  const admin = {
    username: 'tikim',
    displayName: 'Tikim server',
    roles: ['IT_ADMIN' as const],
    nik: null,
    password: SAMPLE_PASSWORD,
  };
  await createAccount({ hub: edge.hub, cost: 'test' }, doer, admin, { mustChange: false });
  return {
    officeId,
    code: async (desk, kind = 'DESK') => (await makeCode(edge.hub, doer, desk, kind)).code,
  };
}
