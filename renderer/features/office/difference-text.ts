import { CATALOGUES, type Language, type TextKey } from '#common/i18n/index.ts';
import { AppState, AppType, Role, ServiceLane, Stage } from '#common/domain/applications/vocabulary.ts';
import type { Difference, PlainValue } from '#common/domain/sop/differences.ts';
import { SopSettings, type SettingName } from '#common/domain/sop/settings.ts';
import { FingerException, FingerPosition, Permanence } from '#common/domain/biometrics/finger.ts';
import { StoredFlag } from '#common/domain/queue/file-flag.ts';
import { formatDate, formatMoney } from '#renderer/lib/format.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { isPlainDate, plainDate } from '#common/kernel/plain-date.ts';

export type Words = { t: Translate; language: Language };

export type ChangeText = {
  /** The part of the procedure; null in a document of one part. */
  part: string | null;
  what: string;
  before: string;
  after: string;
};

/** A difference as an officer reads it. */
export function changeText(change: Difference, words: Words): ChangeText {
  const { path, before, after } = change;
  const [part = ''] = path;
  const isPart = Object.hasOwn(CATALOGUES.id.papers.part, part);
  const place = isPart ? path.slice(1) : path;
  const field = place.at(-1) ?? '';
  const shown = (value: PlainValue) => valueText(value, { part, field }, words);
  return {
    part: isPart ? words.t(`papers.part.${part}` as TextKey) : null,
    what: whatText(change, place, words),
    before: shown(before),
    after: shown(after),
  };
}

function whatText({ subject, kind }: Difference, place: readonly string[], { t, language }: Words): string {
  const [first = ''] = place;
  const field = place.at(-1) ?? '';
  const named = isSetting(first) ? t(`office.setting.${first}`) : subject?.[language];
  const said = fieldText(field, t);
  if (named === undefined) return place.map((step) => fieldText(step, t)).join(' › ');
  // Of a thing that came or went whole, of a plain value and of a tariff the name says it all.
  return kind !== 'CHANGED' || PLAIN.has(field) || said === named ? named : `${named}: ${said}`;
}

const PLAIN = new Set(['value', 'amount']);

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SopSettings.shape, name);
}

function fieldText(field: string, t: Translate): string {
  return Object.hasOwn(CATALOGUES.id.papers.field, field) ? t(`papers.field.${field}` as TextKey) : field;
}

type Place = { part: string; field: string };

/** Names come in both languages and are shown in one. */
const BILINGUAL = new Set(['label', 'title', 'name', 'rule', 'governs', 'from']);

function valueText(value: PlainValue, place: Place, words: Words): string {
  const { t, language } = words;
  if (value === null || value === '') return t('papers.empty');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return isMoney(place) ? formatMoney(value) : String(value);
  if (typeof value === 'string') return wordText(value, words);
  if (value.length === 0) return t('papers.empty');
  if (BILINGUAL.has(place.field) && value.length === 2) return String(value[language === 'id' ? 0 : 1]);
  return value.map((one) => valueText(one, { ...place, field: '' }, words)).join(', ');
}

function isMoney({ part, field }: Place): boolean {
  return part === 'fees' && field === 'amount';
}

/** Codes that have a label show it. */
function wordText(text: string, { t, language }: Words): string {
  if (isPlainDate(text)) return formatDate(plainDate(text), language);
  const labels = [
    [Role, 'role'],
    [Stage, 'stage'],
    [ServiceLane, 'lane'],
    [AppType, 'type'],
    [AppState, 'state'],
    [StoredFlag, 'flag'],
    [FingerPosition, 'finger'],
  ] as const;
  const found = labels.find(([schema]) => schema.safeParse(text).success);
  if (found) return t(`labels.${found[1]}.${text}` as TextKey);
  if (FingerException.safeParse(text).success) return t(`capture.exception.${text}` as TextKey);
  return Permanence.safeParse(text).success ? t(`fingers.permanence.${text}` as TextKey) : text;
}
