import { z } from 'zod';
import { type Role, type ActorRole } from '#common/domain/applications/vocabulary.ts';

/** What an IPC channel may ask of the session. Case content is closed to IT_ADMIN (S9). */
export const Permission = z.enum([
  'case.read',
  'case.act',
  'case.import',
  'stock.read',
  'stock.manage',
  /** Gives out of the safe and takes back into it. */
  'stock.keep',
  /** Ends a difference between a count and the ledger. */
  'stock.settle',
  /** Holds the treasury's file against the office's files. */
  'payments.reconcile',
  'office.read',
  'office.outage',
  'documents.publish',
  'accounts.manage',
  /** Sees every account with its roles and its last sign-in. */
  'accounts.review',
  'audit.read',
  /** What the office did in a month; officers by name, applicants by none. */
  'reports.read',
  /** Places of a day and what came of them: numbers, no person. */
  'quota.read',
  'office.close',
  'field.prepare',
  /** Who took which passport. */
  'register.read',
  /** Which files may go for good, and which went. */
  'disposals.read',
  /** Everything that is kept of a person, for that person. */
  'access.report',
  /** Sees papers as they would be printed, and prints and saves them; each paper asks itself for what it is about. */
  'papers.read',
  'papers.make',
  /** Which printer of this PC takes which paper. */
  'printers.choose',
]);
export type Permission = z.infer<typeof Permission>;

const CASE: readonly Permission[] = ['case.read', 'case.act', 'office.read', 'papers.read', 'papers.make'];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  COUNTER: [...CASE, 'case.import', 'quota.read', 'printers.choose'],
  BIOMETRIC: CASE,
  INTERVIEWER: [...CASE, 'printers.choose'],
  ADJUDICATOR: CASE,
  SUBSECTION_HEAD: [
    ...CASE,
    'stock.read',
    'stock.keep',
    'field.prepare',
    'reports.read',
    'quota.read',
    'register.read',
    'printers.choose',
  ],
  SECTION_HEAD: [
    ...CASE,
    'accounts.review',
    'case.import',
    'stock.read',
    'stock.manage',
    'stock.keep',
    'stock.settle',
    'payments.reconcile',
    'office.outage',
    'documents.publish',
    'audit.read',
    'reports.read',
    'quota.read',
    'office.close',
    'field.prepare',
    'register.read',
    'disposals.read',
    'access.report',
    'printers.choose',
  ],
  OFFICE_HEAD: [
    ...CASE,
    'accounts.review',
    'stock.read',
    'office.outage',
    'documents.publish',
    'audit.read',
    'reports.read',
    'quota.read',
    'office.close',
    'field.prepare',
    'register.read',
    'disposals.read',
    'access.report',
  ],
  BAP_EXAMINER: [...CASE, 'printers.choose'],
  PRINT: [...CASE, 'stock.read', 'stock.manage', 'printers.choose'],
  QC: [...CASE, 'stock.read'],
  HANDOVER: [...CASE, 'register.read', 'printers.choose'],
  COMPLAINT: ['office.read', 'quota.read', 'papers.read', 'papers.make'],
  IT_ADMIN: ['accounts.manage', 'accounts.review', 'office.read', 'printers.choose'],
  AUDITOR: [
    'accounts.review',
    'case.read',
    'papers.read',
    'office.read',
    'audit.read',
    'reports.read',
    'quota.read',
    'stock.read',
    'register.read',
    'disposals.read',
  ],
};

export function permissionsOf(roles: readonly ActorRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => (role === 'SYS' ? [] : GRANTS[role])));
}

/** They decide without taking a file into their hands: the second person, the head, the examiner. */
const DECIDERS: ReadonlySet<ActorRole> = new Set(['SECTION_HEAD', 'OFFICE_HEAD', 'BAP_EXAMINER']);

/** Whose work shows them whole numbers without a claim or a reveal; everybody else may only look a known one up. */
export function isDecider(roles: readonly ActorRole[]): boolean {
  return roles.some((role) => DECIDERS.has(role));
}
