import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { PayloadOf } from '#common/domain/applications/rules.ts';
import type { AppType, PriorityReason, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { addDays, addYears, type PlainDate } from '#common/kernel/plain-date.ts';
import { anApplicant, billOf } from './people.ts';
import type { Random } from './rules-random.ts';

type Booking = PayloadOf<'appointments.importBooking/1'>;
type WalkIn = PayloadOf<'appointments.registerWalkIn/1'>;

export function bookingPayload(day: PlainDate, change: Partial<Booking> = {}): Booking {
  return tariffed({ ...common(day), appointment: { date: day, time: '09:00' }, ...change }, change);
}

/** Pays what the tariff asks, unless the test says otherwise. */
function tariffed<T extends Omit<Booking, 'appointment'>>(opening: T, change: { payment?: unknown }): T {
  if (change.payment !== undefined) return opening;
  return { ...opening, payment: { ...opening.payment, ...billOf(opening.number), amount: feeOf(opening) } };
}

type Product = Pick<Booking, 'type' | 'lane' | 'kind' | 'validityYears'>;

/** PP 45/2024, written down from the field description. */
export function feeOf({ type, lane, kind, validityYears }: Product): number {
  const book = { ELECTRONIC: { 5: 650_000, 10: 950_000 }, NON_ELECTRONIC: { 5: 350_000, 10: 650_000 } };
  const surcharge = type === 'REPLACE_LOST' ? 1_000_000 : type === 'REPLACE_DAMAGED' ? 500_000 : 0;
  return book[kind][validityYears] + surcharge + (lane === 'ACCELERATED' ? 1_000_000 : 0);
}

/** A first-time applicant in the priority lane, or what the type asks for. */
export function walkInPayload(day: PlainDate, change: Partial<WalkIn> = {}): WalkIn {
  const type = change.type ?? 'NEW';
  const lane = laneOf(type);
  const opening = {
    ...common(day),
    type,
    lane,
    priorityReason: lane === 'PRIORITY' ? ('DISABLED' as const) : null,
    ticketNumber: 'B001',
    ...change,
  };
  return tariffed(opening, change);
}

/** Any opening that the office takes. */
export function openingPayload(
  kind: 'appointments.importBooking/1' | 'appointments.registerWalkIn/1',
  random: Random,
  day: PlainDate,
): Booking | WalkIn {
  const person = anyone(random, day);
  const isAdult = person.birthDate <= addYears(day, -17);
  const change = {
    applicant: person,
    validityYears: isAdult && !random.oneIn(3) ? (10 as const) : (5 as const),
    kind: random.oneIn(4) ? ('NON_ELECTRONIC' as const) : ('ELECTRONIC' as const),
    pages: random.oneIn(8) ? (24 as const) : (48 as const),
  };
  if (kind === 'appointments.importBooking/1') {
    const type = random.pick<AppType>(['NEW', 'REPLACE_EXPIRED', 'REPLACE_FULL']);
    const status = random.oneIn(6) ? ('UNCONFIRMED_WITH_PROOF' as const) : ('SETTLED' as const);
    const appointment = { date: addDays(day, random.int(4)), time: '09:00' };
    return paidAs(bookingPayload(day, { ...change, type, appointment }), status, random);
  }
  const type = random.pick<AppType>(['NEW', 'REPLACE_LOST', 'REPLACE_DAMAGED', 'DATA_CHANGE']);
  const status = random.pick(['SETTLED', 'UNPAID', 'UNCONFIRMED_WITH_PROOF'] as const);
  return paidAs(walkInPayload(day, { ...change, type }), status, random);
}

/** One in six has paid too little. */
function paidAs<T extends Booking | WalkIn>(
  opening: T,
  status: Booking['payment']['status'],
  random: Random,
): T {
  const amount = opening.payment.amount - (random.oneIn(6) ? 100_000 : 0);
  return { ...opening, payment: { ...opening.payment, status, amount } };
}

export function laneOf(type: AppType): ServiceLane {
  return type === 'REPLACE_LOST' || type === 'REPLACE_DAMAGED' || type === 'DATA_CHANGE' ? 'BAP' : 'PRIORITY';
}

function anyone(random: Random, day: PlainDate): Applicant {
  const birthDate = random.oneIn(5)
    ? addYears(day, -1 - random.int(16))
    : addYears(day, -20 - random.int(50));
  const sex = random.pick(['MALE', 'FEMALE'] as const);
  return anApplicant({ birthDate, sex, married: birthDate <= addYears(day, -25) }, 1 + random.int(9000));
}

function common(day: PlainDate): Omit<Booking, 'appointment'> & { priorityReason: PriorityReason | null } {
  return {
    number: 'MP000000000001',
    sopId: '2026-1',
    type: 'NEW',
    lane: 'REGULAR',
    priorityReason: null,
    kind: 'ELECTRONIC',
    validityYears: 10,
    pages: 48,
    applicant: anApplicant(),
    payment: {
      status: 'SETTLED',
      ...billOf('MP000000000001'),
      amount: 950_000,
      paidOn: day,
    },
    uploaded: [],
  };
}
