import type { TimelineEntry } from '#common/contract/ipc/applications.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { Application, FieldCheck } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { declaredValue } from '#common/domain/documents/field-check.ts';
import { maskNik } from '#common/domain/identity/nik.ts';

/** What a person may see of a file before it is claimed or a reveal is recorded: no number, no contact, no answer. */
export function masked(file: Application): Application {
  const { applicant, payment, interview, examination, handover } = file;
  return {
    ...file,
    applicant: maskedApplicant(applicant),
    documents: maskedDocuments(file),
    ...(file.fieldChecks ? { fieldChecks: maskedChecks(file) } : {}),
    payment: {
      ...payment,
      billingCode: payment.billingCode && hide(payment.billingCode),
      ntpn: payment.ntpn && hide(payment.ntpn),
    },
    ...(file.additionalPayments
      ? {
          additionalPayments: file.additionalPayments.map((paid) => ({
            ...paid,
            billingCode: paid.billingCode && hide(paid.billingCode),
            ntpn: paid.ntpn && hide(paid.ntpn),
          })),
        }
      : {}),
    interview: interview && {
      ...interview,
      answers: Object.fromEntries(Object.keys(interview.answers).map((question) => [question, HIDDEN])),
    },
    examination: examination && {
      ...examination,
      bap: examination.bap && { ...examination.bap, text: HIDDEN },
    },
    handover: handover && {
      ...handover,
      collectorName: hide(handover.collectorName),
      collectorIdentity: hide(handover.collectorIdentity),
    },
    book: file.book && { ...file.book, mrz: [hide(file.book.mrz[0]), hide(file.book.mrz[1])] },
  };
}

/** What officers wrote about papers and pages may quote them. */
function maskedDocuments({ documents }: Application): Application['documents'] {
  const entries = Object.entries(documents).map(([code, document]) => [
    code,
    {
      ...document,
      // Why a paper beyond the list is asked for is told to the applicant and printed.
      note: document.demanded ? document.note : document.note && HIDDEN,
      attachments: document.attachments.map((page) => ({
        ...page,
        ...(page.quality ? { quality: HIDDEN } : {}),
        ...(page.unclear ? { unclear: { ...page.unclear, note: '' } } : {}),
      })),
    },
  ]);
  return Object.fromEntries(entries);
}

/** Both values of a comparison are the person's data: what the form said is shown as the form now shows it. */
export function maskedChecks({
  applicant,
  fieldChecks = [],
}: Pick<Application, 'applicant' | 'fieldChecks'>): FieldCheck[] {
  const shown = maskedApplicant(applicant);
  return fieldChecks.map((check) => {
    const isCurrent = check.declared === declaredValue(applicant, check.field);
    const declared = isCurrent ? declaredValue(shown, check.field) : hide(check.declared);
    const settled = check.settled && { ...check.settled, note: HIDDEN };
    return check.verdict === 'DIFFERS'
      ? { ...check, declared, settled, found: hide(check.found) }
      : { ...check, declared, settled };
  });
}

export function maskedApplicant(applicant: Applicant): Applicant {
  return {
    ...applicant,
    nik: maskNik(applicant.nik),
    kkNumber: applicant.kkNumber && maskNik(applicant.kkNumber),
    phone: applicant.phone && hide(applicant.phone),
    email: applicant.email && hide(applicant.email),
    address: hide(applicant.address),
    ...(applicant.guarantor ? { guarantor: hide(applicant.guarantor) } : {}),
    fatherName: applicant.fatherName && hide(applicant.fatherName),
    oldPassport: applicant.oldPassport && {
      ...applicant.oldPassport,
      number: hide(applicant.oldPassport.number),
    },
    motherName: applicant.motherName && hide(applicant.motherName),
  };
}

const HIDDEN = '••••';

function hide(text: string): string {
  return text === '' ? '' : `${text.slice(0, 2)}${'*'.repeat(Math.min(10, Math.max(0, text.length - 2)))}`;
}

/**
 * The parts of a payload that say what was decided and nothing about the person. A part that is not named here stays hidden, so
 * that a new action shows nothing by accident.
 */
const OPEN_PARTS = [
  'type',
  'lane',
  'code',
  'present',
  'genuine',
  'valid',
  'matches',
  'unclear',
  'result',
  'outcome',
  'decision',
  'reasonCodes',
  'missing',
  'requestedDocs',
  'until',
  'stage',
  'channel',
  'relation',
  'status',
  'serial',
  'kind',
  'pages',
  'issuedOn',
  'expiresOn',
  'checks',
  'source',
  'mediaType',
  'newDate',
  'path',
  'field',
  'verdict',
  'mismatch',
  'onHold',
] as const;

export function toEntry(action: Action, people: Record<string, string>, isRevealed: boolean): TimelineEntry {
  return {
    id: action.id,
    kind: action.kind,
    at: action.occurredAt,
    actor: action.actor,
    actorName: people[action.actor] ?? '',
    role: action.role,
    desk: action.desk,
    payload: isRevealed ? action.payload : openParts(action.payload),
  };
}

function openParts(payload: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).filter(
      ([part, value]) =>
        (OPEN_PARTS as readonly string[]).includes(part) &&
        // A page's doubts carry words; the mark on a whole document is a mere yes or no.
        (part !== 'unclear' || typeof value === 'boolean'),
    ),
  );
}
