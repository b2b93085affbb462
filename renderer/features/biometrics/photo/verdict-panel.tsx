import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
} from '@tabler/icons-react';
import type { NotAssessed } from '#common/domain/biometrics/photo.ts';
import {
  PortraitGroup,
  type PortraitAssessment,
  type PortraitCheck,
  type PortraitLevel,
} from '#common/domain/biometrics/portrait.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import type { IconType } from '#renderer/ui/chip.tsx';
import styles from './photo.module.css';

const ICONS: Readonly<Record<PortraitLevel, IconType>> = {
  PASS: IconCircleCheckFilled,
  WARN: IconAlertTriangleFilled,
  FAIL: IconCircleXFilled,
  NOT_ASSESSED: IconCircleDashed,
};

type VerdictPanelProps = { assessment: PortraitAssessment | null; notAssessed: NotAssessed | null };

/** Every check of a photo, what needs a look first; "not assessed" is neither a pass nor a fail. */
export function VerdictPanel({ assessment, notAssessed }: VerdictPanelProps) {
  const t = useText();
  const verdict = assessment?.verdict ?? 'none';
  const Icon = ICONS[assessment?.verdict ?? 'NOT_ASSESSED'];
  return (
    <section className={styles['verdict']} aria-label={t(`portrait.verdict.${verdict}`)}>
      <p className={styles['verdictHead']} data-level={assessment?.verdict ?? 'NOT_ASSESSED'}>
        <Icon size={22} aria-hidden />
        <strong>{t(`portrait.verdict.${verdict}`)}</strong>
      </p>
      {notAssessed ? <p className={styles['soft']}>{t(`portrait.notAssessed.${notAssessed}`)}</p> : null}
      {assessment ? <Groups assessment={assessment} /> : null}
    </section>
  );
}

function Groups({ assessment }: { assessment: PortraitAssessment }) {
  const t = useText();
  const { checks, engine, config } = assessment;
  const count = (level: PortraitLevel) => checks.filter((check) => check.level === level).length;
  const values = { failed: count('FAIL'), warned: count('WARN'), open: count('NOT_ASSESSED') };
  return (
    <>
      <p className={styles['soft']}>{t('portrait.verdictCount', values)}</p>
      <dl className={styles['groups']}>
        {groupsOf(checks).map(({ group, own }) => (
          <div key={group} className={styles['group']}>
            <dt>{t(`portrait.group.${group}`)}</dt>
            {own.map((check) => (
              <CheckLine key={check.code} check={check} />
            ))}
          </div>
        ))}
      </dl>
      <p className={styles['soft']}>{t('portrait.engine', { ...engine, config })}</p>
    </>
  );
}

const GRAVITY: readonly PortraitLevel[] = ['FAIL', 'WARN', 'NOT_ASSESSED', 'PASS'];

/** What failed stands on top, group by group and line by line. */
function groupsOf(checks: readonly PortraitCheck[]) {
  return PortraitGroup.options
    .map((group) => ({
      group,
      own: checks.filter((check) => check.group === group).toSorted(byGravity),
    }))
    .filter(({ own }) => own.length > 0)
    .toSorted(({ own: [one] }, { own: [other] }) => (one && other ? byGravity(one, other) : 0));
}

function byGravity(one: PortraitCheck, other: PortraitCheck): number {
  return GRAVITY.indexOf(one.level) - GRAVITY.indexOf(other.level);
}

function CheckLine({ check }: { check: PortraitCheck }) {
  const t = useText();
  const Icon = ICONS[check.level];
  return (
    <dd data-level={check.level} data-code={check.code} title={rawText(t, check)}>
      <Icon size={16} aria-hidden />
      <span>{t(`portrait.check.${check.code}`)}</span>
      <span className={styles['level']}>{t(`portrait.level.${check.level}`)}</span>
    </dd>
  );
}

function rawText(t: Translate, { raw, threshold }: PortraitCheck): string {
  if (raw === null) return t('portrait.rawNone');
  const values = { raw: rounded(raw), threshold: threshold === null ? '' : rounded(threshold) };
  return t(threshold === null ? 'portrait.rawNoLimit' : 'portrait.raw', values);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
