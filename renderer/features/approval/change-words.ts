import { Applicant } from '#common/domain/applications/applicant.ts';
import {
  AppType,
  InterviewOutcome,
  PassportKind,
  Sex,
  TravelPurpose,
} from '#common/domain/applications/vocabulary.ts';
import type { Change } from '#common/domain/approval/since-capture.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

const FIELDS = Applicant.keyof();
const VERDICTS: Readonly<Record<string, TextKey>> = {
  UNCHECKED: 'decision.documentUnchecked',
  ABSENT: 'decision.documentAbsent',
  FINE: 'decision.documentFine',
  DOUBT: 'decision.documentDoubt',
};

/** Fields and values of the diff as an officer reads them: no codes, no JSON. */
export function useChangeWords() {
  const t = useText();
  const format = useFormat();
  return {
    field: (change: Change) => fieldText(t, change),
    value: (change: Change, value: string | null) =>
      valueText(t, (day) => format.day(day), { change, value }),
  };
}

function fieldText(t: Translate, { section, field }: Change): string {
  if (section === 'DOCUMENTS') {
    const [code, part] = field.split('.');
    const known = DocCode.safeParse(code);
    const document = known.success ? t(`labels.document.${known.data}`) : field;
    return part === 'pages' ? t('approval.changes.pages', { document }) : document;
  }
  if (section === 'APPLICANT') {
    const known = FIELDS.safeParse(field);
    if (known.success) return t(`labels.applicantField.${known.data}`);
  }
  return Object.hasOwn(CATALOGUES.id.approval.changedField, field)
    ? t(`approval.changedField.${field}` as TextKey)
    : field;
}

type Told = { change: Change; value: string | null };

function valueText(t: Translate, day: (date: PlainDate) => string, { change, value }: Told): string {
  if (value === null || value === '') return t('approval.changes.absent');
  const { section, field } = change;
  if (section === 'DOCUMENTS' && !field.endsWith('.pages')) return t(VERDICTS[value] ?? 'common.none');
  if (field === 'requestedDocs') {
    return value
      .split(' ')
      .map((code) => {
        const known = DocCode.safeParse(code);
        return known.success ? t(`labels.document.${known.data}`) : code;
      })
      .join(', ');
  }
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'common.yes' : 'common.no');
  return codedText(t, field, value) ?? plainText(day, value);
}

/** Words that stand in the file as codes. */
function codedText(t: Translate, field: string, value: string): string | null {
  switch (field) {
    case 'type': {
      const known = AppType.safeParse(value);
      return known.success ? t(`labels.type.${known.data}`) : null;
    }
    case 'kind': {
      const known = PassportKind.safeParse(value);
      return known.success ? t(`labels.kind.${known.data}`) : null;
    }
    case 'sex': {
      const known = Sex.safeParse(value);
      return known.success ? t(`labels.sex.${known.data}`) : null;
    }
    case 'purpose': {
      const known = TravelPurpose.safeParse(value);
      return known.success ? t(`labels.purpose.${known.data}`) : null;
    }
    case 'outcome': {
      const known = InterviewOutcome.safeParse(value);
      return known.success ? t(`labels.outcome.${known.data}`) : null;
    }
    default:
      return null;
  }
}

/** The book that the applicant holds stands in one value: its number is what a person compares. */
function plainText(day: (date: PlainDate) => string, value: string): string {
  const date = PlainDate.safeParse(value);
  if (date.success) return day(date.data);
  if (!value.startsWith('{')) return value;
  const book = JSON.parse(value) as { number?: unknown };
  return typeof book.number === 'string' ? book.number : value;
}
