import { z } from 'zod';
import { type Role, type ActorRole } from '#common/domain/applications/vocabulary.ts';

/** What an IPC channel may ask of the session. Case content is closed to IT_ADMIN (S9). */
export const Permission = z.enum([
  'case.read',
  'case.act',
  'case.import',
  'stock.read',
  'stock.manage',
  'office.read',
  'office.outage',
  'documents.publish',
  'accounts.manage',
  'audit.read',
  'office.close',
  'field.prepare',
]);
export type Permission = z.infer<typeof Permission>;

const CASE: readonly Permission[] = ['case.read', 'case.act', 'office.read'];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  COUNTER: [...CASE, 'case.import'],
  BIOMETRIC: CASE,
  INTERVIEWER: CASE,
  ADJUDICATOR: CASE,
  SUBSECTION_HEAD: [...CASE, 'stock.read', 'field.prepare'],
  SECTION_HEAD: [
    ...CASE,
    'case.import',
    'stock.read',
    'stock.manage',
    'office.outage',
    'documents.publish',
    'audit.read',
    'office.close',
    'field.prepare',
  ],
  OFFICE_HEAD: [
    ...CASE,
    'stock.read',
    'office.outage',
    'documents.publish',
    'audit.read',
    'office.close',
    'field.prepare',
  ],
  BAP_EXAMINER: CASE,
  PRINT: [...CASE, 'stock.read', 'stock.manage'],
  QC: [...CASE, 'stock.read'],
  HANDOVER: CASE,
  COMPLAINT: ['office.read'],
  IT_ADMIN: ['accounts.manage', 'office.read'],
  AUDITOR: ['case.read', 'office.read', 'audit.read', 'stock.read'],
};

export function permissionsOf(roles: readonly ActorRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => (role === 'SYS' ? [] : GRANTS[role])));
}
