import { ageAt, type PlainDate } from '#common/kernel/plain-date.ts';

type Person = { birthDate: PlainDate; married: boolean };

/** Under the age of an adult and never married: parents or a guardian speak and sign for the child (domain reference 6.3). */
export function isMinor({ birthDate, married }: Person, on: PlainDate, adultAge: number): boolean {
  return !married && ageAt(birthDate, on) < adultAge;
}
