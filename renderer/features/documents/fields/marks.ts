import type { Application } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { currentChecks } from '#common/domain/documents/field-check.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { pageKey } from '#renderer/features/documents/viewer/page-list.ts';
import type { Mark } from '#renderer/features/documents/viewer/sheet.tsx';

/** The parts of one document's pages that officers pointed at when they compared. */
export function marksOf(
  t: Translate,
  file: Application,
  code: DocCode | null,
  active: string | null,
): Mark[] {
  return currentChecks(file).flatMap((check) => {
    const { place } = check;
    if (check.code !== code || !place?.region) return [];
    const id = checkId(check);
    return [
      {
        id,
        pageKey: pageKey(place.attachmentId, place.page),
        region: place.region,
        label: t(`documents.fields.${check.field}`),
        tone: check.verdict === 'MATCHES' || check.settled ? ('good' as const) : ('warning' as const),
        isActive: id === active,
      },
    ];
  });
}

/** One value and one paper have one comparison. */
export function checkId({ field, code }: { field: string; code: string }): string {
  return `${field} ${code}`;
}
