import { IconAlertTriangle, IconCheck, IconHourglass } from '@tabler/icons-react';
import type { Output } from '#common/contract/ipc/index.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import styles from './file-panel.module.css';

type Conformance = Output<'reports.file'>;
const ICONS = { MET: IconCheck, LATE: IconAlertTriangle, RUNNING: IconHourglass, OVERDUE: IconAlertTriangle };
const TONES = { MET: 'green', LATE: 'red', RUNNING: 'blue', OVERDUE: 'red' } as const satisfies Record<
  string,
  Tone
>;

/** How this file went through the procedure: its steps in order, its time norms, and where it left the plain road and why. */
export function ConformanceTab({ applicationId }: { applicationId: ApplicationId }) {
  const t = useText();
  const { currentData: data, error, refetch } = useChannelQuery('reports.file', { applicationId });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LinesSkeleton lines={8} />;
  return (
    <>
      <Section
        title={t('reports.file.steps')}
        aside={t('reports.file.visits', { count: data.visits.length })}
      >
        <Steps {...data} />
      </Section>
      {data.norms.length > 0 ? (
        <Section title={t('reports.file.norms')}>
          <Norms norms={data.norms} />
        </Section>
      ) : null}
      <Section title={t('reports.file.deviations')}>
        <Deviations {...data} />
      </Section>
    </>
  );
}

function Steps({ steps, names }: Pick<Conformance, 'steps' | 'names'>) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className={styles['steps']}>
      {steps.map(({ step, done, times, isInOrder }) => (
        <li key={step} data-done={done !== null || undefined}>
          <span>
            {t(`reports.file.stepName.${step}`)}
            {times > 1 ? ` · ${t('reports.file.again', { count: times })}` : ''}
          </span>
          <span className={styles['meta']}>
            {done ? `${format.moment(done.at)} · ${names[done.by] ?? ''}` : t('reports.file.notYet')}
          </span>
          {isInOrder ? null : (
            <Chip tone="amber" label={t('reports.file.outOfOrder')} Icon={IconAlertTriangle} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Norms({ norms }: Pick<Conformance, 'norms'>) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className={styles['steps']}>
      {norms.map(({ norm, dueOn, doneOn, verdict }) => (
        <li key={`${norm} ${dueOn} ${doneOn ?? ''}`}>
          <span>{t(`reports.norm.${norm}`)}</span>
          <span className={styles['meta']}>
            {t('reports.file.due')} {format.day(dueOn)}
            {doneOn ? ` · ${t('reports.file.done')} ${format.day(doneOn)}` : ''}
          </span>
          <Chip tone={TONES[verdict]} label={t(`reports.file.verdict.${verdict}`)} Icon={ICONS[verdict]} />
        </li>
      ))}
    </ul>
  );
}

function Deviations({ deviations, names }: Pick<Conformance, 'deviations' | 'names'>) {
  const t = useText();
  const format = useFormat();
  const { reason: nameOf } = useSop();
  if (deviations.length === 0) return <p className={styles['meta']}>{t('reports.file.noDeviation')}</p>;
  return (
    <ul className={styles['steps']}>
      {deviations.map(({ kind, at, by, reason }) => (
        <li key={`${kind} ${at}`}>
          <span>{t(`reports.deviation.${kind}`)}</span>
          <span className={styles['meta']}>
            {format.moment(at)} · {names[by] ?? ''}
          </span>
          <span>
            {reason === '' ? t('reports.file.noReason') : reason.split(', ').map(nameOf).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
