import { EnrolReply, NewCodeReply } from '#common/contract/hub/station.ts';
import { Standing } from '#common/contract/hub/fleet.ts';
import type { DeskState } from '#common/domain/station/desk-state.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { systemClock } from '#runtime/clock.ts';
import { EdgeDesk } from './edge-desk.ts';
import type { HubProcess } from './hub-process.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';

const clock = systemClock(0);

const WELL: DeskState = {
  version: '0.1.0',
  waiting: 0,
  uploads: 0,
  refused: 0,
  freeMb: 180_000,
  devices: { CAMERA: 'PRESENT', FINGERPRINT: 'PRESENT', SCANNER: 'PRESENT', PRINTER: 'PRESENT' },
  policy: { UpdateMode: 'auto', IdleLockMinutes: '10' },
  update: { mode: 'auto', state: 'CURRENT', version: null },
  ends: [],
};

/** What a large office has of everything; the others are well. */
const UNWELL: readonly Partial<DeskState>[] = [
  { freeMb: 1_900 },
  { devices: { ...WELL.devices, FINGERPRINT: 'MISSING' } },
  { refused: 2, waiting: 14 },
  { policy: { UpdateMode: 'off' } },
  { version: '0.0.9', update: { mode: 'notify', state: 'FOUND', version: '0.1.0' } },
  { uploads: 260 },
];

/** So many more PCs of an office whose hub stands behind a proxy, each enrolled and heard of as a PC is; the first ones in some trouble. */
export async function enrolMany(hub: HubProcess, count: number): Promise<void> {
  const first = await EdgeDesk.make(hub.url, clock);
  await first.enrol(hub.newCode('Ruang 1'));
  await first.fetchToken();
  await report(first, 0);
  const { token } = await first.signIn('tikim', SAMPLE_PASSWORD);
  for (let number = 2; number <= count; number += 1) {
    const body = { deskName: `Ruang ${number}`, kind: 'DESK' };
    const { code } = await first.ask(NewCodeReply, 'POST', '/v1/desks/code', { body, token });
    const desk = await EdgeDesk.make(hub.url, clock);
    // Each at its own address: from one alone so many enrolments a minute are refused.
    const headers = { 'x-forwarded-for': `10.0.0.${number}` };
    await desk.ask(EnrolReply, 'POST', '/v1/enrol', { ...(await desk.enrolment(code)), headers });
    await desk.fetchToken();
    await report(desk, number - 1);
  }
  await first.send('DELETE', '/v1/sign-in', { token });
}

async function report(desk: EdgeDesk, index: number): Promise<void> {
  const state = { ...WELL, ...UNWELL[index] };
  const now = addMinutes(clock.now(), index === UNWELL.length ? -9 : 0);
  await desk.ask(Standing, 'POST', '/v1/standing', { body: { report: { now, state } } });
}
