import type { Input } from '#common/contract/ipc/index.ts';
import type { ActionId } from '#common/kernel/ids.ts';
import type { BookPages } from '#common/domain/appointments/actions.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import { requirementsFor, type Requirement } from '#common/domain/documents/requirement-matrix.ts';
import { openingFacts } from '#common/domain/sop/policy-from-sop.ts';
import { requirementPolicy } from '#common/domain/sop/settings.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { must } from '#common/kernel/must.ts';
import { addYears, type PlainDate } from '#common/kernel/plain-date.ts';
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
  /** Told to main with the form, so that a second sending gives the first one's answer. */
  requestId: ActionId;
  number: string;
  date: PlainDate | null;
  time: string;
  lane: ServiceLane;
  priorityReason: PriorityReason | null;
  type: AppType;
  kind: PassportKind;
  validityYears: 5 | 10;
  pages: BookPages;
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
  /** Chosen by the officer who saw the proof, never by the form. */
  paymentStatus: PaymentStatus | null;
  billingCode: string;
  ntpn: string;
};

/** The size that the procedure names first. */
export function usualPages(sop: Pick<Sop, 'settings'>): BookPages {
  return must(sop.settings.bookPages.value[0], 'the SOP names at least one size of book');
}

/** What has no number of a sending yet. */
export type EmptyOpening = Omit<OpeningForm, 'requestId'>;

export function emptyOpening(lane: ServiceLane, date: PlainDate, pages: BookPages): EmptyOpening {
  return {
    number: '',
    date,
    time: '09:00',
    lane,
    priorityReason: null,
    type: lane === 'BAP' ? 'REPLACE_LOST' : 'NEW',
    kind: 'ELECTRONIC',
    validityYears: 10,
    pages,
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
    paymentStatus: null,
    billingCode: '',
    ntpn: '',
  };
}

export type Opening = Omit<Input<'appointments.walkIn'>, 'requestId'>;

/** The labels of what the officer must still fill in or choose. */
export function missingFields(form: OpeningForm): TextKey[] {
  const isMissing: readonly [TextKey, boolean][] = [
    ['intake.priorityReason', form.lane === 'PRIORITY' && form.priorityReason === null],
    ['documents.fields.fullName', form.fullName.trim() === ''],
    ['documents.fields.nik', nikOf(form) === ''],
    ['documents.fields.birthPlace', form.birthPlace.trim() === ''],
    ['documents.fields.birthDate', form.birthDate === null],
    ['intake.fields.paymentStatus', form.paymentStatus === null],
  ];
  return isMissing.filter(([, missing]) => missing).map(([key]) => key);
}

/** Without the spaces that a NIK is often written with. */
export function nikOf(form: Pick<OpeningForm, 'nik'>): string {
  return form.nik.replaceAll(/\s/g, '');
}

/** The parts that booking and walk-in share, as the channel takes them. Null while a choice or the birth date is missing. */
export function toOpening(form: OpeningForm, amount: number): Opening | null {
  if (form.birthDate === null || form.paymentStatus === null) return null;
  return {
    type: form.type,
    lane: form.lane,
    priorityReason: form.lane === 'PRIORITY' ? form.priorityReason : null,
    kind: form.kind,
    validityYears: form.validityYears,
    pages: form.pages,
    payment: {
      status: form.paymentStatus,
      billingCode: form.billingCode.trim() || null,
      ntpn: form.ntpn.trim().toUpperCase() || null,
      amount,
      paidOn: null,
    },
    applicant: applicantOf(form, form.birthDate),
  };
}

const ADULT_YEARS = 30;

/** The documents that the office will ask of this person; an adult's list until the birth date is known. */
export function openingRequirements(
  form: OpeningForm,
  sop: Pick<Sop, 'requirements' | 'settings'>,
  today: PlainDate,
): Requirement[] {
  const applicant = applicantOf(form, form.birthDate ?? addYears(today, -ADULT_YEARS));
  const facts = openingFacts(form.type, applicant, today);
  return requirementsFor(facts, sop.requirements, requirementPolicy(sop.settings));
}

function applicantOf(form: OpeningForm, birthDate: PlainDate): Applicant {
  const old = form.oldNumber.trim();
  return {
    fullName: form.fullName.trim().toUpperCase(),
    nik: nikOf(form),
    kkNumber: null,
    sex: form.sex,
    birthPlace: form.birthPlace.trim().toUpperCase(),
    birthDate,
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
  };
}
