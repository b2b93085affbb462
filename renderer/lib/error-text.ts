import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { NikIssueCode } from '#common/domain/identity/nik.ts';
import { FingerPosition } from '#common/domain/biometrics/finger.ts';
import { isPlainDate, plainDate } from '#common/kernel/plain-date.ts';
import type { Language, TextKey } from '#common/i18n/index.ts';
import { fieldNames } from './field-names.ts';
import { formatDate, formatMoney } from './format.ts';
import type { Translate } from './i18n.ts';

export type ErrorText = { what: string; next: string };

/** Details that are rupiah. */
const MONEY: ReadonlySet<string> = new Set(['paid', 'due', 'rest']);

/** The sentence and the next step for an error, with its details put into words. */
export function errorText(t: Translate, language: Language, { code, details }: ReplyError): ErrorText {
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]) => [
      name,
      MONEY.has(name) ? formatMoney(Number(value)) : detailText(t, language, value),
    ]),
  );
  if (Array.isArray(details?.['fields'])) {
    const names = fieldNames(t, details['fields']);
    if (names.length > 0) values['fields'] = names.join(', ');
    else delete values['fields'];
  }
  return { what: tidy(t(`errors.${code}.what`, values)), next: tidy(t(`errors.${code}.next`, values)) };
}

function detailText(t: Translate, language: Language, value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map((part) => word(t, part)).join(', ');
  return isPlainDate(value) ? formatDate(plainDate(value), language) : word(t, value);
}

/** Codes that people never see become their labels; anything else stays as it is. */
function word(t: Translate, code: string): string {
  const key = labelKey(code);
  return key ? t(key) : code;
}

function labelKey(code: string): TextKey | null {
  const role = ActorRole.safeParse(code);
  if (role.success) return `labels.role.${role.data}`;
  const issue = NikIssueCode.safeParse(code);
  if (issue.success) return `labels.nikIssue.${issue.data}`;
  const finger = FingerPosition.safeParse(code);
  if (finger.success) return `labels.finger.${finger.data}`;
  return null;
}

/** A missing detail must not leave braces or a colon behind. */
function tidy(text: string): string {
  return text.replaceAll(/[:]?\s*\{\{\w+\}\}/g, '').replaceAll(/\s+\./g, '.');
}
