import type { TimelineEntry } from '#common/contract/ipc/applications.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import type {
  Application,
  Examination,
  FieldCheck,
  Interview,
} from '#common/domain/applications/application.ts';
import type { Photo } from '#common/domain/biometrics/photo.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { Finding } from '#common/domain/approval/findings.ts';
import type { SinceCapture } from '#common/domain/approval/since-capture.ts';
import { declaredValue } from '#common/domain/documents/field-check.ts';
import { maskNik } from '#common/domain/identity/nik.ts';

/** What a person may see of a file before it is claimed or a reveal is recorded: no number, no contact, no answer. */
export function masked(file: Application): Application {
  const { applicant, payment, photo, interview, confirmation, handover } = file;
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
    ...(file.paymentQuestion
      ? {
          paymentQuestion: {
            ...file.paymentQuestion,
            billingCode: hide(file.paymentQuestion.billingCode),
            ntpn: hide(file.paymentQuestion.ntpn),
          },
        }
      : {}),
    ...(file.oldBook ? { oldBook: { ...file.oldBook, reference: hide(file.oldBook.reference) } } : {}),
    photo: photo && maskedPhoto(photo),
    interview: interview && maskedInterview(interview),
    ...(confirmation
      ? {
          confirmation: {
            ...confirmation,
            data: { ...confirmation.data, nik: maskNik(confirmation.data.nik) },
            signerName: confirmation.signerName && hide(confirmation.signerName),
          },
        }
      : {}),
    examination: file.examination && maskedExamination(file.examination),
    ...(file.lastExamination ? { lastExamination: maskedExamination(file.lastExamination) } : {}),
    handover: handover && {
      ...handover,
      collectorName: hide(handover.collectorName),
      collectorIdentity: hide(handover.collectorIdentity),
      ...(handover.relationNote ? { relationNote: hide(handover.relationNote) } : {}),
    },
    book: file.book && {
      ...file.book,
      passportNumber: hide(file.book.passportNumber),
      mrz: [hide(file.book.mrz[0]), hide(file.book.mrz[1])],
    },
  };
}

/** What was asked is known; what was answered, observed and promised is for whoever works on the file. */
function maskedInterview(interview: Interview): Interview {
  const hidden = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(words).map((key) => [key, HIDDEN]));
  const { answers, indicatorNotes, guarantor } = interview;
  return {
    ...interview,
    answers: hidden(answers),
    ...(indicatorNotes ? { indicatorNotes: hidden(indicatorNotes) } : {}),
    ...(guarantor
      ? { guarantor: { ...guarantor, name: hide(guarantor.name), phone: hide(guarantor.phone) } }
      : {}),
  };
}

/** What was asked and answered, and what the examiner thinks of it. */
function maskedExamination({ bap, opinion, ...examination }: Examination): Examination {
  return {
    ...examination,
    bap: bap && {
      number: bap.number,
      text: HIDDEN,
      applicantSigned: bap.applicantSigned,
      finding: bap.finding,
      stamp: bap.stamp,
      ...(bap.record
        ? { record: { ...bap.record, answers: [], otherExaminers: [], statement: HIDDEN, signatureId: null } }
        : {}),
    },
    opinion: opinion && { ...opinion, text: HIDDEN },
  };
}

/** Why a rule was eased may be a matter of health; a doubt about a person is for whoever works on the file. */
function maskedPhoto(photo: Photo): Photo {
  return {
    ...photo,
    ...(photo.allowanceNote ? { allowanceNote: HIDDEN } : {}),
    ...(photo.comparisons
      ? { comparisons: photo.comparisons.map((one) => ({ ...one, note: one.note && HIDDEN })) }
      : {}),
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

/** Which values changed may be told; the values themselves are the person's data. */
export function maskedChanges(since: SinceCapture): SinceCapture {
  const cover = (value: string | null) => value && HIDDEN;
  return {
    ...since,
    changes: since.changes.map((change) =>
      change.section === 'APPLICANT'
        ? { ...change, before: cover(change.before), after: cover(change.after) }
        : change,
    ),
  };
}

export function maskedFindings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) =>
    'note' in finding && finding.note !== '' ? { ...finding, note: HIDDEN } : finding,
  );
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
  'order',
  'bulk',
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
