import { computeIkm, IkmElement, type IkmReport, type IkmVariant } from '#common/domain/office/ikm.ts';
import type { SurveyAnswer } from '#common/domain/registers/survey.ts';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  monthOf,
  yearOf,
  type PlainDate,
} from '#common/kernel/plain-date.ts';

export type SurveyPeriod = { from: PlainDate; to: PlainDate };
export type MonthIndex = { month: PlainDate; respondents: number; index: number | null };
export type FallingElement = { element: IkmElement; before: number; now: number };

export type SurveyReport = {
  period: SurveyPeriod;
  /** The period that this one is held against. */
  before: SurveyPeriod;
  now: IkmReport | null;
  earlier: IkmReport | null;
  /** By the rounded weight 0.11, which many sheets use; for comparison only. */
  rounded: IkmReport | null;
  /** Twelve months up to the period's last, oldest first. */
  months: MonthIndex[];
  falling: FallingElement[];
  suggestions: { day: PlainDate; text: string }[];
};

const MONTHS_SHOWN = 12;

/** Everything that the page of the survey tells about a period, by the weight that the office's procedure asks for. */
export function surveyReport(
  answers: readonly SurveyAnswer[],
  period: SurveyPeriod,
  weight: IkmVariant,
): SurveyReport {
  const ikmOf = (some: readonly SurveyAnswer[]) =>
    computeIkm(
      some.map((answer) => answer.answers),
      weight,
    );
  const before = periodBefore(period);
  const own = within(answers, period);
  const now = ikmOf(own);
  const earlier = ikmOf(within(answers, before));
  return {
    period,
    before,
    now,
    earlier,
    rounded: computeIkm(
      own.map((answer) => answer.answers),
      'ROUNDED_011',
    ),
    months: monthsUpTo(period.to).map((month) => monthOfSurvey(answers, month, ikmOf)),
    falling: fallingElements(now, earlier),
    suggestions: own
      .flatMap(({ day, suggestion: text }) => (text === null ? [] : [{ day, text }]))
      // By their words within a day: the order in which they came would tell who was at the desk.
      .toSorted((one, other) => other.day.localeCompare(one.day) || one.text.localeCompare(other.text)),
  };
}

/** As many whole months before where the period begins with a month, else as many days. */
export function periodBefore({ from, to }: SurveyPeriod): SurveyPeriod {
  const last = addDays(from, -1);
  if (dayOf(from) !== 1) return { from: addDays(from, -(daysBetween(from, to) + 1)), to: last };
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
  return { from: addMonths(from, -months), to: last };
}

/** The first day that a report of this period looks at. */
export function firstDayAsked(period: SurveyPeriod): PlainDate {
  const oldest = monthsUpTo(period.to)[0] ?? period.from;
  const { from } = periodBefore(period);
  return from < oldest ? from : oldest;
}

/** Elements whose mean went down, the deepest fall first. */
export function fallingElements(now: IkmReport | null, earlier: IkmReport | null): FallingElement[] {
  if (!now || !earlier) return [];
  return IkmElement.options
    .map((element) => ({ element, before: earlier.means[element], now: now.means[element] }))
    .filter((one) => one.now < one.before)
    .toSorted((one, other) => one.now - one.before - (other.now - other.before));
}

function monthOfSurvey(
  answers: readonly SurveyAnswer[],
  month: PlainDate,
  ikmOf: (some: readonly SurveyAnswer[]) => IkmReport | null,
): MonthIndex {
  const report = ikmOf(within(answers, { from: month, to: addDays(addMonths(month, 1), -1) }));
  return { month, respondents: report?.respondents ?? 0, index: report?.index ?? null };
}

function monthsUpTo(to: PlainDate): PlainDate[] {
  const last = addDays(to, 1 - dayOf(to));
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => addMonths(last, index + 1 - MONTHS_SHOWN));
}

function within(answers: readonly SurveyAnswer[], { from, to }: SurveyPeriod): SurveyAnswer[] {
  return answers.filter(({ day }) => from <= day && day <= to);
}
