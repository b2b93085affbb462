import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { Applicant } from './applicant.ts';
import type { Application, DocumentRecord, Payment } from './application.ts';
import type { ActionMeta } from './rule.ts';
import type { AppType, PassportKind, PriorityReason, ServiceLane } from './vocabulary.ts';

type Opening = {
  number: string;
  sopId: string;
  type: AppType;
  lane: ServiceLane;
  priorityReason: PriorityReason | null;
  kind: PassportKind;
  validityYears: 5 | 10;
  pages: 24 | 48;
  applicant: Applicant;
  payment: Payment;
  uploaded: readonly DocCode[];
};

/** A file with nothing done on it yet. */
export function newApplication(opening: Opening, meta: ActionMeta): Application {
  return {
    id: meta.applicationId,
    number: opening.number,
    version: 0,
    sopId: opening.sopId,
    state: 'BOOKED',
    origin: 'MPASPOR',
    type: opening.type,
    lane: opening.lane,
    priorityReason: opening.priorityReason,
    kind: opening.kind,
    validityYears: opening.validityYears,
    pages: opening.pages,
    applicant: opening.applicant,
    appointment: null,
    rescheduleCount: 0,
    createdAt: meta.occurredAt,
    arrivedAt: null,
    stateSince: meta.occurredAt,
    payment: opening.payment,
    waivers: [],
    ticket: null,
    claim: null,
    documents: Object.fromEntries(opening.uploaded.map((code) => [code, emptyDocument(code)])),
    watchlist: null,
    accepted: null,
    headApproval: null,
    returns: [],
    photo: null,
    fingerprints: null,
    signature: null,
    interview: null,
    proposal: null,
    suspension: null,
    examination: null,
    verification: null,
    adjudication: null,
    approval: null,
    endorsement: false,
    correction: null,
    blank: null,
    spentBlanks: [],
    book: null,
    issuedOn: null,
    quality: null,
    readyAt: null,
    handover: null,
    closure: null,
    pendingCentral: false,
    conflicts: [],
    notes: [],
    duties: {
      capturers: [],
      interviewers: [],
      printers: [],
      qualityCheckers: [],
      examiners: [],
      correctors: [],
      approvers: [],
    },
    clockFrom: null,
    pauses: [],
  };
}

export function emptyDocument(code: DocCode): DocumentRecord {
  return {
    code,
    attachments: [],
    present: false,
    genuine: false,
    valid: false,
    matches: false,
    unclear: false,
    note: '',
    checked: null,
  };
}
