import type { Input } from '#common/contract/ipc/index.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type {
  AppType,
  PassportKind,
  PaymentStatus,
  PriorityReason,
  ServiceLane,
  Sex,
  TravelPurpose,
} from '#common/domain/applications/vocabulary.ts';
import type { ChildSituation } from '#common/domain/documents/child-situation.ts';

/** What the counter types for one person: as little as a file can begin with. */
export type OpeningForm = {
  number: string;
  date: PlainDate | null;
  time: string;
  lane: ServiceLane;
  priorityReason: PriorityReason | null;
  type: AppType;
  kind: PassportKind;
  validityYears: 5 | 10;
  fullName: string;
  nik: string;
  sex: Sex;
  birthPlace: string;
  birthDate: PlainDate | null;
  married: boolean;
  childSituation: ChildSituation | null;
  purpose: TravelPurpose;
  phone: string;
  address: string;
  oldNumber: string;
  oldIssuedOn: PlainDate | null;
  paymentStatus: PaymentStatus;
  billingCode: string;
  ntpn: string;
};

export function emptyOpening(lane: ServiceLane, date: PlainDate): OpeningForm {
  return {
    number: '',
    date,
    time: '09:00',
    lane,
    priorityReason: null,
    type: lane === 'BAP' ? 'REPLACE_LOST' : 'NEW',
    kind: 'ELECTRONIC',
    validityYears: 10,
    fullName: '',
    nik: '',
    sex: 'MALE',
    birthPlace: '',
    birthDate: null,
    married: false,
    childSituation: null,
    purpose: 'TOURISM',
    phone: '',
    address: '',
    oldNumber: '',
    oldIssuedOn: null,
    paymentStatus: 'SETTLED',
    billingCode: '',
    ntpn: '',
  };
}

type WalkIn = Input<'appointments.walkIn'>;

/** The parts that booking and walk-in share, as the channel takes them. Null while the birth date is missing. */
export function toOpening(form: OpeningForm, amount: number): WalkIn | null {
  if (form.birthDate === null) return null;
  const old = form.oldNumber.trim();
  return {
    type: form.type,
    lane: form.lane,
    priorityReason: form.lane === 'PRIORITY' ? form.priorityReason : null,
    kind: form.kind,
    validityYears: form.validityYears,
    pages: 48,
    payment: {
      status: form.paymentStatus,
      billingCode: form.billingCode.trim() || null,
      ntpn: form.ntpn.trim().toUpperCase() || null,
      amount,
      paidOn: null,
    },
    applicant: {
      fullName: form.fullName.trim().toUpperCase(),
      nik: form.nik.trim(),
      kkNumber: null,
      sex: form.sex,
      birthPlace: form.birthPlace.trim().toUpperCase(),
      birthDate: form.birthDate,
      married: form.married,
      occupation: null,
      address: form.address.trim(),
      phone: form.phone.trim() || null,
      email: null,
      fatherName: null,
      motherName: null,
      purpose: form.purpose,
      isDualCitizen: false,
      childSituation: form.childSituation,
      nameChanged: false,
      naturalised: false,
      oldPassport: old
        ? {
            number: old.toUpperCase(),
            issuedOn: form.oldIssuedOn,
            expiresOn: null,
            issuedAbroad: false,
            dataEqualsKtp: null,
          }
        : null,
      assistedBy: null,
    },
  };
}
