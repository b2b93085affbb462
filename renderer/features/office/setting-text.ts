import { PROPOSABLE } from '#common/domain/applications/application.ts';
import { SpecialRescheduleReason, Stage, type AppType } from '#common/domain/applications/vocabulary.ts';
import { ChipPolicy } from '#common/domain/production/chip.ts';
import { IkmWeight, type SettingName, type SopSettings } from '#common/domain/sop/settings.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { TextKey } from '#common/i18n/index.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

type SettingValue = SopSettings[SettingName]['value'];
type Words = { t: Translate; day: (date: PlainDate) => string };

/** What a number of the procedure counts. A year of the calendar counts nothing and stands alone. */
const UNITS: Partial<Record<SettingName, TextKey>> = {
  adultAge: 'office.unit.years',
  dualCitizenAgeLimit: 'office.unit.years',
  bookPages: 'office.unit.pages',
  aboutToExpireMonths: 'office.unit.months',
  umrahMinWords: 'office.unit.words',
  hajjMinWords: 'office.unit.words',
  docsDeadlineDays: 'office.unit.days',
  suspensionDays: 'office.unit.days',
  pickupDays: 'office.unit.days',
  pickupReminderDays: 'office.unit.days',
  noShowExpiryDays: 'office.unit.days',
  lateArrivalGraceMinutes: 'office.unit.minutes',
  rescheduleLimit: 'office.unit.times',
  rescheduleLatestDaysBefore: 'office.unit.days',
  noAnswerLimit: 'office.unit.times',
  noAnswerBackMinutes: 'office.unit.minutes',
  minNoteLength: 'office.unit.letters',
  ntpnLength: 'office.unit.letters',
  watchlistFreshDays: 'office.unit.days',
  seededSamplePercent: 'office.unit.percent',
  falseStatementBarMonths: 'office.unit.months',
  photoMinEyeDistancePixels: 'office.unit.pixels',
  dossierRetentionYears: 'office.unit.years',
  fingerprintRetentionDays: 'office.unit.days',
  photoRetentionDays: 'office.unit.days',
  auditRetentionYears: 'office.unit.years',
  viewingManyFiles: 'office.unit.files',
  viewingManyMinutes: 'office.unit.minutes',
  viewingRepeats: 'office.unit.times',
};

/** A value of the procedure as an officer reads it: never a code, never JSON. */
export function settingText(name: SettingName, value: SettingValue, words: Words): string {
  const { t } = words;
  if (value === null) return t('office.notSet');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) return t('common.none');
  const text = list.map((one) => oneText(one, words)).join(', ');
  const unit = UNITS[name];
  return unit ? t(unit, { n: text }) : text;
}

function oneText(one: string | number | { from: AppType; to: AppType }, words: Words): string {
  if (typeof one === 'number') return String(one);
  if (typeof one === 'string') return wordText(one, words);
  return `${words.t(`labels.type.${one.from}`)} → ${words.t(`labels.type.${one.to}`)}`;
}

function wordText(word: string, { t, day }: Words): string {
  const reason = SpecialRescheduleReason.safeParse(word);
  if (reason.success) return t(`labels.specialReschedule.${reason.data}`);
  const decision = PROPOSABLE.find((one) => one === word);
  if (decision) return t(`labels.proposal.${decision}`);
  const stage = Stage.safeParse(word);
  if (stage.success) return t(`labels.stage.${stage.data}`);
  const weight = IkmWeight.safeParse(word);
  if (weight.success) return t(`office.ikmWeight.${weight.data}`);
  const chip = ChipPolicy.safeParse(word);
  if (chip.success) return t(`office.chipCheck.${chip.data}`);
  if (word.startsWith('^')) return formText(word, t);
  const date = PlainDate.safeParse(word);
  return date.success ? day(date.data) : word;
}

const FORM = /^\^(?<kind>\[A-Z0-9\]|\\d)\{(?<from>\d+)(?:,(?<to>\d+))?\}\$$/;

/** How a number must look, in words; a form that is more than a length is only named as such. */
function formText(pattern: string, t: Words['t']): string {
  const { kind, from, to } = FORM.exec(pattern)?.groups ?? {};
  if (from === undefined) return t('office.form.own');
  const n = to === undefined ? from : `${from}–${to}`;
  return t(kind === String.raw`\d` ? 'office.form.digits' : 'office.form.letters', { n });
}
