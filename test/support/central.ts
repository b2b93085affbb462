import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { HttpGateway } from '#hub/features/gateway/http-gateway.ts';
import type { GatewayParts } from '#hub/features/gateway/gateway-parts.ts';
import { bookingIds } from '#runtime/bookings/ids.ts';
import { Faults } from '#tools/central-simulator/faults.ts';
import {
  createSimulator,
  newCentre,
  SIMULATOR_TOKEN,
  type SimulatedCentre,
} from '#tools/central-simulator/simulator.ts';
import { syntheticNik } from './people.ts';
import { STAFF } from './rules-office.ts';
import type { TestHub } from './test-hub.ts';
import type { NewAction } from './test-hub-office.ts';

/** A simulated centre on a real port. */
export type Central = {
  centre: SimulatedCentre;
  url: string;
  faults(faults: Partial<Faults>): void;
  /** Closes the port, as a centre that is switched off. */
  close(): Promise<void>;
};

/** What tests before left behind of the centre. */
export async function forgetCentre({ hub }: TestHub): Promise<void> {
  for (const table of ['state', 'outbox', 'result', 'problem', 'list', 'comparison', 'difference']) {
    await hub.store(`gateway_${table}`).del();
  }
}

export async function openCentral(port = 0, centre = newCentre()): Promise<Central> {
  const server = await createSimulator(centre);
  await server.listen({ host: '127.0.0.1', port });
  const address = server.server.address();
  const { port: given } = must(
    typeof address === 'object' ? address : null,
    'it listens',
  ) satisfies AddressInfo;
  return {
    centre,
    url: `http://127.0.0.1:${given}`,
    faults: (faults) => (centre.faults = Faults.parse(faults)),
    close: () => server.close(),
  };
}

export function overHttp({ hub, officeId }: TestHub, url: string, token = SIMULATOR_TOKEN): GatewayParts {
  return { hub, officeId, gateway: gatewayTo(url, token) };
}

export function gatewayTo(url: string, token = SIMULATOR_TOKEN): HttpGateway {
  return new HttpGateway({
    url,
    token: async () => token,
    timeoutMs: 300,
    tries: 2,
    pause: async () => undefined,
  });
}

const BIRTH = plainDate('1987-11-12');

export function numberOf(person: number): string {
  return `MP${String(person).padStart(12, '0')}`;
}

export function nikOf(person: number): string {
  return syntheticNik(BIRTH, 'MALE', person);
}

export function billOf(person: number): string {
  return `82026${String(person).padStart(10, '0')}`;
}

export function ntpnOf(person: number): string {
  return `NTPN${String(person).padStart(12, '0')}`;
}

/** A booking as M-Paspor would tell it, in the documented format. */
export function bookingRow(
  person: number,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    number: numberOf(person),
    appointmentDate: '2026-03-02',
    appointmentTime: '09:00',
    type: 'NEW',
    lane: 'REGULAR',
    kind: 'ELECTRONIC',
    validityYears: 10,
    pages: 48,
    fullName: 'BUDI SANTOSO',
    nik: nikOf(person),
    birthDate: BIRTH,
    birthPlace: 'PADANG',
    sex: 'MALE',
    address: 'JL. CONTOH 1',
    paymentStatus: 'SETTLED',
    billingCode: billOf(person),
    ntpn: ntpnOf(person),
    amount: 950_000,
    paidOn: '2026-02-20',
    ...change,
  };
}

/** What a desk does of its own with an imported booking: the person has come. */
export function checkInOf(person: number, at: Instant): NewAction {
  return {
    id: v7() as ActionId,
    applicationId: bookingIds(numberOf(person)).applicationId,
    kind: 'appointments.checkIn/1',
    payload: { ticketNumber: `A${String(person).padStart(3, '0')}`, overrideNote: null },
    actor: STAFF.COUNTER,
    role: 'COUNTER',
    desk: 'Loket 1',
    occurredAt: addMinutes(at, -1),
    basedOn: 1,
  };
}

export async function filesOf({
  hub,
  officeId,
}: TestHub): Promise<{ number: string; state: string; id: ApplicationId }[]> {
  return hub
    .store('application')
    .where({ office_id: officeId })
    .orderBy('number')
    .select('id', 'number', 'state');
}
