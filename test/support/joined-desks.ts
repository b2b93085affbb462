import type { CentralGateway } from '#hub/features/gateway/central-gateway.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import { createAccount } from '#hub/features/session/accounts.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { openEdge, type Edge } from './hub-edge.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';
import { ALWAYS_USED, openTestDesk, type TestDesk } from './test-desk.ts';

/** One of each role, under the names of the sample office. */
const PEOPLE: readonly (readonly [string, Role])[] = [
  ['loket', 'COUNTER'],
  ['loket2', 'COUNTER'],
  ['biometrik', 'BIOMETRIC'],
  ['wawancara', 'INTERVIEWER'],
  ['adjudikator', 'ADJUDICATOR'],
  ['kasubsi', 'SUBSECTION_HEAD'],
  ['kasubsi2', 'SUBSECTION_HEAD'],
  ['kasi', 'SECTION_HEAD'],
  ['kakanim', 'OFFICE_HEAD'],
  ['cetak', 'PRINT'],
  ['mutu', 'QC'],
  ['serah', 'HANDOVER'],
  ['pengaduan', 'COMPLAINT'],
  ['tikim', 'IT_ADMIN'],
];

/** The working morning of the sample bookings. */
export const MORNING = '2026-11-24T02:00:00.000Z';

/** A hub on a real port, its clock at `morning`, with one person of each role in it. */
export async function openStaffedHub(morning: string, gateway?: CentralGateway): Promise<Edge> {
  const edge = await openEdge(gateway ? { gateway } : {});
  edge.moveClock((Date.parse(morning) - Date.now()) / 60_000);
  const doer = { officeId: edge.officeId, actor: '', desk: 'test' };
  for (const [username, role] of PEOPLE) {
    const person = {
      username,
      displayName: username,
      roles: [role],
      nik: null,
      password: SAMPLE_PASSWORD,
    };
    await createAccount({ hub: edge.hub, cost: 'test' }, doer, person, { mustChange: false });
  }
  await edge.hub.store('account').update({ unlocked_at: ALWAYS_USED });
  return edge;
}

/** A hub on a real port with people, and desks of it: real encrypted SQLite each, the product's own sync client. */
export type JoinedOffice = {
  edge: Edge;
  /** `url`: another way to the hub than the straight one; `policy`: what IT decides for that PC. */
  desk(name: string, url?: string, policy?: MachinePolicy): Promise<TestDesk>;
  close(): Promise<void>;
};

export async function openJoinedOffice(gateway?: CentralGateway): Promise<JoinedOffice> {
  const edge = await openStaffedHub(MORNING, gateway);
  const desks: TestDesk[] = [];
  return {
    edge,
    async desk(name, url = edge.base, policy = {}) {
      const opened = await openTestDesk({
        now: MORNING,
        policy,
        hub: { url, code: await edge.newCode(name) },
      });
      desks.push(opened);
      await opened.sync();
      return opened;
    },
    async close() {
      for (const opened of desks) await opened.close();
      await edge.close();
    },
  };
}
