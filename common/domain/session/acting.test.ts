import { expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { rolesAt, withAppointment, withoutAppointment, type ActingRole } from './acting.ts';

const at = (time: string) => `2026-11-24T${time}:00.000Z` as Instant;

function acting(from: string, until: string, role: ActingRole['role'] = 'OFFICE_HEAD'): ActingRole {
  return { role, from: at(from), until: at(until) };
}

it('an acting role is held from its first minute and not in its last', () => {
  const person = { roles: ['SECTION_HEAD' as const], acting: [acting('08:00', '10:00')] };
  expect(rolesAt(person, at('07:59'))).toEqual(['SECTION_HEAD']);
  expect(rolesAt(person, at('08:00'))).toEqual(['SECTION_HEAD', 'OFFICE_HEAD']);
  expect(rolesAt(person, at('09:59'))).toEqual(['SECTION_HEAD', 'OFFICE_HEAD']);
  expect(rolesAt(person, at('10:00'))).toEqual(['SECTION_HEAD']);
});

it('a new appointment ends a running one to the same role, takes the place of a planned one, and touches no other', () => {
  const past = acting('01:00', '02:00');
  const running = acting('08:00', '10:00');
  const planned = acting('11:00', '12:00');
  const other = acting('08:00', '10:00', 'QC');
  const next = acting('09:30', '12:00');
  // What was done under the running one stays under it.
  expect(withAppointment([past, running, planned, other], next, at('09:00'))).toEqual([
    past,
    acting('08:00', '09:00'),
    other,
    next,
  ]);
});

it('ending early keeps what was held and drops what was planned', () => {
  const past = acting('01:00', '02:00');
  expect(withoutAppointment([past, acting('08:00', '10:00')], 'OFFICE_HEAD', at('09:00'))).toEqual([
    past,
    acting('08:00', '09:00'),
  ]);
  expect(withoutAppointment([acting('11:00', '12:00')], 'OFFICE_HEAD', at('09:00'))).toEqual([]);
  const other = acting('08:00', '10:00', 'QC');
  expect(withoutAppointment([other], 'OFFICE_HEAD', at('09:00'))).toEqual([other]);
});
