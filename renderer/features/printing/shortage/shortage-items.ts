import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { missingName } from '#renderer/lib/missing-text.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

/** One line of the list: what to bring, why, and the rule that asks for it. */
export type ShortageItem = { key: string; what: string; why: string; source: string };

/**
 * What the applicant must bring: the papers of the last return, as many as are asked, with groups of which one will do; then what
 * differs between papers and form. Nothing of it is an indicator or an opinion.
 */
export function shortageItems(t: Translate, view: FileView): ShortageItem[] {
  const { file } = view;
  const last = file.returns.at(-1);
  if (!last) return [];
  const asked = new Set<DocCode>(last.missing);
  const groups = view.missing.filter((item) => 'anyOf' in item && item.anyOf.some((code) => asked.has(code)));
  const grouped = new Set(groups.flatMap((item) => ('anyOf' in item ? item.anyOf : [])));
  const single = last.missing.filter((code) => !grouped.has(code));
  return [
    ...single.map((code) => lineOf(t, view, code)),
    ...groups.map((item) => ({
      key: 'anyOf' in item ? item.group : item.code,
      what: missingName(t, item),
      why: '',
      source: 'anyOf' in item ? sourceOf(view, item.anyOf[0]) : '',
    })),
    ...view.differences.map(({ field, code, ...check }) => ({
      key: `${field} ${code}`,
      what: t('documents.shortage.difference', {
        field: t(`documents.fields.${field}`),
        paper: t(`labels.document.${code}`),
      }),
      why: check.verdict === 'DIFFERS' ? t(`documents.mismatch.${check.mismatch}`) : '',
      source: '',
    })),
  ];
}

function lineOf(t: Translate, view: FileView, code: DocCode): ShortageItem {
  const document = view.file.documents[code];
  const counted = view.missing.find((item) => 'code' in item && item.code === code);
  const why = [
    document?.unclear ? t('documents.shortage.unclear') : '',
    document?.present && !document.genuine ? t('documents.shortage.original') : '',
    document?.present && !document.valid ? t('documents.shortage.expired') : '',
    document?.demanded ? document.note : '',
  ];
  return {
    key: code,
    what: counted ? missingName(t, counted) : t(`labels.document.${code}`),
    why: why.filter((text) => text !== '').join('; '),
    source: sourceOf(view, code),
  };
}

function sourceOf(view: FileView, code: DocCode | undefined): string {
  return view.requirements.find((line) => line.code === code)?.source ?? '';
}
