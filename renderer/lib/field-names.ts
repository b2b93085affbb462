import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import type { Translate } from './i18n.ts';

/** Fields whose labels do not stand in a list of fields of their own. */
const LABELS: Readonly<Record<string, TextKey>> = {
  username: 'office.accountUsername',
  displayName: 'office.accountName',
  roles: 'office.accountRoles',
  password: 'office.accountPassword',
  officeName: 'session.setUp.officeName',
  officeCode: 'session.setUp.officeCode',
  city: 'session.setUp.city',
  firstSerial: 'production.stock.firstSerial',
  count: 'production.stock.count',
  note: 'common.note',
  reference: 'common.reference',
  destination: 'interview.destination',
  on: 'field.on',
  files: 'field.files',
  place: 'field.place',
  home: 'field.home',
  worked: 'field.worked',
};

/** `applicant.nik: NIK` → the label that stands beside that field. What has no label is left out: its name helps nobody. */
export function fieldNames(t: Translate, fields: readonly string[]): string[] {
  const names = fields.map((field) => {
    const path = field.split(':', 1)[0] ?? '';
    const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
    const key = keyOf(name);
    return key ? t(key) : null;
  });
  return [...new Set(names.filter((name) => name !== null))];
}

function keyOf(name: string): TextKey | null {
  if (Object.hasOwn(CATALOGUES.id.documents.fields, name)) return `documents.fields.${name}` as TextKey;
  if (Object.hasOwn(CATALOGUES.id.intake.fields, name)) return `intake.fields.${name}` as TextKey;
  return Object.hasOwn(LABELS, name) ? (LABELS[name] ?? null) : null;
}
