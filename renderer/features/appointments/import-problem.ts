import type { ImportSource, MappingProfile } from '#common/contract/ipc/appointments.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import type { ErrorText } from '#renderer/lib/error-text.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

/** Where and why a chosen file could not be read; undefined where the general words say all there is. */
export function unreadableText(t: Translate, { code, details }: ReplyError): ErrorText | undefined {
  const reason = details?.['reason'];
  if (code !== 'FILE_UNREADABLE' || typeof reason !== 'string') return undefined;
  if (!Object.hasOwn(CATALOGUES.id.intake.unreadable, reason)) return undefined;
  const line = String(details?.['line'] ?? '');
  return {
    what: t(`intake.unreadable.${reason}` as TextKey, { line }),
    next: t('errors.FILE_UNREADABLE.next'),
  };
}

/** Required fields that have neither a column nor a value chosen by the person. */
export function unmappedFields({ required }: ImportSource, { columns, constants }: MappingProfile): string[] {
  return required.filter((field) => !columns[field] && !constants[field]?.trim());
}
