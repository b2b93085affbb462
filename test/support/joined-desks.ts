import { createAccount } from '#hub/features/session/accounts.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import { openEdge, type Edge } from './hub-edge.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';
import { openTestDesk, type TestDesk } from './test-desk.ts';

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
  ['tikim', 'IT_ADMIN'],
];

/** The working morning of the sample bookings. */
export const MORNING = '2026-11-24T02:00:00.000Z';

/** A hub on a real port, its clock at `morning`, with one person of each role in it. */
export async function openStaffedHub(morning: string): Promise<Edge> {
  const edge = await openEdge();
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
  return edge;
}

/** A hub on a real port with people, and desks of it: real encrypted SQLite each, the product's own sync client. */
export type JoinedOffice = {
  edge: Edge;
  /** `url`: another way to the hub than the straight one. */
  desk(name: string, url?: string): Promise<TestDesk>;
  close(): Promise<void>;
};

export async function openJoinedOffice(): Promise<JoinedOffice> {
  const edge = await openStaffedHub(MORNING);
  const desks: TestDesk[] = [];
  return {
    edge,
    async desk(name, url = edge.base) {
      const opened = await openTestDesk({
        now: MORNING,
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
