import { isMinor } from '#common/domain/identity/minor.ts';
import { collectorKinds } from '#common/domain/production/collector.ts';
import { bookData } from '#common/domain/interview/book-data.ts';
import { fingerPlan } from '#common/domain/biometrics/finger-plan.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { amountPaid } from '#common/domain/applications/guards.ts';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { Policy, ReasonKind } from '#common/domain/applications/policy.ts';
import type { ActionKind, PayloadOf } from '#common/domain/applications/rules.ts';
import { expiryReason, waiverKinds } from '#common/domain/applications/rules-of-file.ts';
import type { ActorRole, InterviewOutcome } from '#common/domain/applications/vocabulary.ts';
import { portraitSubject } from '#common/domain/biometrics/photo-policy.ts';
import { failedCodes } from '#common/domain/biometrics/photo.ts';
import { FileSection } from '#common/domain/approval/sections.ts';
import { proposableDecisions } from '#common/domain/approval/proposal-rules.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { openDifferences } from '#common/domain/documents/field-check.ts';
import { CheckedField, MismatchCode } from '#common/domain/documents/field-check-schema.ts';
import { QUALITY_CHECKS } from '#common/domain/production/actions.ts';
import type { ChipFindings } from '#common/domain/production/chip.ts';
import { oldBookOutcomes, remindersDue } from '#common/domain/production/pickup.ts';
import type { ApplicationId, AttachmentId, FamilyId, UserId } from '#common/kernel/ids.ts';
import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { addDays, addMonths, plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { anAssessment } from './portraits.ts';
import { PRINT_DEVICE } from './print-device.ts';
import type { LedgerBlank } from './rules-office.ts';
import { openingPayload } from './rules-openings.ts';
import type { Random } from './rules-random.ts';

/** An examination as it was recorded before there were questions and answers. */
export const ONE_TEXT = {
  bapNumber: 'BAP-1',
  text: 'Isi berita acara pemeriksaan',
  applicantSigned: true,
  finding: 'LOST_CARELESS',
  opinionNumber: 'BAPEN-1',
  opinion: 'Pendapat pemeriksa',
} as const;

/** The other file of the same person, where there is one. */
export const OTHER_FILE = '00000000-0000-7000-9000-000000000002' as ApplicationId;

export const GOOD_CHIP: ChipFindings = {
  status: 'READ',
  mrzEqual: true,
  passive: 'VALID',
  isPhotoIdentical: true,
  photoBand: null,
  isPhotoSamePerson: false,
};

export const NOTE = 'Catatan petugas yang cukup panjang';

export type PayloadInput = {
  file: Application | null;
  policy: Policy;
  now: Instant;
  role: ActorRole;
  /** Who enters it, where that matters. */
  by?: UserId;
  blanks: readonly LedgerBlank[];
  /** Members of the family that wait. */
  familyOnHold: readonly string[];
  random: Random;
};
type Filed = Omit<PayloadInput, 'file'> & { file: Application };

/**
 * What a careful officer would enter: accepted by `decide` whenever the kind is offered. With a seeded random it takes any
 * of the right answers, with first choices always the plainest.
 */
export function validPayload<K extends ActionKind>(kind: K, input: PayloadInput): PayloadOf<K> {
  if (kind === 'appointments.importBooking/1' || kind === 'appointments.registerWalkIn/1') {
    return openingPayload(kind, input.random, todayOf(input)) as PayloadOf<K>;
  }
  if (!input.file) throw new Error(`${kind} needs a file`);
  const makers: Readonly<Record<string, (input: Filed) => unknown>> = MAKERS;
  const make = must(makers[kind], 'every kind has a maker');
  return make({ ...input, file: input.file }) as PayloadOf<K>;
}

type OpeningKind = 'appointments.importBooking/1' | 'appointments.registerWalkIn/1';

function todayOf({ now, policy }: Pick<PayloadInput, 'now' | 'policy'>): PlainDate {
  return localDate(now, policy.utcOffsetMinutes);
}

function attachment(random: Random): AttachmentId {
  return random.int(9).toString(16).repeat(64) as AttachmentId;
}

/** One that no paper of the file has yet. */
function newPage({ file }: Filed): AttachmentId {
  const pages = Object.values(file.documents).flatMap(({ attachments }) => attachments.map(({ id }) => id));
  for (let number = 0; ; number += 1) {
    const id = number.toString(16).padStart(64, '0') as AttachmentId;
    if (!pages.includes(id)) return id;
  }
}

/** One of many: in a life of many files few share theirs. */
function family(random: Random): FamilyId {
  return `00000000-0000-7000-9001-${String(random.int(10_000)).padStart(12, '0')}` as FamilyId;
}

function codesOf(kinds: readonly ReasonKind[], { policy, random }: Filed): string[] {
  const codes = [...policy.reasons].filter(([, kind]) => kinds.includes(kind)).map(([code]) => code);
  const first = random.pick(codes);
  const second = random.pick(codes);
  return random.oneIn(4) && second !== first ? [first, second] : [first];
}

function reasons(input: Filed, ...kinds: ReasonKind[]): { reasonCodes: string[]; note: string } {
  return { reasonCodes: codesOf(kinds, input), note: NOTE };
}

/** A bar for a false statement needs an end. */
function withoutBar(given: { reasonCodes: string[]; note: string }) {
  const codes = given.reasonCodes.filter((code) => code !== 'SUS_FALSE_STATEMENT_BAR');
  return { ...given, reasonCodes: codes.length > 0 ? codes : ['SUS_STATEMENT_DOUBT'] };
}

/** The document that the file waits for, else any. */
function wantedDocument(input: Filed): DocCode {
  const missing = input.policy.missingDocuments(input.file, todayOf(input));
  const requested = (input.file.suspension?.requestedDocs ?? []).filter(
    (code) => !input.file.documents[code]?.present,
  );
  const wanted = [
    ...missing.map((one) => ('code' in one ? one.code : (one.anyOf[0] ?? 'KTP'))),
    ...requested,
  ];
  return input.random.pick(wanted.length > 0 ? wanted : DocCode.options);
}

function pageOf({ file, random }: Filed): { code: DocCode; attachmentId: AttachmentId } {
  const pages = Object.values(file.documents).flatMap(({ code, attachments }) =>
    attachments.map(({ id }) => ({ code, attachmentId: id })),
  );
  return random.pick(pages.length > 0 ? pages : [{ code: 'KTP', attachmentId: attachment(random) }]);
}

/** Judged by the rules for the applicant's age; now and then one that did not pass, or that nothing could judge. */
function photo(input: Filed): Pick<PayloadOf<'biometrics.capturePhoto/1'>, 'attachmentId' | 'assessment'> {
  const { file, policy, random } = input;
  const subject = portraitSubject(file.applicant.birthDate, todayOf(input), policy.photo);
  const judged = random.oneIn(8)
    ? { notAssessed: 'FAILED' as const }
    : { assessment: anAssessment({ subject }, random.oneIn(5) ? ['BLUR', 'SMILE'] : []) };
  return { attachmentId: attachment(random), ...judged };
}

/** Other than it was; an unclear page is sometimes found to be readable after all. */
function describedPage(input: Filed): PayloadOf<'documents.describePage/1'> {
  const { random } = input;
  const page = pageOf(input);
  const known = input.file.documents[page.code]?.attachments.find(({ id }) => id === page.attachmentId);
  const isUnclear = random.oneIn(3) && !known?.unclear;
  return {
    ...page,
    side: random.pick(['FRONT', 'BACK', 'INSIDE', null] as const),
    quality: known?.quality === 'Lipatan di tengah' ? 'Tepi agak gelap' : 'Lipatan di tengah',
    unclear: isUnclear ? { reasonCode: random.pick(codesOf(['RESCAN'], input)), note: NOTE } : null,
  };
}

/** As many as are asked. */
function original(input: Filed): PayloadOf<'documents.recordDocument/1'> {
  const code = wantedDocument(input);
  const asked = input.policy.requirements(input.file, todayOf(input)).find((one) => one.code === code);
  return {
    code,
    present: true,
    genuine: true,
    valid: true,
    matches: true,
    unclear: input.random.oneIn(12),
    note: asked ? '' : NOTE,
    ...(asked && asked.count > 1 ? { count: asked.count } : {}),
  };
}

/** Sometimes a finger cannot be taken: it is explained, and the next of the hand stands in. */
function fingerprints({ policy, random }: Filed): PayloadOf<'biometrics.captureFingerprints/1'> {
  const [first] = policy.fingers.required;
  const reason = random.pick(['BANDAGED', 'AMPUTATED'] as const);
  const exceptions =
    first && random.oneIn(4)
      ? [{ position: first, reason, note: NOTE, proofAttachmentId: 'f'.repeat(64) as AttachmentId }]
      : [];
  const excepted = new Set(exceptions.map(({ position }) => position));
  return {
    fingers: fingerPlan(policy.fingers, exceptions)
      .filter(({ position }) => !excepted.has(position))
      .map(({ position, replaces }) => ({
        position,
        attachmentId: attachment(random),
        quality: 70,
        device: PRINT_DEVICE,
        ...(replaces ? { replaces } : {}),
      })),
    exceptions,
    reference: SIMKIM,
    retakeReason: 'Jari basah',
  };
}

function fieldCheck({ file, random }: Filed): PayloadOf<'documents.checkField/1'> {
  const field = random.pick(CheckedField.options);
  const code = random.pick<DocCode>(['KTP', 'KK', 'AKTA_LAHIR']);
  const [page] = file.documents[code]?.attachments ?? [];
  const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
  const place = page && random.oneIn(2) ? { attachmentId: page.id, page: 0, region } : null;
  const isOpen = openDifferences(file).some((one) => one.field === field && one.code === code);
  return isOpen || random.oneIn(3)
    ? { field, code, place, verdict: 'DIFFERS', mismatch: random.pick(MismatchCode.options), found: 'LAIN' }
    : { field, code, place, verdict: 'MATCHES' };
}

function settlement({ file }: Filed): PayloadOf<'documents.settleDifference/1'> {
  const { field, code } = openDifferences(file)[0] ?? { field: 'fullName' as const, code: 'KTP' as const };
  return { field, code, note: NOTE };
}

/** Another type that the procedure lets this file have; its own where there is none. */
function otherType({ file, policy, random }: Filed): PayloadOf<'applications.changeType/1'> {
  const open = policy.typeChanges.filter(({ from }) => from === file.type);
  return { type: open.length > 0 ? random.pick(open).to : file.type, note: NOTE };
}

function interview(input: Filed): PayloadOf<'interview.recordInterview/1'> {
  const outcome = input.random.pick<InterviewOutcome>([
    'PROCEED',
    'PROCEED',
    'PROCEED',
    'SUSPEND_DOCS',
    'SUSPEND_EXAM',
    'RECOMMEND_REJECT',
  ]);
  const suspends = outcome === 'SUSPEND_DOCS' || outcome === 'SUSPEND_EXAM';
  const kind: ReasonKind | null = suspends ? 'SUSPENSION' : outcome === 'PROCEED' ? null : 'REFUSAL';
  return {
    purpose: 'TOURISM',
    destination: 'Malaysia',
    answers: { destination: 'Malaysia, satu minggu' },
    indicators: [],
    originalsSeen: Object.values(input.file.documents)
      .filter((document) => document.present)
      .map(({ code }) => code),
    requestedDocs: suspends ? ['JAMINAN'] : [],
    outcome,
    reasonCodes: kind ? codesOf([kind], input) : [],
    note: kind ? NOTE : '',
    nextStepOn: suspends ? addDays(todayOf(input), 7) : null,
    startedAt: later(input.file.stateSince, addMinutes(input.now, -15)),
    endedAt: input.now,
    reference: 'SIMKIM-W',
    applicantConfirmed: true,
    ...(outcome === 'PROCEED' ? { confirmation: onPaper(input) } : {}),
  };
}

function onPaper({ file, policy, now, random }: Filed): PayloadOf<'interview.confirmData/1'> {
  const sheet = { means: 'PAPER', signatureId: null, paperAttachmentId: attachment(random) } as const;
  const isChild = isMinor(file.applicant, todayOf({ policy, now }), policy.adultAge);
  return isChild
    ? { data: bookData(file), signer: 'PARENT', signerName: 'SITI AMINAH', ...sheet }
    : { data: bookData(file), signer: 'SELF', signerName: null, ...sheet };
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

const MOSTLY_CLEAR = Array.from({ length: 40 }, () => 'CLEAR' as const);

function watchlist({ file, random, now }: Filed): PayloadOf<'documents.recordWatchlist/1'> {
  const before = file.watchlist?.result;
  if (before === 'CONFIRMED_MATCH') return { result: before, reference: 'SIMKIM-1', checkedAt: now };
  const result = random.pick(
    before === 'POSSIBLE_MATCH'
      ? (['POSSIBLE_MATCH', 'CONFIRMED_MATCH'] as const)
      : ([...MOSTLY_CLEAR, 'POSSIBLE_MATCH', 'CONFIRMED_MATCH', 'NOT_CHECKED'] as const),
  );
  return { result, reference: result === 'NOT_CHECKED' ? '' : 'SIMKIM-1', checkedAt: now };
}

function amendment({ file, random }: Filed): PayloadOf<'documents.amendData/1'> {
  const person = file.applicant;
  const changes = random.pick<Partial<Applicant>>([
    { occupation: person.occupation === 'PETANI' ? 'NELAYAN' : 'PETANI' },
    { married: !person.married },
    { birthDate: addDays(person.birthDate, 1) },
    { nameChanged: !person.nameChanged },
  ]);
  return { changes, note: NOTE };
}

function rejection(input: Filed): PayloadOf<'approval.reject/1'> {
  const atAdjudication = input.file.state === 'ADJUDICATION';
  const reasonCodes = atAdjudication ? ['REJ_ADJUDICATOR'] : codesOf(['REFUSAL'], input);
  const rejectStage = atAdjudication ? ('ADJUDICATOR' as const) : ('INTERVIEW' as const);
  return { reasonCodes, note: NOTE, rejectStage, letterNo: 'W3.IMI.1-0001' };
}

function proposal(input: Filed): PayloadOf<'approval.proposeDecision/1'> {
  const open = proposableDecisions(input.file, [input.role]);
  const decision = open.length > 0 ? input.random.pick(open) : 'SUSPEND';
  const kind = decision === 'SUSPEND' ? 'SUSPENSION' : 'REFUSAL';
  const needsCodes = decision !== 'EXAMINATION_CLEAR' && decision !== 'CLEAR_POSSIBLE_MATCH';
  return { decision, reasonCodes: needsCodes ? codesOf([kind], input) : [], note: NOTE };
}

function blank({ file, blanks }: Filed): string {
  const fitting = blanks.find((one) => one.inStock && one.kind === file.kind && one.pages === file.pages);
  return fitting?.serial ?? 'NONE0000';
}

function print(input: Filed): PayloadOf<'production.print/2'> {
  const { file, policy, random } = input;
  const issuedOn = todayOf(input);
  const expiresOn = policy.latestExpiry(file, issuedOn);
  const passportNumber = `X${String(1_000_000 + random.int(8_999_999))}`;
  const [first, second] = policy.expectedMrz(file, { passportNumber, expiresOn });
  const mrz: [string, string] = first && second ? [first, second] : ['<'.repeat(44), '<'.repeat(44)];
  const readBack = mrz;
  return {
    serial: file.blank?.serial ?? 'NONE0000',
    passportNumber,
    issuedOn,
    expiresOn,
    mrz,
    readBack,
    provenAt: input.now,
  };
}

function readBack({ file }: Filed): [string, string] {
  const [first, second] = file.book?.mrz ?? ['<'.repeat(44), '<'.repeat(44)];
  return [first, second];
}

function handOver(input: Filed): PayloadOf<'production.handOver/1'> {
  const { file, policy, random, by } = input;
  const isChild = isMinor(file.applicant, todayOf(input), policy.adultAge);
  // Nobody comes by proxy before a second officer has looked at the letter.
  const isChecked = by !== undefined && file.proxyCheck != null && file.proxyCheck.stamp.by !== by;
  const kinds = collectorKinds(isChild).filter((kind) => kind !== 'PROXY' || isChecked);
  const relation = random.pick(kinds);
  const speaks = isChild && relation !== 'PROXY';
  const { collectorName = isChild ? 'SITI AMINAH' : file.applicant.fullName } =
    relation === 'PROXY' ? (file.proxyCheck ?? {}) : {};
  return {
    collectorName,
    collectorIdentity: '1371991211870001',
    relation,
    identitySeen: true,
    ...(speaks ? { relationNote: NOTE } : {}),
    proxyLetterSeen: true,
    paymentProofSeen: true,
    registerNo: 'R-0001',
    signatureId: attachment(random),
  };
}

function central({ now }: Filed): { reference: string; checkedAt: Instant } {
  return { reference: 'SIMKIM-2', checkedAt: now };
}

const REASON = { reason: 'Pemohon ke toilet' };
const SIMKIM = 'SIMKIM-B';
const nothing = () => ({});

const MAKERS: { [K in Exclude<ActionKind, OpeningKind>]: (input: Filed) => PayloadOf<K> } = {
  'appointments.reschedule/1': (input) => ({
    appointment: { date: addDays(todayOf(input), 1 + input.random.int(10)), time: '10:00' },
  }),
  'appointments.specialReschedule/1': (input) => ({
    appointment: { date: addDays(todayOf(input), input.random.int(10)), time: '10:00' },
    reason: input.random.pick(['OFFICER_ERROR', 'SERVER_OFFLINE', 'ILLNESS', 'FORCE_MAJEURE'] as const),
    note: NOTE,
  }),
  'appointments.checkIn/1': () => ({ ticketNumber: 'A001', overrideNote: NOTE }),
  'appointments.markNoShow/1': nothing,
  'queue.callTicket/1': nothing,
  'queue.claim/1': nothing,
  'queue.takeOver/1': () => REASON,
  'queue.release/1': nothing,
  'queue.recall/1': nothing,
  'queue.noAnswer/1': nothing,
  'queue.park/1': () => REASON,
  'queue.unpark/1': nothing,
  'queue.transfer/1': () => ({ toDesk: 'LOKET-2', ...REASON }),
  'documents.attach/1': (input) => ({
    code: wantedDocument(input),
    attachmentId: newPage(input),
    mediaType: 'image/jpeg',
    source: 'SCAN',
    ...(input.random.oneIn(3) ? { side: 'BACK' as const } : {}),
  }),
  'documents.describePage/1': (input) => describedPage(input),
  'documents.refilePage/1': (input) => {
    const page = pageOf(input);
    const others = DocCode.options.filter((code) => code !== page.code);
    return { ...page, to: input.random.pick(others) };
  },
  'documents.removePage/1': (input) => ({
    ...pageOf(input),
    reasonCode: input.random.pick(codesOf(['PAGE_REMOVAL'], input)),
    note: NOTE,
  }),
  'documents.recordDocument/1': original,
  'documents.checkField/1': fieldCheck,
  'documents.settleDifference/1': settlement,
  'documents.recordWatchlist/1': watchlist,
  'documents.amendData/1': amendment,
  'documents.returnDossier/1': (input) => ({ ...reasons(input, 'RETURN'), missing: [wantedDocument(input)] }),
  'documents.resubmit/1': nothing,
  'documents.deemWithdrawn/1': () => ({ note: NOTE }),
  'documents.refusePrevention/1': () => ({
    reasonCodes: ['REJ_PREVENTION_LIST'],
    note: NOTE,
    letterNo: 'W3.IMI.1-0001',
    detailRef: 'SIMKIM-CEKAL-1',
  }),
  'documents.acceptDossier/1': ({ now }) => ({ reference: 'SIMKIM-D', recordedAt: now }),
  'biometrics.capturePhoto/1': (input) => ({
    ...photo(input),
    reference: SIMKIM,
    source: 'CAMERA',
    width: 640,
    height: 480,
    retakeReason: 'Mata tertutup',
  }),
  'biometrics.allowPhoto/1': (input) => ({
    ...reasons(input, 'PHOTO_ALLOWED'),
    failedCodes: input.file.photo ? failedCodes(input.file.photo) : [],
  }),
  'biometrics.declinePhoto/1': () => ({ note: NOTE }),
  'biometrics.captureFingerprints/1': fingerprints,
  'biometrics.captureSignature/1': ({ random }) => ({
    attachmentId: attachment(random),
    strokesAttachmentId: 'e'.repeat(64) as AttachmentId,
    exception: null,
    reference: SIMKIM,
    retakeReason: 'Tanda tangan terpotong',
  }),
  'interview.recordInterview/1': interview,
  'interview.confirmData/1': onPaper,
  'interview.resume/1': () => ({ note: NOTE }),
  'interview.openExamination/1': nothing,
  // Only read by now.
  'interview.recordExamination/1': () => ({ ...ONE_TEXT }),
  'interview.recordExamination/2': ({ file, now, random }) => {
    // As the screen sends it: what is signed or closed goes back as it was.
    const before = file.examination?.bap;
    const signed = !random.oneIn(8);
    const finding = random.pick(['LOST_CARELESS', 'LOST_RECKLESS', 'LOST_CALAMITY'] as const);
    return {
      bapNumber: 'BAP-2',
      place: 'Ruang pemeriksaan Inteldakim',
      startedAt: before?.record?.startedAt ?? now,
      answers: [
        { id: 'identity', question: 'Apakah Saudara sehat?', answer: 'Ya, saya sehat.' },
        { id: 'chronology', question: 'Bagaimana kejadiannya?', answer: 'Hilang di perjalanan.' },
      ],
      otherExaminers: [],
      statement: 'Keterangan ini benar.',
      isSworn: true,
      signatureId: before?.record?.signatureId ?? null,
      signedOnPaper: signed,
      signOff: signed,
      finding: before?.record?.signedOff ? before.finding : file.type === 'REPLACE_LOST' ? finding : null,
      opinion: signed
        ? { number: 'BAPEN-2', text: 'Pendapat pemeriksa', recommendation: 'APPROVE' as const }
        : null,
    };
  },
  'interview.examinationClear/1': () => ({ note: NOTE }),
  'interview.examinationFalse/1': (input) => reasons(input, 'CANCELLATION'),
  'interview.timedSuspension/1': (input) => {
    const months = 6 + input.random.int(19);
    return { months, ...reasons(input, 'SUSPENSION'), until: addMonths(todayOf(input), months) };
  },
  'interview.headApproves/1': ({ file, policy, random }) => ({
    endorsement: file.type === 'DATA_CHANGE' && random.oneIn(2),
    note: NOTE,
    ...(policy.directorGeneralApproval ? { directorGeneralRef: 'DJI-1' } : {}),
  }),
  'interview.headRefuses/1': (input) => ({ ...reasons(input, 'REFUSAL'), letterNo: 'W3.IMI.1-0002' }),
  'approval.suspend/1': (input) => ({
    ...withoutBar(reasons(input, 'SUSPENSION')),
    until: input.random.oneIn(2) ? addDays(todayOf(input), 14) : null,
    requestedDocs: input.random.oneIn(2) ? ['JAMINAN'] : [],
  }),
  'approval.reject/1': rejection,
  'approval.verificationPassed/1': central,
  'approval.verificationDoubt/1': (input) => reasons(input, 'SUSPENSION'),
  'approval.recordAdjudication/1': (input) => ({
    ...central(input),
    result: input.random.oneIn(8) ? 'DUPLICATE' : 'CLEAR',
    note: '',
  }),
  'approval.duplicateFound/1': (input) => reasons(input, 'SUSPENSION'),
  // Only read by now.
  'approval.approve/1': nothing,
  // Whoever waits is seen and a word is said.
  'approval.approve/2': ({ familyOnHold }) => ({
    bulk: null,
    shown: { sections: [...FileSection.options], photo: true, ms: 4_000 },
    ...(familyOnHold.length === 0 ? {} : { onHold: [...familyOnHold], familyNote: NOTE }),
  }),
  'approval.giveOpinion/1': (input) => {
    const decision = input.file.proposal?.decision ?? 'REJECT';
    const kind = decision === 'SUSPEND' ? 'SUSPENSION' : 'REFUSAL';
    const needsCodes = decision !== 'EXAMINATION_CLEAR' && decision !== 'CLEAR_POSSIBLE_MATCH';
    return { decision, reasonCodes: needsCodes ? codesOf([kind], input) : [], note: NOTE };
  },
  'approval.returnForCorrection/1': ({ random }) => ({
    step: random.pick(['PHOTO', 'FINGERPRINTS', 'SIGNATURE', 'INTERVIEW', 'DOCUMENTS'] as const),
    note: NOTE,
  }),
  'approval.proposeDecision/1': proposal,
  'approval.confirmDecision/1': nothing,
  'approval.declineProposal/1': () => ({ note: NOTE }),
  'production.allocateBlank/1': (input) => ({ serial: blank(input) }),
  // Only read by now.
  'production.print/1': print,
  'production.print/2': print,
  'production.endorse/1': (input) => ({ page: 4, text: 'Nama tambahan', issuedOn: todayOf(input) }),
  'production.qcPass/1': (input) => ({
    checks: [...QUALITY_CHECKS],
    chip: GOOD_CHIP,
    readBack: readBack(input),
  }),
  'production.askQcFail/1': (input) => reasons(input, 'QUALITY'),
  'production.declineQcFail/1': () => ({ note: NOTE }),
  // Only read by now.
  'production.qcFail/1': (input) => reasons(input, 'QUALITY'),
  'production.qcFail/2': (input) =>
    input.file.failing
      ? { reasonCodes: [...input.file.failing.reasons.codes], note: NOTE }
      : reasons(input, 'QUALITY'),
  'production.notifyReady/1': () => ({ channel: 'SMS' }),
  'production.recordOldBook/1': ({ file }) => ({
    outcome: oldBookOutcomes(file)[0] ?? 'REVOKED',
    reference: 'W3.IMI.1-CABUT-0001',
  }),
  'production.checkProxy/1': () => ({ collectorName: 'ROSMIATI', collectorIdentity: '1371991211870001' }),
  'production.placeOnShelf/1': () => ({ rack: 'A', box: '12' }),
  'production.countOnShelf/1': () => ({ found: true }),
  'production.remindPickup/1': ({ file, now, policy }) => ({
    day: remindersDue(file, now, policy.utcOffsetMinutes)[0] ?? 14,
    channel: 'WHATSAPP',
  }),
  'production.handOver/1': handOver,
  'production.voidUncollected/1': () => ({ note: NOTE }),
  'production.cancelLate/1': (input) => reasons(input, 'CANCELLATION', 'VOID'),
  'applications.questionPayment/1': ({ random }) => ({
    verdict: random.pick(['WRONG_AMOUNT', 'WRONG_PRODUCT'] as const),
    billingCode: '820261124000001',
    ntpn: 'ABCD1234EFGH5678',
    amount: 350_000,
  }),
  'applications.recordPayment/1': (input) => ({
    status: input.random.pick(['SETTLED', 'SETTLED', 'UNCONFIRMED_WITH_PROOF', 'UNPAID'] as const),
    billingCode: '820261124000001',
    ntpn: 'ABCD1234EFGH5678',
    amount: input.policy.feeDue(input.file)?.total ?? 950_000,
    paidOn: plainDate('2026-03-01'),
  }),
  'applications.recordAdditionalPayment/1': ({ file, policy }) => ({
    billingCode: '820261124000002',
    ntpn: 'ABCD1234EFGH5679',
    amount: Math.max(1, (policy.feeDue(file)?.total ?? 0) - amountPaid(file)),
    paidOn: plainDate('2026-03-02'),
  }),
  'applications.changeType/1': otherType,
  'applications.waiveFee/1': ({ file, random }) => ({
    kind: waiverKinds(file)[random.int(waiverKinds(file).length)] ?? 'SURCHARGE_FORCE_MAJEURE',
    letterRef: 'KAHAR-1',
    note: NOTE,
  }),
  'applications.expire/1': ({ file }) => ({ reasonCode: expiryReason(file) ?? 'CAN_UNPAID' }),
  'applications.applicantWithdraws/1': () => ({ note: NOTE }),
  'approval.closeAsDuplicate/1': () => ({ other: OTHER_FILE, note: NOTE }),
  'approval.keepAsDistinct/1': () => ({ other: OTHER_FILE, note: NOTE }),
  'applications.declareConflict/1': () => ({ note: NOTE }),
  'applications.addNote/1': () => ({ note: NOTE }),
  'applications.linkFamily/1': ({ random }) => ({ familyId: family(random) }),
  'applications.unlinkFamily/1': () => ({ note: NOTE }),
};
