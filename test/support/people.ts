import type { Input } from '#common/contract/ipc/index.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { plainDate, type PlainDate } from '#common/kernel/plain-date.ts';

/** Synthetic people only: kecamatan 99 does not exist, so no NIK made here can belong to anybody. */
export function syntheticNik(birthDate: PlainDate, sex: 'MALE' | 'FEMALE', serial: number): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const dayPart = sex === 'FEMALE' ? Number(day) + 40 : Number(day);
  return `137199${String(dayPart).padStart(2, '0')}${month}${year.slice(2)}${String(1 + ((serial - 1) % 9999)).padStart(4, '0')}`;
}

export function anApplicant(change: Partial<Applicant> = {}, serial = 1): Applicant {
  const birthDate = change.birthDate ?? plainDate('1987-11-12');
  const sex = change.sex ?? 'MALE';
  return {
    fullName: 'BUDI SANTOSO',
    nik: syntheticNik(birthDate, sex, serial),
    kkNumber: '1371991203150007',
    sex,
    birthPlace: 'PADANG',
    birthDate,
    married: true,
    occupation: 'KARYAWAN',
    address: 'JL. CONTOH 1',
    phone: '081200000000',
    email: 'budi@contoh.invalid',
    fatherName: 'SANTOSO',
    motherName: 'SITI',
    purpose: 'TOURISM',
    isDualCitizen: false,
    childSituation: null,
    nameChanged: false,
    naturalised: false,
    oldPassport: null,
    assistedBy: null,
    ...change,
  };
}

/** Every file has a bill and a receipt of its own: one payment settles one. */
export function billOf(number: string): { billingCode: string; ntpn: string } {
  const own = number.replaceAll(/\D/g, '');
  const digits = `${own.at(0) ?? ''}${own.slice(1).slice(-7)}`.padStart(8, '0');
  return { billingCode: `8202611${digits}`, ntpn: `ABCD1234${digits}` };
}

export function aBooking(
  change: Partial<Input<'appointments.byHand'>> = {},
  serial = 1,
): Input<'appointments.byHand'> {
  const number = change.number ?? `MP${String(serial).padStart(12, '0')}`;
  return {
    number,
    type: 'NEW',
    lane: 'REGULAR',
    priorityReason: null,
    kind: 'ELECTRONIC',
    validityYears: 10,
    pages: 48,
    applicant: anApplicant({}, serial),
    payment: {
      status: 'SETTLED',
      ...billOf(number),
      amount: 950_000,
      paidOn: '2026-11-20',
    },
    appointment: { date: '2026-11-24', time: '09:00' },
    ...change,
  };
}
