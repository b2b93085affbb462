import type { QuotaReply, ShownPlan } from '#common/contract/ipc/quota.ts';
import { freeOf, type QuotaDayPlan, type QuotaPool } from '#common/domain/appointments/quota-days.ts';
import { PassportKind, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { WEEKDAYS, type QuotaLine } from '#common/domain/registers/quota.ts';
import type { Period } from '#common/domain/reports/period.ts';
import type { LaneRule } from '#common/domain/sop/lanes.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { formatDate, formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText, type Translate } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import styles from './quota-sheet.module.css';

const NOW = { refetchOnMountOrArgChange: true };
const WORK_DAYS = 5;
/** The paper is Indonesian whatever the screen speaks. */
const EITHER = new Intl.ListFormat('id', { type: 'disjunction' });

/** Lanes, places and rules in the words of applicants, from the office's own quota and procedure. Nothing until both are there. */
export function QuotaSheet({ period: { from, to } }: { period: Period }) {
  const { data } = useChannelQuery('appointments.quota', { from, to }, NOW);
  const { sop } = useSop();
  return data && sop ? <Sheet data={data} sop={sop} /> : null;
}

function Sheet({ data: { days, plan, until }, sop }: { data: QuotaReply; sop: Sop }) {
  const t = usePaperText();
  const format = useFormat();
  const moment = `${formatLetterDay(format.dateOf(until))} ${format.time(until)}`;
  const missing = PassportKind.options.filter((kind) => days.some(({ noBlanks }) => noBlanks.includes(kind)));
  return (
    <div className={styles['leaflet']} lang="id" data-paper>
      <h1>{t('quota.sheet.title')}</h1>
      <p className={styles['soft']}>{t('quota.sheet.intro', { moment })}</p>
      <h2>{t('quota.sheet.opensTitle')}</h2>
      <p className={styles['opens']}>{plan?.opens || t('quota.sheet.opensNone')}</p>
      <h2>{t('quota.sheet.lanesTitle')}</h2>
      {plan?.to ? <p>{t('quota.sheet.season', { name: plan.name, to: formatLetterDay(plan.to) })}</p> : null}
      <LaneTable sop={sop} plan={plan} />
      <p>{t('quota.sheet.fair')}</p>
      <div className={styles['halves']}>
        <Rules sop={sop} />
      </div>
      {plan ? <DayTables days={days} /> : null}
      {missing.map((kind) => (
        <p key={kind}>{t('quota.sheet.noBlanks', { kind: t(`labels.kind.${kind}`).toLowerCase() })}</p>
      ))}
      <PaperPlace day={format.today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}

function Rules({ sop: { settings } }: { sop: Sop }) {
  const t = usePaperText();
  const own = settings.specialRescheduleReasons.value;
  const mayAskAgain = own.includes('NO_SHOW_UNUSED_RESCHEDULE');
  // That one is told beside what becomes of whoever did not come.
  const reasons = own.flatMap((reason) =>
    reason === 'NO_SHOW_UNUSED_RESCHEDULE' ? [] : [t(`quota.sheet.officeReason.${reason}`)],
  );
  return (
    <>
      <section>
        <h2>{t('quota.sheet.changeTitle')}</h2>
        <p>
          {t('quota.sheet.change', {
            count: settings.rescheduleLimit.value,
            days: settings.rescheduleLatestDaysBefore.value,
          })}
        </p>
        {reasons.length > 0 ? (
          <>
            <h2>{t('quota.sheet.officeTitle')}</h2>
            <p>{t('quota.sheet.office', { reasons: EITHER.format(reasons) })}</p>
          </>
        ) : null}
      </section>
      <section>
        <h2>{t('quota.sheet.missedTitle')}</h2>
        <p>
          {t('quota.sheet.late', { minutes: settings.lateArrivalGraceMinutes.value })}{' '}
          {t('quota.sheet.missed', { days: settings.noShowExpiryDays.value })}{' '}
          {mayAskAgain ? t('quota.sheet.missedAgain') : null}
        </p>
      </section>
    </>
  );
}

function LaneTable({ sop, plan }: { sop: Sop; plan: ShownPlan | null }) {
  const t = usePaperText();
  // What opens only when the centre is down is told when it is down, unless the office has places for it.
  const told = sop.lanes.lanes.filter(
    ({ lane, onlyInOutage }) => !onlyInOutage || plan?.lines.some((line) => line.lane === lane),
  );
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('quota.sheet.lane')}</th>
          <th scope="col">{t('quota.sheet.who')}</th>
          <th scope="col">{t('quota.sheet.how')}</th>
          <th scope="col" className={styles['places']}>
            {t('quota.sheet.places')}
          </th>
        </tr>
      </thead>
      <tbody>
        {told.map((rule) => (
          <tr key={rule.lane}>
            <th scope="row">{rule.label.id}</th>
            <td>{whoText(t, rule, sop)}</td>
            <td>{howText(t, rule, sop)}</td>
            <td>{placesText(t, rule.lane, plan)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoText(t: Translate, { lane, types }: LaneRule, { lanes }: Sop): string {
  const kinds = types.map((type) => t(`labels.type.${type}`)).join('; ');
  if (lane !== 'PRIORITY') return kinds;
  const groups = lanes.priorityReasons.map(({ label }) => label.id).join(', ');
  const who = t('quota.sheet.whoPriority', {
    groups,
    elderly: lanes.elderlyMinAge.value,
    child: lanes.underFiveMaxAge.value,
  });
  return `${who}: ${kinds}`;
}

function howText(t: Translate, { lane, booking, walkIn, onlyInOutage }: LaneRule, { lanes }: Sop): string {
  const way = booking && walkIn ? 'BOTH' : booking ? 'BOOKING' : 'WALK_IN';
  return [
    t(`quota.sheet.how_${way}`),
    ...(lane === 'ACCELERATED'
      ? [t('quota.sheet.sameDay', { time: lanes.acceleratedArriveBefore.value })]
      : []),
    ...(onlyInOutage ? [t('quota.sheet.onlyInOutage')] : []),
  ].join('. ');
}

function placesText(t: Translate, lane: ServiceLane, plan: ShownPlan | null): string {
  if (!plan) return t('quota.sheet.noPlan');
  const own = plan.lines.filter((line) => line.lane === lane);
  if (own.length === 0) return t('quota.sheet.laneNone');
  return own
    .map((line) => {
      const places = weekText(t, line);
      return line.kind ? t('quota.sheet.ofKind', { kind: t(`labels.kind.${line.kind}`), places }) : places;
    })
    .join('; ');
}

function weekText(t: Translate, { places }: QuotaLine): string {
  const [first = 0] = places;
  if (places.every((count) => count === 0)) return t('quota.sheet.laneClosed');
  const isSame = places.every((count, on) => count === (on < WORK_DAYS ? first : 0));
  if (isSame) return t('quota.sheet.sameEachDay', { count: first });
  return WEEKDAYS.flatMap((day, on) => {
    const count = places[on] ?? 0;
    return count > 0 ? [t('quota.sheet.perWeekday', { weekday: t(`quota.weekday.${day}`), count })] : [];
  }).join(', ');
}

/** Week beside week. */
function DayTables({ days }: { days: readonly QuotaDayPlan[] }) {
  const t = usePaperText();
  const open = days.filter(({ isOpen }) => isOpen);
  const lanes = ServiceLane.options.filter((lane) =>
    open.some(({ pools }) => pools.some((pool) => pool.lane === lane && (pool.places ?? 0) > 0)),
  );
  const half = Math.ceil(open.length / 2);
  return (
    <>
      <h2>{t('quota.sheet.daysTitle')}</h2>
      <div className={styles['halves']}>
        {[open.slice(0, half), open.slice(half)].map((own) => (
          <DayTable key={own[0]?.day ?? ''} days={own} lanes={lanes} />
        ))}
      </div>
    </>
  );
}

type DayTableProps = { days: readonly QuotaDayPlan[]; lanes: readonly ServiceLane[] };

function DayTable({ days, lanes }: DayTableProps) {
  const t = usePaperText();
  if (days.length === 0) return null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('quota.column.day')}</th>
          {lanes.map((lane) => (
            <th key={lane} scope="col">
              {t(`labels.lane.${lane}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, pools }) => (
          <tr key={day}>
            <th scope="row" className={styles['day']}>
              {formatDate(day, 'id')}
            </th>
            {lanes.map((lane) => (
              <td key={lane}>
                {freeText(
                  t,
                  pools.filter((pool) => pool.lane === lane),
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function freeText(t: Translate, pools: readonly QuotaPool[]): string {
  const known = pools.filter(({ places }) => (places ?? 0) > 0);
  if (known.length === 0) return '–';
  return known
    .map((pool) => {
      const free = freeOf(pool) ?? 0;
      const words =
        free > 0 ? t('quota.sheet.free', { free, places: pool.places ?? 0 }) : t('quota.sheet.full');
      return pool.kind
        ? t('quota.sheet.ofKind', { kind: t(`labels.kind.${pool.kind}`), places: words })
        : words;
    })
    .join('; ');
}
